#include "product/mirror/shelf.h"

#include <algorithm>
#include <numeric>

#include "base/error.h"

namespace hark::mirror {
namespace {

using columns::Batch;
using columns::Holds;
using columns::Table;

/// Fills the columns of one batch row by row.
class Filling {
public:
    explicit Filling(Table& table) : table_(table) {
        channel_ = table.column(channel_column, Holds::text);
        comment_ = table.column(comment_column, Holds::text);
        person_ = table.column(person_column, Holds::id);
        company_ = table.column(company_column, Holds::id);
        batch_ = table.make_batch();
    }

    void add(const Row& row) {
        batch_.ids.push_back(row.id);
        batch_.times.push_back(row.at_us);
        batch_.scores.push_back(row.is_excluded ? columns::no_score
                                                : static_cast<std::uint8_t>(row.score));
        put(channel_, table_.code_of(channel_, std::string_view{row.channel}));
        put(comment_, table_.code_of(comment_, std::string_view{row.has_comment ? "yes" : "no"}));
        if (row.person) put(person_, table_.code_of(person_, *row.person));
        if (row.company) put(company_, table_.code_of(company_, *row.company));
        for (const auto& [key, value] : row.properties.items()) put(key, value);
    }

    Batch finish() && {
        for (std::size_t column = 0; column < batch_.columns.size(); ++column) fill_up(column);
        return std::move(batch_);
    }

private:
    void put(std::size_t column, std::uint32_t code) {
        auto& codes = batch_.columns[column].codes;
        codes.resize(batch_.rows() - 1, columns::missing_code);
        codes.push_back(code);
    }

    void put(const std::string& key, const people::KeptValue& value) {
        if (const auto* text = std::get_if<std::string>(&value)) {
            const auto column = find(texts_, key, Holds::text);
            put(column, table_.code_of(column, std::string_view{*text}));
            return;
        }
        const auto column = find(numbers_, key, Holds::number);
        auto& numbers = batch_.columns[column].numbers;
        numbers.resize(batch_.rows() - 1, columns::missing_number);
        const auto* whole = std::get_if<std::int64_t>(&value);
        numbers.push_back(whole ? static_cast<double>(*whole) : std::get<double>(value));
    }

    using Known = std::unordered_map<std::string, std::size_t>;
    std::size_t find(Known& known, const std::string& key, Holds holds) {
        if (const auto found = known.find(key); found != known.end()) return found->second;
        const auto column = table_.column(column_of(key, holds), holds);
        if (column == batch_.columns.size()) {
            batch_.columns.push_back({columns::kind_of(holds)});
        }
        known.emplace(key, column);
        return column;
    }

    void fill_up(std::size_t column) {
        auto& values = batch_.columns[column];
        if (values.kind == columns::Kind::number) {
            values.numbers.resize(batch_.rows(), columns::missing_number);
        } else {
            values.codes.resize(batch_.rows(), columns::missing_code);
        }
    }

    Table& table_;
    Batch batch_;
    std::size_t channel_ = 0;
    std::size_t comment_ = 0;
    std::size_t person_ = 0;
    std::size_t company_ = 0;
    Known texts_;
    Known numbers_;
};

std::map<std::int64_t, std::vector<const Row*>> by_survey(const std::vector<Row>& rows) {
    std::map<std::int64_t, std::vector<const Row*>> result;
    for (const auto& row : rows) result[row.survey].push_back(&row);
    return result;
}

}  // namespace

std::string column_of(std::string_view key, columns::Holds holds) {
    return (holds == Holds::number ? "number:" : "text:") + std::string{key};
}

std::shared_ptr<const columns::State> Shelf::state(std::int64_t survey) const {
    const std::lock_guard lock{mutex_};
    const auto found = tables_.find(survey);
    return found == tables_.end() ? nullptr : found->second->state();
}

std::optional<std::string> Shelf::name_of(std::int64_t company) const {
    const std::shared_lock lock{names_mutex_};
    const auto found = names_.find(company);
    return found == names_.end() ? std::nullopt : std::optional{found->second};
}

Table& Shelf::table(std::int64_t survey) {
    const std::lock_guard lock{mutex_};
    auto& table = tables_[survey];
    if (!table) table = std::make_unique<Table>();
    return *table;
}

std::map<std::int64_t, Table*> Shelf::tables() {
    const std::lock_guard lock{mutex_};
    std::map<std::int64_t, Table*> result;
    for (const auto& [survey, table] : tables_) result.emplace(survey, table.get());
    return result;
}

std::map<std::int64_t, std::shared_ptr<const columns::State>> Shelf::states() const {
    const std::lock_guard lock{mutex_};
    std::map<std::int64_t, std::shared_ptr<const columns::State>> result;
    for (const auto& [survey, table] : tables_) result.emplace(survey, table->state());
    return result;
}

Batch Shelf::to_batch(Table& table, const std::vector<const Row*>& rows) {
    Filling filling{table};
    for (const auto* row : rows) filling.add(*row);
    return std::move(filling).finish();
}

std::size_t Shelf::apply(const std::vector<Row>& rows, const std::vector<std::int64_t>& gone) {
    std::size_t replaced = 0;
    const auto changed = by_survey(rows);
    for (const auto& [survey, some] : changed) {
        auto& one = table(survey);
        replaced += one.apply(to_batch(one, some), gone);
    }
    if (gone.empty()) return replaced;
    for (const auto& [survey, one] : tables()) {
        if (!changed.contains(survey)) replaced += one->apply(one->make_batch(), gone);
    }
    return replaced;
}

void Shelf::build(std::vector<Row> rows) {
    for (auto& [survey, some] : by_survey(rows)) {
        std::sort(some.begin(), some.end(), [](const Row* left, const Row* right) {
            return std::pair{left->at_us, left->id} < std::pair{right->at_us, right->id};
        });
        auto& one = table(survey);
        const auto batch = to_batch(one, some);
        std::vector<std::uint32_t> order(batch.rows());
        std::iota(order.begin(), order.end(), 0U);
        one.build(batch, order);
    }
}

void Shelf::rename(const std::vector<std::int64_t>& ids,
                   std::map<std::int64_t, std::string> names) {
    const std::unique_lock lock{names_mutex_};
    for (const auto id : ids) {
        names_.erase(id);
        asked_[id] = true;
    }
    for (auto& [id, name] : names) {
        names_[id] = std::move(name);
        asked_[id] = true;
    }
}

std::vector<std::int64_t> Shelf::unnamed(const std::vector<Row>& rows) const {
    std::vector<std::int64_t> result;
    for (const auto& row : rows) {
        if (row.company && !asked_.contains(*row.company)) result.push_back(*row.company);
    }
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

std::size_t Shelf::responses() const {
    const std::lock_guard lock{mutex_};
    std::size_t sum = 0;
    for (const auto& [survey, table] : tables_) sum += table->state()->rows;
    return sum;
}

std::size_t Shelf::bytes() const {
    const std::lock_guard lock{mutex_};
    std::size_t sum = 0;
    for (const auto& [survey, table] : tables_) sum += table->state()->bytes();
    return sum;
}

}  // namespace hark::mirror
