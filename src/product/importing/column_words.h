#pragma once

#include <string>
#include <string_view>

/// What names of columns say about them, in several languages and vendors' exports. For this
/// folder.
namespace hark::importing::column_words {

/// 0 nothing … 100 certain. `words` come from `words_of`, label included.
int score(const std::string& words);
int comment(const std::string& words);
int moment(const std::string& words);

/// The whole name says so, and nothing else: "Score", "NPS"; "Comment", "Kommentar".
bool is_score_name(const std::string& words);
bool is_comment_name(const std::string& words);

enum class Identity { none, person, response, plain_id };
Identity identity(const std::string& words);

bool is_company(const std::string& words);
bool is_company_name(const std::string& words);
bool is_person_name(const std::string& words);
bool is_email(const std::string& words);
bool is_phone(const std::string& words);
bool is_channel(const std::string& words);

/// The last year 2000..2099 that the name mentions, or 0: "2019 NPS".
int year(const std::string& words);

/// Names of counts, ages, ranks, parts of a date: numbers from 0 to 10 that are no score.
bool is_other_number(const std::string& words);

}  // namespace hark::importing::column_words
