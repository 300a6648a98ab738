// Holds assets/openapi/kulanz.v1.json against what the protocol writes: the document is OpenAPI 3.1, every golden sample
// is described in full (a field without a description fails), every example fits its schema, and the codes of problems
// are those of the program. Run in the root of the tree, after `tools/dev setup` has put node_modules there.
import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const golden = (name) => readFileSync(`tests/shared/protocol/golden/${name}.txt`, 'utf8');
const text = readFileSync('assets/openapi/kulanz.v1.json', 'utf8');
const document = JSON.parse(text);
const faults = [];
const check = (isRight, what) => isRight || faults.push(what);

// The document itself.
const validity = await new Validator().validate(structuredClone(document));
check(validity.valid, `not OpenAPI 3.1: ${JSON.stringify(validity.errors)}`);
check(document.openapi.startsWith('3.1.'), 'not 3.1');

// A world in which nothing is said that is not described.
const closed = structuredClone(document);
const close = (schema) => {
  if (schema === null || typeof schema !== 'object') return;
  if (schema.properties && schema.additionalProperties === undefined) schema.additionalProperties = false;
  Object.values(schema).forEach(close);
};
close(closed.components.schemas);
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(document, 'open');
ajv.addSchema(closed, 'closed');
const fits = (world, pointer, value) => {
  const validate = ajv.getSchema(`${world}#${pointer}`);
  return validate(value) ? '' : ajv.errorsText(validate.errors);
};

// What the program writes.
const samples = {
  invoice: 'Invoice', credit_note: 'Invoice', page: 'Page', claim: 'Claim', claims: 'ClaimList', payment: 'PaymentPosted',
  journal: 'Journal', ledger: 'Ledger', link: 'Link', check_code: 'CheckCode', well_known: 'WellKnown', service: 'Service', merchant: 'Merchant', merchants: 'MerchantList', health: 'Health',
  bank_import: 'StatementImport', bank_entries: 'BankEntryList', bank_match: 'BankMatch', payout: 'Payout',
  event_claim_raised_v1: 'ClaimRaised', event_payment_posted_v1: 'PaymentPostedEvent',
  event_payment_reversed_v1: 'PaymentReversed', event_credit_noted_v1: 'CreditNoted', event_plan_agreed_v1: 'PlanAgreed',
  event_contact_requested_v1: 'ContactRequested',
  event_charged_v1: 'Charged',
  event_waived_v1: 'Waived',
  event_refunded_v1: 'Refunded',
  event_allocation_chosen_v1: 'AllocationChosen',
  event_plan_ended_v1: 'PlanEnded',
  event_delivered_v1: 'Delivered',
  event_reminded_v1: 'Reminded',
  event_due_moved_v1: 'DueMoved',
  event_paused_v1: 'Paused',
  event_resumed_v1: 'Resumed',
  event_dispute_opened_v1: 'DisputeOpened',
  event_dispute_resolved_v1: 'DisputeResolved',
  event_plan_requested_v1: 'PlanRequested', event_plan_declined_v1: 'PlanDeclined', event_plan_adjusted_v1: 'PlanAdjusted',
  event_dispute_opened_v1_full: 'DisputeOpened', event_dispute_resolved_v1_full: 'DisputeResolved', event_contact_requested_v1_full: 'ContactRequested',
  event_proof_added_v1: 'ProofAdded', event_service_blocked_v1: 'ServiceBlocked', event_service_restored_v1: 'ServiceRestored',
  event_checkout_started_v1: 'CheckoutStarted', event_checkout_moved_v1: 'CheckoutMoved', event_slip_issued_v1: 'SlipIssued',
  event_message_sent_v1: 'MessageSent', event_messages_seen_v1: 'MessagesSeen', event_conversation_closed_v1: 'ConversationClosed',
  event_conversation_rated_v1: 'ConversationRated',
  event_call_booked_v1: 'CallBooked', event_call_cancelled_v1: 'CallCancelled', event_call_made_v1: 'CallMade',
  event_message_file_added_v1: 'MessageFileAdded', event_conversation_handed_over_v1: 'ConversationHandedOver',
  event_assistant_answered_v1: 'AssistantAnswered', event_person_wanted_v1: 'PersonWanted',
  event_share_noted_v1: 'ShareNoted', event_share_noted_v1_full: 'ShareNoted',
  event_mandate_given_v1: 'MandateGiven', event_mandate_revoked_v1: 'MandateRevoked', event_collections_announced_v1: 'CollectionsAnnounced',
  event_collection_sent_v1: 'CollectionSent', event_collection_returned_v1: 'CollectionReturned', debits: 'Debits', debit_file: 'DebitFile',
  event_payment_posted_v1_full: 'PaymentPostedEvent', event_payment_reversed_v1_full: 'PaymentReversed',
  event_credit_noted_v1_full: 'CreditNoted',
  event_refund_ordered_v1: 'RefundOrdered', event_refund_cancelled_v1: 'RefundCancelled', event_contact_closed_v1: 'ContactClosed',
};
for (const [name, schema] of Object.entries(samples)) {
  const fault = fits('closed', `/components/schemas/${schema}`, JSON.parse(golden(name)));
  check(!fault, `${name} is not as ${schema} says: ${fault}`);
  check(fits('closed', `/components/schemas/${schema}`, { ...JSON.parse(golden(name)), surplus: 1 }),
    `${schema} takes what it does not describe`);
}
for (const line of golden('problems').trim().split('\n')) {
  const fault = fits('closed', '/components/schemas/Problem', JSON.parse(line));
  check(!fault, `a problem is not as the schema says: ${fault}`);
}

