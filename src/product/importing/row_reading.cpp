#include "product/importing/row_reading.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/limits.h"
#include "platform/crypto/crypto.h"

namespace hark::importing {
namespace {

csv::DateDecision with_order(csv::DateDecision decision,
                             const std::optional<csv::DayOrder>& order) {
    if (order) decision.order = *order;
    return decision;
}

base::Time moment(const csv::LocalTime& local, const locale::TimeZone& zone) {
    if (local.offset_minutes) return csv::to_time(local);
    const auto on_the_wall = csv::to_time(local, 0).time_since_epoch();
    return zone.to_time(locale::LocalTime{on_the_wall});
}

/// A text as it may be kept: no NUL, which no database takes.
std::string clean(std::string_view text) {
    std::string kept{csv::trim(text)};
    std::erase(kept, '\0');
    return kept;
}

}  // namespace

RowReading::RowReading(const Analysis& analysis, const Mapping& mapping, survey::Reference survey,
                       base::Time now)
    : analysis_(analysis),
      mapping_(mapping),
      survey_(std::move(survey)),
      scale_(survey::scale_of(survey_.kind)),
      now_(now),
      undated_(now) {
    if (const auto* at = mapping_.find(Role::at)) {
        date_ = with_order(analysis_.columns[at->column].date, mapping_.day_order);
        // A row without a date is dated like the file's last answer, not today.
        if (date_.last) undated_ = std::min(now_, mapping_.zone.start_of(*date_.last));
    }
    for (const auto& target : mapping_.targets) {
        if (target.role != Role::property) continue;
        properties_.push_back(&target);
        if (target.kind == people::PropertyKind::date)
            property_dates_[target.column] =
                with_order(analysis_.columns[target.column].date, mapping_.day_order);
    }
}

std::variant<response::Given, RowProblem> RowReading::read(const csv::Row& row) {
    response::Given given;
    given.survey = survey_;
    given.channel = response::Channel::import;
    if (auto problem = read_score(row, given)) return *problem;
    if (auto problem = read_time(row, given)) return *problem;
    read_texts(row, given);
    read_person(row, given);
    read_company(row, given);
    read_properties(row, given);
    given.external_id = identity(row, given);
    return given;
}

std::optional<RowProblem> RowReading::read_score(const csv::Row& row,
                                                 response::Given& given) const {
    const auto& target = *mapping_.find(Role::score);
    const auto text = csv::trim(row.field(target.column));
    if (csv::is_missing(text, csv::Use::number))
        return RowProblem{"no_score", "The row has no score."};
    const auto score = csv::parse_score(text);
    if (!score)
        return RowProblem{"not_a_score",
                          fmt::format("\"{}\" is not a whole number from {} to {}.",
                                      text.substr(0, 40), scale_.least, scale_.most)};
    for (const auto& sentinel : analysis_.columns[target.column].sentinels)
        if (sentinel.value == *score)
            return RowProblem{"no_answer", fmt::format("{} means no answer.", *score)};
    if (*score < scale_.least || *score > scale_.most)
        return RowProblem{"out_of_range", fmt::format("{} is outside {} to {}.", *score,
                                                      scale_.least, scale_.most)};
    given.score = static_cast<int>(*score);
    return std::nullopt;
}

std::optional<RowProblem> RowReading::read_time(const csv::Row& row, response::Given& given) {
    given.at = undated_;
    const auto* target = mapping_.find(Role::at);
    if (!target) return std::nullopt;
    const auto text = csv::trim(row.field(target->column));
    if (csv::is_missing(text, csv::Use::number)) {
        ++without_date_;
        return std::nullopt;
    }
    const auto local = csv::parse_date(text, date_);
    if (!local)
        return RowProblem{
            "unreadable_date",
            fmt::format("\"{}\" is not a date in the form of the others.", text.substr(0, 40))};
    given.at = moment(*local, mapping_.zone);
    return std::nullopt;
}

std::string RowReading::shortened(std::string comment) {
    std::size_t end = base::limits::comment_bytes;
    if (comment.size() <= end) return comment;
    ++cut_comments_;
    while (end > 0 && (static_cast<unsigned char>(comment[end]) & 0xC0U) == 0x80U) --end;
    comment.resize(end);
    return comment;
}

void RowReading::read_texts(const csv::Row& row, response::Given& given) {
    if (const auto* target = mapping_.find(Role::comment)) {
        const auto text = row.field(target->column);
        if (!csv::is_missing(text, csv::Use::comment)) given.comment = shortened(clean(text));
    }
    if (const auto* target = mapping_.find(Role::channel)) {
        auto word = clean(row.field(target->column));
        std::transform(word.begin(), word.end(), word.begin(), [](unsigned char c) {
            return static_cast<char>(c < 0x80 ? std::tolower(c) : c);
        });
        if (const auto channel = response::parse_channel(word))
            given.channel = *channel;
        else if (!csv::is_missing(word))
            leave_out("channel", word);
    }
}

void RowReading::read_person(const csv::Row& row, response::Given& given) {
    if (survey::is_anonymous(survey_.kind)) return;
    people::GivenPerson person;
    const auto text_of = [&](Role role) -> std::optional<std::string> {
        const auto* target = mapping_.find(role);
        if (!target || csv::is_missing(row.field(target->column))) return std::nullopt;
        return clean(row.field(target->column));
    };
    person.external_id = text_of(Role::person);
    person.email = text_of(Role::email);
    person.name = text_of(Role::name);
    person.phone = text_of(Role::phone);
    if (person.email && !people::is_email(*person.email)) {
        leave_out("e-mail address", *person.email);
        person.email.reset();
    }
    // A name alone does not say who it is: two people may share it.
    if (person.external_id || person.email) given.person = std::move(person);
}

void RowReading::read_company(const csv::Row& row, response::Given& given) const {
    const auto* target = mapping_.find(Role::company);
    if (survey::is_anonymous(survey_.kind)) return;
    if (!target || csv::is_missing(row.field(target->column))) return;
    const auto kind = analysis_.columns[target->column].kind;
    people::GivenCompany company;
    auto text = clean(row.field(target->column));
    if (kind == Kind::id || kind == Kind::integer)
        company.external_id = std::move(text);
    else
        company.name = std::move(text);
    given.company = std::move(company);
}

void RowReading::read_properties(const csv::Row& row, response::Given& given) {
    given.properties.reserve(properties_.size());
    for (const auto* target : properties_) {
        const auto text = csv::trim(row.field(target->column));
        if (csv::is_missing(text)) continue;
        const bool is_counted = target->kind == people::PropertyKind::number ||
                                target->kind == people::PropertyKind::money ||
                                target->kind == people::PropertyKind::date;
        if (is_counted && csv::is_missing(text, csv::Use::number)) continue;
        if (auto value = read_value(*target, text))
            given.properties.emplace_back(target->key, std::move(*value));
        else
            leave_out(target->key, text);
    }
}

std::optional<people::GivenValue> RowReading::read_value(const Target& target,
                                                         std::string_view text) const {
    using people::PropertyKind;
    const auto& column = analysis_.columns[target.column];
    switch (target.kind) {
        case PropertyKind::text: {
            auto kept = clean(text);
            if (kept.empty() || kept.size() > base::limits::property_text_bytes)
                return std::nullopt;
            return kept;
        }
        case PropertyKind::number: {
            const auto number = csv::parse_number(text, column.number_form);
            if (!number || !std::isfinite(*number)) return std::nullopt;
            return *number;
        }
        case PropertyKind::boolean: {
            const auto claim = csv::parse_boolean(text);
            if (!claim) return std::nullopt;
            return *claim;
        }
        case PropertyKind::date: {
            const auto local = csv::parse_date(text, property_dates_.at(target.column));
            if (!local) return std::nullopt;
            return base::Date{std::chrono::year{local->year},
                              std::chrono::month{static_cast<unsigned>(local->month)},
                              std::chrono::day{static_cast<unsigned>(local->day)}};
        }
        case PropertyKind::money: break;
    }
    const auto number = csv::parse_number(text, column.number_form);
    if (!number || !std::isfinite(*number)) return std::nullopt;
    const double minor = *number * std::pow(10, target.currency->decimals());
    constexpr double exact_below = 9e15;  // doubles hold every whole number up to here
    if (std::abs(minor) > exact_below) return std::nullopt;
    return base::Money{std::llround(minor), *target.currency};
}

std::string RowReading::identity(const csv::Row& row, const response::Given& given) const {
    if (const auto* target = mapping_.find(Role::external_id)) {
        auto id = clean(row.field(target->column));
        if (!csv::is_missing(id) && id.size() <= base::limits::external_id_bytes) return id;
    }
    // Who and when tell an answer from all others, in whatever file it comes again.
    if (given.person && mapping_.find(Role::at)) {
        const auto& who =
            given.person->external_id ? *given.person->external_id : *given.person->email;
        const auto text = fmt::format("{}\n{}\n{}\n{}", who, base::to_micros(*given.at),
                                      given.score, given.comment.value_or(""));
        // In the order of time, as files are, so that neighbours meet in an index.
        return fmt::format("row-{:016x}-{}", static_cast<std::uint64_t>(base::to_micros(*given.at)),
                           crypto::fingerprint(text).substr(0, 20));
    }
    return fmt::format("file-{}-{:09}", analysis_.hash.substr(0, 16), row.number);
}

void RowReading::leave_out(const std::string& what, std::string_view text) {
    auto& entry = left_out_[what];
    if (entry.count++ == 0) entry.sample = std::string{text.substr(0, 40)};
}

std::vector<std::string> RowReading::notes() const {
    std::vector<std::string> notes;
    const auto& score = analysis_.columns[mapping_.find(Role::score)->column];
    std::uint64_t on_scale = 0;
    for (int i = scale_.least; i <= scale_.most; ++i)
        on_scale += score.tally[static_cast<std::size_t>(i)];
    if (score.least && on_scale * 2 < score.present)
        notes.push_back(fmt::format(
            "\"{}\" holds numbers from {} to {}, most of them not from {} to {}: is it the score?",
            score.header.name, *score.least, *score.most, scale_.least, scale_.most));
    for (const auto& [what, entry] : left_out_)
        notes.push_back(
            entry.count == 1
                ? fmt::format("1 value of \"{}\" could not be read and was left out: \"{}\"; its "
                              "response is kept.",
                              what, entry.sample)
                : fmt::format("{} values of \"{}\" could not be read and were left out, e.g. "
                              "\"{}\"; their responses are kept.",
                              entry.count, what, entry.sample));
    if (cut_comments_ > 0)
        notes.push_back(fmt::format(
            "{} longer than {} bytes and cut there.",
            cut_comments_ == 1 ? "1 comment was" : fmt::format("{} comments were", cut_comments_),
            base::limits::comment_bytes));
    if (without_date_ > 0)
        notes.push_back(fmt::format(
            "{} dated {}, like the last one in the file.",
            without_date_ == 1 ? "1 response has no date; it is"
                               : fmt::format("{} responses have no date; they are", without_date_),
            base::to_text(undated_)));
    if (!mapping_.find(Role::at))
        notes.push_back(
            fmt::format("The file has no dates: all responses are dated {}.", base::to_text(now_)));
    if (!survey::is_anonymous(survey_.kind) && !mapping_.find(Role::person) &&
        !mapping_.find(Role::email) && mapping_.find(Role::name))
        notes.emplace_back(
            "Names alone do not say who somebody is, so no persons were made. Map "
            "an id or an e-mail address to have them.");
    if (survey::is_anonymous(survey_.kind)) notes.push_back(note_of_anonymity());
    return notes;
}

std::string RowReading::note_of_anonymity() const {
    std::vector<std::string> dropped;
    for (const auto role :
         {Role::person, Role::email, Role::name, Role::phone, Role::company, Role::external_id})
        if (const auto* target = mapping_.find(role))
            dropped.push_back(fmt::format("\"{}\"", analysis_.columns[target->column].header.name));
    return fmt::format(
        "The survey is anonymous. {}Of dates the day alone is kept. Answers are shown several "
        "together, and what those do not have in common is left out.",
        dropped.empty()
            ? ""
            : fmt::format("{} {} not kept: {} would tell who answered. ", fmt::join(dropped, ", "),
                          dropped.size() == 1 ? "is" : "are", dropped.size() == 1 ? "it" : "they"));
}

}  // namespace hark::importing
