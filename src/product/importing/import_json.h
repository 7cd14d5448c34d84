#pragma once

#include <string>
#include <string_view>

#include "platform/json/json.h"
#include "product/importing/import_run.h"
#include "product/importing/mapping.h"
#include "product/importing/summary.h"

/// The JSON forms of importing, in requests, answers, and the columns of its table.
namespace hark::importing {

std::string to_text(const std::map<std::string, Reason>& reasons);
std::string to_text(const std::vector<std::string>& notes);
std::map<std::string, Reason> reasons_of(std::string_view text);
std::vector<std::string> notes_of(std::string_view text);

/// {"read","imported","duplicates","rejected","reasons":[{"code","message","count"}],"notes":[…]}
json::Object to_json(const Summary& summary);

/// {"encoding","delimiter","rows","notes","columns":[{"name","kind","samples",…,"guess"}]}
json::Object to_json(const Analysis& analysis);

/// {"columns":[{"column","target","key"?,"kind"?,"currency"?}],"dates","time_zone"}
json::Object to_json(const Mapping& mapping, const Analysis& analysis);

/// Reads that form. Columns that are not named keep what was guessed for them.
/// Throws: base::Error invalid naming each bad field.
Mapping read_mapping(const json::Value& value, const Analysis& analysis,
                     const locale::TimeZone& zone, const std::vector<people::Property>& known);

/// The same as text, as the import keeps it.
std::string to_text(const Mapping& mapping, const Analysis& analysis);
Mapping mapping_of(std::string_view text, const Analysis& analysis, const locale::TimeZone& zone,
                   const std::vector<people::Property>& known);

/// {"line","score","comment","at","person","company","properties","problem"}
json::Object to_json(const Sample& sample);

}  // namespace hark::importing
