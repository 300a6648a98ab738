// The API as the command line speaks it: to the server of the data folder, or to one of its own for the moment.
#pragma once

#include "native/cli/data_folder.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace kz {

struct ApiAnswer {
    int status = 0;
    std::string body;
};

class Api {
public:
    explicit Api(const DataFolder& data);
    ~Api();
    // No server runs on the folder: this one answers until the verb is done.
    bool is_own_server() const;
    // Throws std::runtime_error when the server can not be reached.
    ApiAnswer ask(std::string_view method, std::string_view path, std::string body = {},
                  std::string_view content_type = "application/json");

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace kz
