// Stand-ins for three providers of payments, as strict as their published interfaces: what these would refuse is refused here, and what
// is wrong about a request is kept in `faults`. Written from https://docs.stripe.com/api/checkout/sessions and
// https://docs.mollie.com/reference/create-payment and https://docs.viafintech.com/api/v2/.
import {createHash, createHmac, randomUUID} from 'node:crypto';
import {createServer} from 'node:http';

class StandIn {
    static async start() {
        const it = new this();
        it.asked = [];
        it.faults = [];
        it.script = [];     // what the next orders are answered with, before anything else: a status, or a function
        it.onRead = new Map(); // what happens before somebody reads of this id, once
        it.kept = new Map(); // by Idempotency-Key
        it.things = new Map();
        it.http = createServer((request, response) => {
            let body = '';
            request.on('data', (piece) => body += piece);
            request.on('end', () => it.take(request, response, body));
        });
        await new Promise((resolve) => it.http.listen(0, '127.0.0.1', resolve));
        it.origin = `http://127.0.0.1:${it.http.address().port}`;
        return it;
    }
    stop() {
        this.http.closeAllConnections();
        this.http.close();
    }
    async take(request, response, body) {
        const url = new URL(request.url, this.origin);
        this.asked.push({method: request.method, path: url.pathname, key: request.headers['idempotency-key'], body});
        const id = url.pathname.split('/').at(-1);
        const step = request.method === 'POST' ? this.script.shift() : this.onRead.get(id);
        this.onRead.delete(id);
        const told = typeof step === 'function' ? await step() : step;
        const {status, json, file} = told ? {status: told, json: {}} : this.checked(request, url, body);
        if (status >= 400 && !told)
            this.faults.push({path: request.url, body, json});
        response.writeHead(status, {'Content-Type': file ? 'application/pdf' : 'application/json'}).end(file ?? JSON.stringify(json));
    }
    checked(request, url, body) {
        if (!this.isKnown(request, url, body))
            return this.refusal(401, 'the key is not one of this account');
        if (request.method !== 'POST' || url.pathname.split('/').length > this.constructor.orderDepth)
            return this.read(url, request.method);
        // The same key is the same answer; with other words it is a mistake.
        const key = request.headers['idempotency-key'];
        const known = key && this.kept.get(key);
        if (known)
            return known.body === body ? known.answer : this.refusal(400, 'the key was used for another request');
        const answer = this.make(request, url, body);
        if (key && answer.status < 500)
            this.kept.set(key, {body, answer});
        return answer;
    }
    isKnown(request) {
        return request.headers.authorization === `Bearer ${this.constructor.key}`;
    }
    next(prefix) {
        return `${prefix}_${(this.count = (this.count ?? 0) + 1)}${Math.random().toString(36).slice(2, 10)}`;
    }
}

export class Stripe extends StandIn {
    static key = 'sk_test_standin';
    static secret = 'whsec_standin';
    static orderDepth = 4; // "/v1/checkout/sessions"; what is longer is about one of them

