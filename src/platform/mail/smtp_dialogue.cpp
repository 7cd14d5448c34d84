#include "platform/mail/smtp_dialogue.h"

#include <algorithm>

#include "base/limits.h"

namespace hark::mail {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::string_view without_line_end(std::string_view line) {
    while (!line.empty() && (line.back() == '\r' || line.back() == '\n')) line.remove_suffix(1);
    return line;
}

/// "5.1.1 No such user" → "5.1.1"
std::string enhanced_code(std::string_view text) {
    const auto code = text.substr(0, text.find(' '));
    const bool is_code =
        code.size() >= 5 && (code[0] == '2' || code[0] == '4' || code[0] == '5') &&
        code[1] == '.' && std::count(code.begin(), code.end(), '.') == 2 && code.back() != '.' &&
        std::all_of(code.begin(), code.end(), [](char c) { return c == '.' || is_digit(c); });
    return is_code ? std::string{code} : std::string{};
}

}  // namespace

std::string_view to_text(Outcome outcome) {
    switch (outcome) {
        case Outcome::accepted: return "accepted";
        case Outcome::refused: return "refused";
        case Outcome::postponed: return "postponed";
        case Outcome::unknown: return "unknown";
        case Outcome::no_server: break;
    }
    return "no_server";
}

bool is_address_dead(int code, std::string_view enhanced) {
    if (enhanced.starts_with("5.1."))
        return enhanced != "5.1.7" && enhanced != "5.1.8";  // sender's
    if (enhanced == "5.2.1") return true;                   // disabled
    return enhanced.empty() && (code == 550 || code == 551 || code == 553);
}

void Dialogue::hear_command(std::string_view line) {
    // How the server says goodbye is no answer to what came before.
    if (line.starts_with("QUIT")) is_over_ = true;
    if (is_over_) return;
    code_ = 0;
    words_.clear();
    if (line.starts_with("MAIL FROM")) phase_ = Phase::sender;
    if (line.starts_with("RCPT TO")) phase_ = Phase::recipient;
    if (line.starts_with("DATA")) phase_ = Phase::data;
}

void Dialogue::hear_reply(std::string_view line) {
    line = without_line_end(line);
    const bool is_reply = line.size() >= 3 && is_digit(line[0]) && is_digit(line[1]) &&
                          is_digit(line[2]) &&
                          (line.size() == 3 || line[3] == ' ' || line[3] == '-');
    if (!is_reply || is_over_) return;
    code_ = (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
    if (line.size() <= 4 || words_.size() > base::limits::mail_words_bytes) return;
    if (!words_.empty()) words_ += ' ';
    words_ += line.substr(4);
}

void Dialogue::end_content() {
    if (phase_ == Phase::content_sent) return;
    phase_ = Phase::content_sent;
    code_ = 0;
    words_.clear();
}

bool Dialogue::is_stale() const {
    return phase_ == Phase::sender && (code_ == 0 || code_ == 421);
}

SmtpAnswer Dialogue::answer(Outcome outcome, const std::string& why) const {
    SmtpAnswer answer;
    answer.outcome = outcome;
    answer.code = code_;
    answer.enhanced = enhanced_code(words_);
    answer.words = code_ == 0 ? why : std::to_string(code_) + " " + words_;
    answer.words.resize(std::min(answer.words.size(), base::limits::mail_words_bytes));
    return answer;
}

SmtpAnswer Dialogue::accepted() const {
    return answer(Outcome::accepted, "");
}

SmtpAnswer Dialogue::judge(const std::string& why, Time time) const {
    const bool is_good = code_ >= 200 && code_ < 400;
    const bool is_for_good = code_ >= 500;
    if (phase_ == Phase::content_sent) {
        if (code_ == 0) return answer(Outcome::unknown, why);
        if (is_good) return answer(Outcome::accepted, why);
        return answer(is_for_good ? Outcome::refused : Outcome::postponed, why);
    }
    const bool is_about_message = phase_ == Phase::recipient || phase_ == Phase::data;
    if (!is_about_message || code_ == 421 || is_good) return answer(Outcome::no_server, why);
    if (code_ == 0)
        return answer(time == Time::ran_out ? Outcome::postponed : Outcome::no_server, why);
    return answer(is_for_good ? Outcome::refused : Outcome::postponed, why);
}

}  // namespace hark::mail
