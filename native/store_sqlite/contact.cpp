#include "native/store_sqlite/contact.hpp"

#include "native/store_sqlite/codes.hpp"

namespace kz::sqlite {
namespace {

#define KZ_REPLY_COLUMNS "id, merchant_id, language, title, text"

ReplyRecord take_reply(Run& run) {
    ReplyRecord record;
    record.id = ReplyId{run.number()};
    record.merchant = MerchantId{run.number()};
    record.reply.language = parse_language_word(run.text()).value_or(Language::German);
    record.reply.title = run.text();
    record.reply.text = run.text();
    return record;
}

template <class Choice>
Choice known(std::optional<Choice> parsed) {
    if (!parsed)
        throw StoreError("the store has a word of an SMS gateway that this program does not know");
    return *parsed;
}

} // namespace

ContactQueries::ContactQueries(Database& database)
    : reply_(database, "SELECT " KZ_REPLY_COLUMNS " FROM reply WHERE id = ?"),
      replies_(database, "SELECT " KZ_REPLY_COLUMNS " FROM reply WHERE ?1 = 0 OR merchant_id = ?1 ORDER BY id"),
      gateway_(database, "SELECT kind, url, sender, secret, header, form, body FROM sms_gateway WHERE merchant_id = ?") {}

std::optional<ReplyRecord> ContactQueries::reply(ReplyId id) {
    Run run = reply_.run(id);
    return run.row() ? std::optional(take_reply(run)) : std::nullopt;
}

std::vector<ReplyRecord> ContactQueries::replies(MerchantId merchant) {
    std::vector<ReplyRecord> found;
    for (Run run = replies_.run(merchant); run.row();)
        found.push_back(take_reply(run));
    return found;
}

std::optional<SmsGateway> ContactQueries::sms_gateway(MerchantId merchant) {
    Run run = gateway_.run(merchant);
    if (!run.row())
        return std::nullopt;
    SmsGateway gateway;
    gateway.kind = known(parse_sms_kind(run.text()));
    gateway.url = run.text();
    gateway.sender = run.text();
    gateway.secret = run.text();
    gateway.header = run.text();
    gateway.form = known(parse_sms_form(run.text()));
    gateway.body = run.text();
    return gateway;
}

ContactWrites::ContactWrites(Database& database)
    : insert_(database, "INSERT INTO reply (merchant_id, language, title, text) VALUES (?, ?, ?, ?)"),
      update_(database, "UPDATE reply SET language = ?, title = ?, text = ? WHERE id = ?"),
      remove_(database, "DELETE FROM reply WHERE id = ?"),
      put_gateway_(database, "INSERT INTO sms_gateway (merchant_id, kind, url, sender, secret, header, form, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) "
                             "ON CONFLICT (merchant_id) DO UPDATE SET kind = ?2, url = ?3, sender = ?4, secret = ?5, header = ?6, form = ?7, body = ?8"),
      remove_gateway_(database, "DELETE FROM sms_gateway WHERE merchant_id = ?") {}

void ContactWrites::insert(const ReplyRecord& record) {
    insert_.run(record.merchant, language_word(record.reply.language), record.reply.title, record.reply.text).finish();
}

void ContactWrites::update(const ReplyRecord& record) {
    update_.run(language_word(record.reply.language), record.reply.title, record.reply.text, record.id).finish();
}

void ContactWrites::remove(ReplyId id) {
    remove_.run(id).finish();
}

void ContactWrites::put(MerchantId merchant, const SmsGateway& gateway) {
    put_gateway_
        .run(merchant, sms_kind_code(gateway.kind), gateway.url, gateway.sender, gateway.secret, gateway.header, sms_form_code(gateway.form), gateway.body)
        .finish();
}

void ContactWrites::remove(MerchantId merchant) {
    remove_gateway_.run(merchant).finish();
}

} // namespace kz::sqlite
