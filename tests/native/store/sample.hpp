// What the tests of the stores share: a folder that goes away, values to store, and everything a store says as text.
#pragma once

#include "native/store/store.hpp"

#include <string>

namespace kz::test {

enum class Medium { Disk, Memory };

// An empty folder, removed with its content. In memory (when the host has /dev/shm) a flush costs nothing.
class Folder {
public:
    explicit Folder(Medium medium = Medium::Disk);
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string file(const std::string& name) const { return path_ + "/" + name; }

private:
    std::string path_;
};

Merchant sample_merchant(const std::string& seller_key);
// A claim of the first version, with `lines` lines.
ClaimRecord sample_claim(MerchantId merchant, const std::string& number, int lines = 2);
StoredEvent sample_event(const std::string& kind, const std::string& body);
Link sample_link(ClaimId claim, const std::string& token_hash);

// Makes what it names, in a batch of its own.
MerchantId add_merchant(Store& store, const std::string& seller_key);
ClaimId add_claim(Store& store, MerchantId merchant, const std::string& number);
// One event more; returns the new version.
std::int64_t add_event(Transaction& transaction, ClaimId claim, const std::string& body);
// One job, its failure thrown.
void commit_one(Store& store, const Store::Job& job);

// All of claims (from the first on), journals, links, merchants and audit, and the answers kept under `keys`.
std::string dump(Reader& reader, const std::vector<std::string>& keys = {});
std::string dump(Store& store, const std::vector<std::string>& keys = {});

} // namespace kz::test