// Its codes.
const codes = Object.fromEntries(golden('problem_codes').trim().split('\n').map((line) => {
  const [, status, code, title] = /^(\d+) (\w+): (.*)$/.exec(line);
  return [code, { status: Number(status), title }];
}));
const described = document.components.schemas.ProblemCode.enum;
check(Object.keys(codes).sort().join() === [...described].sort().join(), 'the codes of problems are others');

// The examples, each in its place.
const escape = (part) => part.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D');
const resolve = (value) => value?.$ref ? value.$ref.slice(2).split('/').reduce((at, part) => at[part], document) : value;
let examples = 0;
const visit = (value, pointer) => {
  if (value === null || typeof value !== 'object') return;
  if (value.schema && value.examples)
    for (const [name, example] of Object.entries(value.examples)) {
      ++examples;
      const fault = fits('open', `${pointer}/schema`, resolve(example).value);
      check(!fault, `example ${name} at ${pointer}: ${fault}`);
    }
  for (const [key, inner] of Object.entries(value)) visit(inner, `${pointer}/${escape(key)}`);
};
visit(document.paths, '/paths');
visit(document.components.responses, '/components/responses');
check(examples > 50, 'the examples were not found');
for (const [name, example] of Object.entries(document.components.examples))
  if (codes[name]) check(example.value.status === codes[name].status && example.value.title === codes[name].title, `example ${name}`);

// Every operation: a refusal of any kind has its form, one id each, and a command says its key.
const ids = new Set();
for (const [path, item] of Object.entries(document.paths))
  for (const [method, operation] of Object.entries(item)) {
    if (method === 'parameters') continue;
    check(!ids.has(operation.operationId), `${operation.operationId} twice`);
    ids.add(operation.operationId);
    check(operation.responses.default, `${method} ${path} has no default`);
    const isKeyed = JSON.stringify(operation.responses).includes('IdempotencyKey');
    const hasKey = (operation.parameters ?? []).some((parameter) => parameter.$ref?.endsWith('/IdempotencyKey'));
    check(isKeyed === hasKey, `${method} ${path}: the key and its refusals do not agree`);
    for (const [status, response] of Object.entries(operation.responses)) {
      const schema = resolve(response).content?.['application/problem+json']?.schema;
      const expected = schema?.allOf?.[1].properties.status.const;
      check(expected === undefined || expected === Number(status), `${method} ${path} ${status}`);
    }
  }

faults.forEach((fault) => console.error(fault));
console.log(`${ids.size} operations, ${examples} examples, ${Object.keys(samples).length} samples: ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