    refusal(status, message) {
        return {status, json: {error: {type: 'invalid_request_error', message}}};
    }
    make(request, url, body) {
        if (url.pathname !== '/v1/checkout/sessions')
            return this.refusal(404, 'no such address');
        if (request.headers['content-type'] !== 'application/x-www-form-urlencoded')
            return this.refusal(400, 'a form is wanted');
        const form = new URLSearchParams(body);
        const known = ['mode', 'client_reference_id', 'line_items[0][quantity]', 'line_items[0][price_data][currency]', 'line_items[0][price_data][unit_amount]',
            'line_items[0][price_data][product_data][name]', 'payment_method_types[0]', 'payment_intent_data[description]', 'payment_intent_data[metadata][checkout]', 'locale', 'success_url',
            'cancel_url', 'expires_at'];
        for (const [name] of form)
            if (!known.includes(name) || form.getAll(name).length > 1)
                return this.refusal(400, `received unknown parameter: ${name}`);
        const value = (name) => form.get(name) ?? '';
        const amount = Number(value('line_items[0][price_data][unit_amount]')), until = Number(value('expires_at')), now = Date.now() / 1000;
        const faults = [
            [value('mode') !== 'payment', 'mode'],
            [value('client_reference_id').length > 200, 'client_reference_id'],
            [value('line_items[0][price_data][currency]') !== 'eur', 'currency: three small letters'],
            [!Number.isSafeInteger(amount) || amount < 50 || amount > 99999999, 'unit_amount: at least 0.50, eight digits'],
            [value('line_items[0][quantity]') !== '1', 'quantity'],
            [!value('line_items[0][price_data][product_data][name]'), 'name: not empty'],
            [!['card', 'paypal', 'ideal', 'bancontact', 'eps', 'pay_by_bank'].includes(value('payment_method_types[0]')), 'payment_method_types'],
            [!['de', 'en', 'nl', 'fr'].includes(value('locale')), 'locale'],
            [!/^https?:\/\/[^/]+\/./.test(value('success_url')) || !/^https?:\/\/[^/]+\/./.test(value('cancel_url')), 'success_url, cancel_url'],
            [!(until >= now + 1800 && until <= now + 86400), 'expires_at: 30 minutes to 24 hours after creation'],
        ].filter(([isWrong]) => isWrong);
        if (faults.length > 0)
            return this.refusal(400, faults[0][1]);
        const id = this.next('cs_test');
        const session = {id, object: 'checkout.session', mode: 'payment', amount_total: amount, currency: 'eur', client_reference_id: value('client_reference_id'), status: 'open',
            payment_status: 'unpaid', payment_intent: null, expires_at: until, url: `${this.origin}/c/pay/${id}`, success_url: value('success_url'), cancel_url: value('cancel_url')};
        this.things.set(id, session);
        return {status: 200, json: {...session}};
    }
    read(url, method) {
        const list = (data) => ({status: 200, json: {object: 'list', has_more: false, data}});
        const wanted = url.searchParams.get('payment_intent');
        if (url.pathname === '/v1/checkout/sessions' && wanted)
            return list([...this.things.values()].filter(({payment_intent}) => payment_intent?.id === wanted).map((session) => ({...session, payment_intent: wanted})));
        if (url.pathname === '/v1/disputes' && wanted)
            return list([...this.things.values()].flatMap(({payment_intent, disputes}) => payment_intent?.id === wanted && disputes || []));
        const session = this.things.get(url.pathname.split('/')[4]);
        if (!url.pathname.startsWith('/v1/checkout/sessions/') || !session)
            return this.refusal(404, 'no such checkout.session');
        if (method === 'POST') {
            if (url.pathname.split('/')[5] !== 'expire' || session.status !== 'open')
                return this.refusal(400, 'only an open session can be expired');
            Object.assign(session, {status: 'expired', url: null});
        }
        const isWhole = url.searchParams.get('expand[]') === 'payment_intent.latest_charge';
        const {disputes, ...json} = session;
        return {status: 200, json: {...json, payment_intent: isWhole ? session.payment_intent : session.payment_intent?.id ?? null}};
    }

    // ---- what happens there ----
    last() {
        return [...this.things.values()].at(-1);
    }
    finish(session, {isPaid = true} = {}) {
        session.payment_intent ??= {id: this.next('pi'), object: 'payment_intent', status: 'processing', latest_charge: null};
        Object.assign(session, {status: 'complete', url: null, payment_status: isPaid ? 'paid' : 'unpaid'});
        if (isPaid)
            Object.assign(session.payment_intent, {status: 'succeeded', latest_charge: {id: this.next('ch'), object: 'charge', amount: session.amount_total, amount_refunded: 0, refunded: false, disputed: false}});
    }
    refund(session, minor) {
        const charge = session.payment_intent.latest_charge;
        charge.amount_refunded += minor;
        charge.refunded = charge.amount_refunded === charge.amount;
    }
    dispute(session, status) {
        session.payment_intent.latest_charge.disputed = true;
        session.disputes = [{id: 'dp_1', object: 'dispute', payment_intent: session.payment_intent.id, status}];
    }
    // Says so to `origin`, as Stripe signs it.
    async notify(origin, type, session, {secret = Stripe.secret, age_s = 0} = {}) {
        const object = type.startsWith('checkout.') ? {id: session.id, object: 'checkout.session'} : {id: 'x_1', payment_intent: session.payment_intent.id};
        const body = JSON.stringify({id: this.next('evt'), object: 'event', type, data: {object}});
        const time = Math.floor(Date.now() / 1000) - age_s;
        const signature = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
        const answer = await fetch(`${origin}/api/v1/providers/stripe/notifications`, {method: 'POST', body,
            headers: {'Content-Type': 'application/json; charset=utf-8', 'Stripe-Signature': `t=${time},v1=${signature},v0=${'0'.repeat(64)}`}});
        return {status: answer.status, json: await answer.json()};
    }
}

