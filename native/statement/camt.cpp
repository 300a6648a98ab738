#include "native/statement/camt.hpp"

#include "native/statement/camt_fields.hpp"

#include <expat.h>

#include <exception>
#include <type_traits>
#include <vector>

namespace kz {
namespace {

using namespace statement;

constexpr std::string_view schema = "urn:iso:std:iso:20022:tech:xsd:camt.";
constexpr char namespace_end = '\n'; // no URI has it
constexpr std::size_t piece_bytes = 64u << 10;
// A tag or comment that is longer is kept by the parser until it ends.
constexpr std::uint64_t token_bytes_max = 1u << 20;

class CamtFormat final : public StatementFormat {
public:
    explicit CamtFormat(StatementSink& sink) : collector_(sink), fields_(collector_) {
        parser_.reset(XML_ParserCreateNS(nullptr, namespace_end));
        if (!parser_)
            throw std::bad_alloc();
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(
            parser_.get(),
            [](void* self, const XML_Char* name, const XML_Char** attributes) {
                static_cast<CamtFormat*>(self)->guarded([&](CamtFormat& format) { format.start(name, attributes); });
            },
            [](void* self, const XML_Char*) {
                static_cast<CamtFormat*>(self)->guarded([](CamtFormat& format) { format.end(); });
            });
        XML_SetCharacterDataHandler(parser_.get(), [](void* self, const XML_Char* text, int size) {
            static_cast<CamtFormat*>(self)->guarded(
                [&](CamtFormat& format) { format.text({text, static_cast<std::size_t>(size)}); });
        });
        XML_SetStartDoctypeDeclHandler(
            parser_.get(), [](void* self, const XML_Char*, const XML_Char*, const XML_Char*, int) {
                static_cast<CamtFormat*>(self)->guarded(
                    [](CamtFormat& format) { format.refuse_here(StatementRefusal::DoctypeOrEntity); });
            });
        XML_SetUnknownEncodingHandler(parser_.get(), unknown_encoding, nullptr);
    }

    Result<void, StatementFault> push(std::string_view bytes) override {
        while (!bytes.empty()) {
            const std::string_view piece = bytes.substr(0, piece_bytes);
            bytes.remove_prefix(piece.size());
            if (auto parsed = parse(piece, XML_FALSE); !parsed)
                return parsed;
        }
        return {};
    }

    Result<void, StatementFault> finish() override {
        if (auto parsed = parse({}, XML_TRUE); !parsed)
            return parsed;
        return {};
    }

private:
    static int unknown_encoding(void*, const XML_Char* name, XML_Encoding* encoding) {
        std::string upper(name);
        for (char& c : upper)
            c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (upper != "WINDOWS-1252" && upper != "CP1252" && upper != "ISO-8859-15")
            return XML_STATUS_ERROR;
        for (int byte = 0; byte < 256; ++byte)
            encoding->map[byte] = static_cast<int>(windows_1252(static_cast<unsigned char>(byte)));
        if (upper == "ISO-8859-15")
            encoding->map[0xa4] = 0x20ac; // of the places where it differs from Latin-1, the one that statements use
        encoding->convert = nullptr;
        encoding->release = nullptr;
        return XML_STATUS_OK;
    }

    // The parser is C: what a sink throws must go around it.
    template <class Step>
    void guarded(Step step) {
        if (fault_ || thrown_)
            return;
        event_bytes_ = bytes_;
        try {
            step(*this);
        } catch (...) {
            thrown_ = std::current_exception();
        }
        if (!fault_ && fields_.fault())
            fault_ = fields_.fault();
        if (fault_ || thrown_)
            XML_StopParser(parser_.get(), XML_FALSE);
    }

    Result<void, StatementFault> parse(std::string_view piece, XML_Bool is_final) {
        if (fault_)
            return refuse(*fault_);
        const auto status = XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()), is_final);
        bytes_ += piece.size();
        if (thrown_)
            std::rethrow_exception(thrown_);
        if (!fault_ && status != XML_STATUS_OK)
            fault_ = StatementFault{reason_of(XML_GetErrorCode(parser_.get())), path_, line()};
        if (!fault_ && bytes_ > event_bytes_ + token_bytes_max)
            refuse_here(StatementRefusal::TooLarge);
        if (fault_)
            return refuse(*fault_);
        return {};
    }

    static StatementRefusal reason_of(XML_Error error) {
        switch (error) {
        case XML_ERROR_UNDEFINED_ENTITY:
        case XML_ERROR_EXTERNAL_ENTITY_HANDLING: return StatementRefusal::DoctypeOrEntity;
        case XML_ERROR_NO_ELEMENTS:
        case XML_ERROR_UNCLOSED_TOKEN:
        case XML_ERROR_PARTIAL_CHAR:
        case XML_ERROR_UNCLOSED_CDATA_SECTION: return StatementRefusal::CutOff;
        default: return StatementRefusal::NotWellFormed;
        }
    }

