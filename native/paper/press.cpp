#include "native/paper/press.hpp"

#include "native/paper/setting.hpp"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

namespace kz {
namespace {

std::string xml_text(std::string_view text) {
    std::string out;
    for (const char c : text)
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        default: out += c;
        }
    return out;
}

// XMP (ISO 16684-1): what the file says of itself.
std::string metadata_of(const Document& document, const Letters& letters) {
    const std::string date = iso(document.on) + "T00:00:00Z";
    return "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
           "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">"
           "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" + xml_text(letters.fit(document.title, Ink::Plain)) + "</rdf:li></rdf:Alt></dc:title>"
           "<dc:creator><rdf:Seq><rdf:li>" + xml_text(letters.fit(document.sender, Ink::Plain)) + "</rdf:li></rdf:Seq></dc:creator>"
           "<dc:language><rdf:Bag><rdf:li>" + std::string(language_code(document.language)) + "</rdf:li></rdf:Bag></dc:language>"
           "<xmp:CreatorTool>Kulanz</xmp:CreatorTool><xmp:CreateDate>" + date + "</xmp:CreateDate><xmp:ModifyDate>" + date + "</xmp:ModifyDate>"
           "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>";
}

// What cairo does not say: the language, that the title is shown, what the headers of a table are headers of.
std::string with_its_facts(const std::string& pages, const Document& document, const Letters& letters) {
    QPDF pdf;
    pdf.processMemoryFile("paper", pages.data(), pages.size());
    QPDFObjectHandle root = pdf.getRoot();
    root.replaceKey("/Lang", QPDFObjectHandle::newString(std::string(language_code(document.language))));
    root.replaceKey("/ViewerPreferences", QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
    root.replaceKey("/MarkInfo", QPDFObjectHandle::parse("<< /Marked true >>"));
    QPDFObjectHandle metadata = pdf.newStream(metadata_of(document, letters));
    metadata.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/Metadata"));
    metadata.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/XML"));
    root.replaceKey("/Metadata", metadata);
    for (QPDFObjectHandle object : pdf.getAllObjects())
        if (object.isDictionary() && object.getKey("/S").isNameAndEquals("/TH"))
            object.replaceKey("/A", QPDFObjectHandle::parse("<< /O /Table /Scope /Column >>"));
    for (const Block& block : document.blocks)
        if (const auto* bars = std::get_if<Bars>(&block))
            for (QPDFObjectHandle object : pdf.getAllObjects())
                if (object.isDictionary() && object.getKey("/S").isNameAndEquals("/Figure"))
                    object.replaceKey("/Alt", QPDFObjectHandle::newUnicodeString(bars->text));
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.write();
    const auto bytes = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

} // namespace

std::string Press::pdf(const Document& document, const Theme& theme) {
    const std::lock_guard lock(one_at_a_time_);
    std::unique_ptr<Letters>& letters = letters_[static_cast<std::size_t>(theme.cut)];
    if (!letters)
        letters = std::make_unique<Letters>(theme.cut);
    return with_its_facts(set_pages(document, theme, *letters), document, *letters);
}

} // namespace kz