export class Mollie extends StandIn {
    static key = 'test_standin';
    static orderDepth = 3;

    refusal(status, detail) {
        return {status, json: {status, title: 'Unprocessable Entity', detail}};
    }
    make(request, url, body) {
        if (url.pathname !== '/v2/payments')
            return this.refusal(404, 'no such address');
        const {amount, description, redirectUrl, cancelUrl, webhookUrl, method, locale, metadata, ...rest} = JSON.parse(body);
        const isReachable = (address) => /^https?:/.test(address) && !/^(localhost|127\.|10\.|192\.168\.|\[::1\])/.test(new URL(address).hostname);
        const faults = [
            [Object.keys(rest).length > 0, `non-existent body parameter ${Object.keys(rest)}`],
            [amount?.currency !== 'EUR' || !/^\d{1,8}\.\d\d$/.test(amount?.value) || Number(amount.value) <= 0, 'amount: a text with two decimals'],
            [!description || description.length > 255, 'description'],
            [!redirectUrl || !cancelUrl, 'redirectUrl, cancelUrl'],
            [!webhookUrl || !isReachable(webhookUrl), 'The webhook URL is invalid because it is unreachable from Mollie’s point of view'],
            [!['creditcard', 'paypal', 'wero', 'ideal', 'bancontact', 'eps', 'paybybank'].includes(method), 'method'],
            [!['de_DE', 'en_GB', 'nl_NL', 'fr_FR'].includes(locale), 'locale'],
            [JSON.stringify(metadata ?? null).length > 1024, 'metadata: about 1 kB'],
        ].filter(([isWrong]) => isWrong);
        if (faults.length > 0)
            return this.refusal(422, faults[0][1]);
        const id = this.next('tr').replace(/_(\d+)/, '_$1x');
        const payment = {resource: 'payment', id, mode: 'test', status: 'open', amount, description, method, metadata, redirectUrl, cancelUrl, webhookUrl, chargebacks: [], isCancelable: method !== 'ideal',
            _links: {checkout: {href: `${this.origin}/checkout/${id}`, type: 'text/html'}}};
        this.things.set(id, payment);
        return {status: 201, json: {...payment}};
    }
    read(url, method) {
        const payment = this.things.get(url.pathname.split('/')[3]);
        if (!url.pathname.startsWith('/v2/payments/') || !payment)
            return this.refusal(404, 'No payment exists with this token');
        if (method === 'DELETE') {
            if (!payment.isCancelable)
                return this.refusal(422, 'The payment cannot be canceled');
            payment.status = 'canceled';
        }
        const {chargebacks, ...json} = payment;
        return {status: 200, json: {...json, ...url.searchParams.get('embed') === 'chargebacks' && {_embedded: {chargebacks}}}};
    }

    // ---- what happens there ----
    last() {
        return [...this.things.values()].at(-1);
    }
    refund(payment, value) {
        payment.amountRefunded = {currency: 'EUR', value};
    }
    chargeBack(payment, reversedAt = null) {
        payment.chargebacks = [{resource: 'chargeback', id: 'chb_1', amount: payment.amount, reversedAt}];
    }
    async notify(origin, {id, webhookUrl}) {
        const answer = await fetch(origin + new URL(webhookUrl).pathname, {method: 'POST', body: `id=${id}`, headers: {'Content-Type': 'application/x-www-form-urlencoded'}});
        return {status: answer.status, json: await answer.json()};
    }
}

