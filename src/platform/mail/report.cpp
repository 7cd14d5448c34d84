#include "platform/mail/report.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/limits.h"
#include "platform/mail/address.h"
#include "platform/mail/encoding.h"

namespace hark::mail {
namespace {

namespace limits = base::limits;
using Fields = std::map<std::string, std::string>;  // by names in lower case

std::string lower(std::string_view text) {
    std::string result{text};
    for (auto& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return result;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// Takes the next line off the front, without its end.
std::string_view next_line(std::string_view& text) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

/// Takes "Name: value" lines up to a blank one off the front; the first of a name counts.
Fields take_fields(std::string_view& text) {
    Fields fields;
    std::string name;
    while (!text.empty()) {
        const auto line = next_line(text);
        if (trimmed(line).empty()) break;
        if (line.front() == ' ' || line.front() == '\t') {
            if (!name.empty()) fields[name] += ' ' + std::string{trimmed(line)};
            continue;
        }
        const auto colon = line.find(':');
        name.clear();
        if (colon == std::string_view::npos) continue;
        const auto found = lower(trimmed(line.substr(0, colon)));
        if (fields.emplace(found, trimmed(line.substr(colon + 1))).second) name = found;
    }
    return fields;
}

std::string field(const Fields& fields, const std::string& name) {
    const auto found = fields.find(name);
    return found == fields.end() ? std::string{} : found->second;
}

/// The value of `name` in "multipart/report; boundary=\"…\"".
std::string parameter(const std::string& header, const std::string& name) {
    const auto at = lower(header).find(name + "=");
    if (at == std::string::npos) return {};
    auto rest = std::string_view{header}.substr(at + name.size() + 1);
    if (rest.starts_with('"')) {
        rest.remove_prefix(1);
        return std::string{rest.substr(0, rest.find('"'))};
    }
    return std::string{trimmed(rest.substr(0, rest.find_first_of("; \t")))};
}

struct Part {
    Fields fields;
    std::string body;
    std::string type;
};

Part read_part(std::string_view text) {
    Part part;
    part.fields = take_fields(text);
    const auto encoding = lower(field(part.fields, "content-transfer-encoding"));
    part.body = encoding == "base64"             ? from_base64(text)
                : encoding == "quoted-printable" ? from_quoted_printable(text)
                                                 : std::string{text};
    const auto type = lower(field(part.fields, "content-type"));
    part.type = trimmed(type.substr(0, type.find(';')));
    return part;
}

std::vector<Part> read_parts(std::string_view text, const std::string& boundary) {
    constexpr std::size_t most = 20;
    const auto mark = "--" + boundary;
    std::vector<Part> parts;
    auto rest = text;
    std::size_t begin = std::string_view::npos;  // of the part that is open
    while (!rest.empty() && parts.size() < most) {
        const auto at = static_cast<std::size_t>(rest.data() - text.data());
        const auto line = trimmed(next_line(rest));
        if (line != mark && line != mark + "--") continue;
        if (begin != std::string_view::npos)
            parts.push_back(read_part(text.substr(begin, at - begin)));
        if (line != mark) return parts;
        begin = text.size() - rest.size();
    }
    if (begin != std::string_view::npos && begin < text.size())
        parts.push_back(read_part(text.substr(begin)));
    return parts;
}

/// "rfc822; <jane@example.com>" → "jane@example.com"
std::string address_in(const std::string& text) {
    auto address = std::string_view{text};
    if (const auto semicolon = address.rfind(';'); semicolon != std::string_view::npos)
        address.remove_prefix(semicolon + 1);
    if (const auto open = address.find('<'); open != std::string_view::npos) {
        address.remove_prefix(open + 1);
        address = address.substr(0, address.find('>'));
    }
    address = trimmed(address);
    return is_address(address) ? std::string{address} : std::string{};
}

std::string without_brackets(std::string_view text) {
    text = trimmed(text);
    if (text.starts_with('<')) text.remove_prefix(1);
    return std::string{text.substr(0, text.find('>'))};
}

std::string first_of(const Fields& fields, const std::vector<std::string>& names) {
    for (const auto& name : names)
        if (auto address = address_in(field(fields, name)); !address.empty()) return address;
    return {};
}

std::optional<Report::Kind> kind_of(const std::string& action) {
    const auto word = lower(trimmed(action.substr(0, action.find(' '))));
    if (word == "failed") return Report::Kind::failed;
    if (word == "delayed") return Report::Kind::delayed;
    if (word == "delivered" || word == "relayed" || word == "expanded")
        return Report::Kind::delivered;
    return std::nullopt;
}

std::string cut(std::string text) {
    text.resize(std::min(text.size(), limits::mail_words_bytes));
    return text;
}

/// "smtp; 550 5.1.1 No such user" → "550 5.1.1 No such user"
std::string diagnostic(const std::string& text) {
    const auto semicolon = text.find(';');
    return cut(
        std::string{trimmed(semicolon == std::string::npos ? text : text.substr(semicolon + 1))});
}

/// One block of fields about the message, then one for each recipient (RFC 3464 2.1).
std::vector<Report> read_statuses(std::string_view text) {
    std::vector<Report> reports;
    while (!text.empty() && reports.size() < limits::bounces_each) {
        const auto fields = take_fields(text);
        const auto kind = kind_of(field(fields, "action"));
        if (!kind) continue;
        Report report;
        report.kind = *kind;
        // What Hark wrote to, rather than where that was forwarded.
        report.recipient = first_of(fields, {"original-recipient", "final-recipient"});
        const auto status = field(fields, "status");
        report.status = status.substr(0, status.find_first_of(" ("));
        report.words = diagnostic(field(fields, "diagnostic-code"));
        reports.push_back(std::move(report));
    }
    return reports;
}

std::vector<Report> read_complaint(std::string_view text) {
    const auto fields = take_fields(text);
    const auto type = lower(field(fields, "feedback-type"));
    if (type.empty() || type == "not-spam") return {};
    Report report;
    report.kind = Report::Kind::complaint;
    report.recipient = first_of(fields, {"original-rcpt-to", "removal-recipient"});
    report.words = cut("Reported as " + type + ".");
    return {report};
}

}  // namespace

std::vector<Report> read_reports(std::string_view message) {
    auto rest = message;
    const auto type = field(take_fields(rest), "content-type");
    if (!lower(type).starts_with("multipart/report")) return {};
    std::vector<Report> reports;
    Fields original;
    for (const auto& part : read_parts(rest, parameter(type, "boundary"))) {
        std::string_view body = part.body;
        if (part.type == "message/delivery-status" || part.type == "message/global-delivery-status")
            reports = read_statuses(body);
        else if (part.type == "message/feedback-report")
            reports = read_complaint(body);
        else if (part.type == "message/rfc822" || part.type == "text/rfc822-headers" ||
                 part.type == "message/global" || part.type == "message/global-headers")
            original = take_fields(body);
    }
    for (auto& report : reports) {
        report.message_id = without_brackets(field(original, "message-id"));
        if (report.recipient.empty() && reports.size() == 1)
            report.recipient = address_in(field(original, "to"));
    }
    return reports;
}

}  // namespace hark::mail
