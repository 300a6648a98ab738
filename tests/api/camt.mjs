// Bank files made for a test: camt.053 and camt.054, version 08, one statement.
const party = (tag, {name, iban} = {}) => name ? `<${tag}><Pty><Nm>${name}</Nm></Pty></${tag}>${iban ? `<${tag}Acct><Id><IBAN>${iban}</IBAN></Id></${tag}Acct>` : ''}` : '';

// {amount: '119.00', debit, on, reference: the bank's, name, iban, text, ref: of the creditor, id: end to end, reversal, reason}
function entry({amount, debit = false, on = '2026-02-02', reference, name, iban, text, ref, id, reversal = false, reason}) {
    const details = `<TxDtls><Refs><EndToEndId>${id ?? 'NOTPROVIDED'}</EndToEndId></Refs><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${debit ? 'DBIT' : 'CRDT'}</CdtDbtInd>`
        + `<RltdPties>${party(debit && !reason ? 'Cdtr' : 'Dbtr', {name, iban})}</RltdPties>`
        + `<RmtInf>${text ? `<Ustrd>${text}</Ustrd>` : ''}${ref ? `<Strd><CdtrRefInf><Ref>${ref}</Ref></CdtrRefInf></Strd>` : ''}</RmtInf>`
        + `${reason ? `<RtrInf><Rsn><Cd>${reason}</Cd></Rsn></RtrInf>` : ''}</TxDtls>`;
    return `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${debit ? 'DBIT' : 'CRDT'}</CdtDbtInd>${reversal ? '<RvslInd>true</RvslInd>' : ''}<Sts><Cd>BOOK</Cd></Sts>`
        + `<BookgDt><Dt>${on}</Dt></BookgDt>${reference ? `<AcctSvcrRef>${reference}</AcctSvcrRef>` : ''}<NtryDtls>${details}</NtryDtls></Ntry>`;
}

const balance = (code, cents, on) => `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${(Math.abs(cents) / 100).toFixed(2)}</Amt>`
    + `<CdtDbtInd>${cents < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd><Dt><Dt>${on}</Dt></Dt></Bal>`;

export function camt(entries, {kind = '053', account = 'DE89370400440532013000', id = 'S-1', on = '2026-02-02', wrongBy = 0} = {}) {
    const [outer, inner] = kind === '053' ? ['BkToCstmrStmt', 'Stmt'] : ['BkToCstmrDbtCdtNtfctn', 'Ntfctn'];
    const sum = entries.reduce((all, {amount, debit}) => all + (debit ? -1 : 1) * Math.round(amount * 100), 0);
    const balances = kind === '053' ? balance('OPBD', 10_000, on) + balance('CLBD', 10_000 + sum + wrongBy, on) : '';
    return `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.${kind}.001.08"><${outer}><GrpHdr><MsgId>M</MsgId><CreDtTm>${on}T18:00:00</CreDtTm></GrpHdr>`
        + `<${inner}><Id>${id}</Id><CreDtTm>${on}T18:00:00</CreDtTm><Acct><Id><IBAN>${account}</IBAN></Id><Ccy>EUR</Ccy></Acct>${balances}${entries.map(entry).join('\n')}</${inner}></${outer}></Document>`;
}
