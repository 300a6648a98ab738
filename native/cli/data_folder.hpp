// The data folder: the database, the operator's key, the key that signs second factors, and, while a server runs, its
// address. Readable by its owner only.
#pragma once

#include <string>

namespace kz {

class DataFolder {
public:
    // Makes what is missing. Throws std::runtime_error with path and reason.
    explicit DataFolder(std::string path);

    const std::string& path() const { return path_; }
    std::string database() const { return path_ + "/kulanz.db"; }
    std::string themes() const { return path_ + "/themes"; } // the operator's own, if there are any
    std::string proofs() const { return path_ + "/proofs"; } // files that customers have added
    std::string operator_key() const; // made at the first time
    std::string proof_key() const;    // 32 bytes, made at the first time
    // The address of the server that said it runs here; it may have died since.
    std::string server_url() const;
    void announce(const std::string& url) const;
    void withdraw() const;

private:
    std::string secret(const std::string& name) const;
    std::string path_;
};

} // namespace kz