export class Viacash extends StandIn {
    static key = '6b3fb3abef828c7d10b5a905a49c988105621395';
    static division = '12345';
    static orderDepth = 3;

    signature(method, url, date, key, body, secret = Viacash.key) {
        const digest = createHash('sha256').update(body).digest('hex');
        const lines = [`${url.hostname}:${url.port || (url.protocol === 'https:' ? 443 : 80)}`, method, url.pathname, url.search.slice(1), date, key, digest];
        return createHmac('sha256', secret).update(lines.join('\n')).digest('hex');
    }
    isKnown(request, url, body) {
        const {date, 'idempotency-key': key = ''} = request.headers;
        return Math.abs(Date.parse(date) - Date.now()) < 300_000 && request.headers.authorization ===
            `BZ1-HMAC-SHA256 DivisionId=${Viacash.division}, Signature=${this.signature(request.method, url, date, key, body)}`;
    }
    refusal(status, message) {
        return {status, json: {error_class: 'invalid_parameter', error_code: 'x', message, request_id: '1'}};
    }
    make(request, url, body) {
        if (url.pathname !== '/v2/slips')
            return this.refusal(404, 'no such address');
        const {slip_type, reference_key, hook_url, expires_at, customer, transactions, ...rest} = JSON.parse(body);
        const until = Date.parse(expires_at) - Date.now(), day = 86_400_000;
        const faults = [
            [Object.keys(rest).length > 0, `unknown ${Object.keys(rest)}`],
            [slip_type !== 'payment', 'slip_type'],
            [!/^https:/.test(hook_url), 'hook_url: https'],
            [!(until > 0 && until <= 21 * day) || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(expires_at), 'expires_at'],
            [!customer?.key || Object.keys(customer).some((name) => !['key', 'language'].includes(name)), 'customer'],
            [customer?.language && !['de-DE', 'fr-FR'].includes(customer.language), 'language'],
            [transactions?.length !== 1 || transactions[0].currency !== 'EUR' || !/^\d{1,3}\.\d\d$/.test(transactions[0].amount), 'transactions: up to 999.99'],
        ].filter(([isWrong]) => isWrong);
        if (faults.length > 0)
            return this.refusal(400, faults[0][1]);
        const id = `slp-${randomUUID()}`;
        const slip = {id, slip_type, division_id: Viacash.division, reference_key, hook_url, expires_at, customer, checkout_token: 'djF8', ...this.barcode && {barcode: this.barcode},
            transactions: [{id: String(4_729_294_329 + this.things.size), ...transactions[0], state: 'pending'}]};
        this.things.set(id, slip);
        return {status: 201, json: structuredClone(slip)};
    }
    read(url, method) {
        const [, , , id, what, kind] = url.pathname.split('/');
        const slip = this.things.get(id);
        if (!slip)
            return this.refusal(404, 'no such slip');
        if (what === 'media' && kind === 'pdf')
            return {status: 200, file: `%PDF-1.7 ${id}`};
        if (method === 'POST') {
            if (what !== 'invalidate' || slip.transactions[0].state !== 'pending')
                return this.refusal(400, 'only a pending slip can be invalidated');
            slip.transactions[0].state = 'invalidated';
        }
        return {status: 200, json: structuredClone(slip)};
    }

    // ---- what happens there ----
    last() {
        return [...this.things.values()].at(-1);
    }
    happen(slip, state) {
        slip.transactions[0].state = state;
    }
    async notify(origin, slip, event, {secret = Viacash.key, date = new Date().toUTCString()} = {}) {
        const body = JSON.stringify({event, event_occurred_at: new Date().toISOString(), affected_transaction_id: slip.transactions[0].id, slip});
        const signature = this.signature('POST', new URL(slip.hook_url), date, '', body, secret);
        const answer = await fetch(origin + new URL(slip.hook_url).pathname, {method: 'POST', body,
            headers: {'Content-Type': 'application/json', Date: date, 'Bz-Hook-Format': 'v2', 'Bz-Signature': `BZ1-HMAC-SHA256 ${signature}`}});
        return {status: answer.status, json: await answer.json()};
    }
}
