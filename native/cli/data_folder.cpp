#include "native/cli/data_folder.hpp"

#include "native/platform/file.hpp"
#include "native/platform/secret.hpp"

#include <filesystem>
#include <stdexcept>

namespace kz {
namespace {

namespace fs = std::filesystem;

} // namespace

DataFolder::DataFolder(std::string path) : path_(std::move(path)) {
    std::error_code error;
    fs::create_directories(path_, error);
    if (!fs::is_directory(path_))
        throw std::runtime_error(path_ + ": can not be made a data folder: " + error.message());
    fs::permissions(path_, fs::perms::owner_all, error);
}

std::string DataFolder::secret(const std::string& name) const {
    const std::string file = path_ + "/" + name;
    if (auto kept = read_file(file); kept && !kept->empty()) {
        while (!kept->empty() && kept->back() == '\n')
            kept->pop_back();
        return *kept;
    }
    const std::string fresh = base32(random_bytes(32));
    if (!write_file_durably(file, fresh + "\n"))
        throw std::runtime_error(file + ": can not be written");
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
    return fresh;
}

std::string DataFolder::operator_key() const {
    return secret("operator.key");
}

std::string DataFolder::proof_key() const {
    return sha256(secret("proof.key"));
}

std::string DataFolder::server_url() const {
    std::string url = read_file(path_ + "/server.url").value_or("");
    while (!url.empty() && url.back() == '\n')
        url.pop_back();
    return url;
}

void DataFolder::announce(const std::string& url) const {
    if (!write_file_durably(path_ + "/server.url", url + "\n"))
        throw std::runtime_error(path_ + "/server.url: can not be written");
}

void DataFolder::withdraw() const {
    std::error_code error;
    fs::remove(path_ + "/server.url", error);
}

} // namespace kz