    int line() const {
#if XML_MAJOR_VERSION > 2 || XML_MINOR_VERSION >= 9 // whose headers deprecate the older name
        return static_cast<int>(XML_GetCurrentLineNumber64(parser_.get()));
#else
        return static_cast<int>(XML_GetCurrentLineNumber(parser_.get()));
#endif
    }
    void refuse_here(StatementRefusal reason) { fault_ = StatementFault{reason, path_, line()}; }

    void start(std::string_view name, const XML_Char** attributes) {
        if (steps_.size() == static_cast<std::size_t>(statement_depth_max))
            return refuse_here(StatementRefusal::TooLarge);
        const std::size_t end = name.find(namespace_end);
        const std::string_view space = end == std::string_view::npos ? std::string_view{} : name.substr(0, end);
        const std::string_view local = end == std::string_view::npos ? name : name.substr(end + 1);
        steps_.push_back({path_.size(), inside_.size()});
        path_.append("/").append(local);
        text_.clear();
        currency_.clear();
        for (; *attributes != nullptr; attributes += 2)
            if (std::string_view(attributes[0]) == "Ccy")
                currency_ = attributes[1];
        if (steps_.size() == 1)
            return check_root(local, space);
        if (steps_.size() == 2)
            return check_container(local);
        if (steps_.size() == 3) {
            is_inside_ = path_ == "/Document/BkToCstmrStmt/Stmt" || path_ == "/Document/BkToCstmrDbtCdtNtfctn/Ntfctn";
            has_statement_ = has_statement_ || is_inside_;
            if (is_inside_)
                collector_.begin();
            return;
        }
        if (is_inside_ && local != "Pty")
            inside_.append("/").append(local);
        if (is_inside_)
            fields_.begin(inside_, line());
    }

    void check_root(std::string_view local, std::string_view space) {
        if (local != "Document")
            return refuse_here(StatementRefusal::NotAStatement);
        if (space.empty())
            return; // files without a namespace are about, and there is nothing else to take them for
        const std::string_view message = space.starts_with(schema) ? space.substr(schema.size()) : std::string_view{};
        if (message.size() != 10 || (!message.starts_with("053.001.") && !message.starts_with("054.001.")))
            return refuse_here(StatementRefusal::NotAStatement);
        if (message.substr(8) < "02" || message.substr(8) > "08")
            refuse_here(StatementRefusal::VersionUnknown);
    }

    void check_container(std::string_view local) {
        if (local != "BkToCstmrStmt" && local != "BkToCstmrDbtCdtNtfctn")
            refuse_here(StatementRefusal::NotAStatement);
    }

    void text(std::string_view piece) {
        if (!is_inside_)
            return;
        if (text_.size() + piece.size() > statement_text_bytes_max)
            return refuse_here(StatementRefusal::TooLarge);
        text_ += piece;
    }

    void end() {
        if (is_inside_ && steps_.size() >= 3)
            fields_.end(inside_, {text_, currency_, {path_, line()}});
        if (steps_.size() <= 2 && !has_statement_)
            fault_ = StatementFault{StatementRefusal::ElementMissing,
                                    path_ + (steps_.size() == 1 ? "/BkToCstmrStmt" : path_.ends_with("Stmt") ? "/Stmt" : "/Ntfctn"), line()};
        text_.clear();
        path_.resize(steps_.back().path_bytes);
        inside_.resize(steps_.back().inside_bytes);
        steps_.pop_back();
        if (steps_.size() < 3)
            is_inside_ = false;
    }

    struct Step {
        std::size_t path_bytes;
        std::size_t inside_bytes;
    };
    struct Free {
        void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
    };
    std::unique_ptr<std::remove_pointer_t<XML_Parser>, Free> parser_;
    Collector collector_;
    CamtFields fields_;
    std::vector<Step> steps_;
    std::string path_;   // "/Document/BkToCstmrStmt/Stmt/Ntry/Amt"
    std::string inside_; // "/Ntry/Amt"
    std::string text_;
    std::string currency_;
    std::uint64_t bytes_ = 0;
    std::uint64_t event_bytes_ = 0; // of these, before the last event
    bool is_inside_ = false;
    bool has_statement_ = false;
    std::optional<StatementFault> fault_;
    std::exception_ptr thrown_;
};

} // namespace

std::unique_ptr<StatementFormat> make_camt_format(StatementSink& sink) {
    return std::make_unique<CamtFormat>(sink);
}

} // namespace kz
