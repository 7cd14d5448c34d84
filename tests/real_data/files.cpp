#include "tests/real_data/files.h"

#include <cmath>
#include <stdexcept>

#include "tests/support/process.h"

namespace hark::tests {

std::filesystem::path data_folder() {
    return source_folder().parent_path() / "shared" / "data";
}

const std::vector<RealFile>& real_files() {
    static const std::vector<RealFile> files{
        {"nps_garden_retail_fr",
         9756,
         {0, 61, 40, 44, 76, 281, 348, 747, 2009, 1717, 4187},
         53.14,
         {{"no_score", 246}}},
        {"sfo_survey_2017",
         1973,
         {13, 5, 8, 14, 14, 98, 86, 198, 473, 382, 628},
         40.23,
         {{"no_answer", 53}, {"no_score", 1}}},
        {"sfo_survey_2018",
         1969,
         {20, 8, 16, 20, 17, 154, 92, 225, 411, 349, 544},
         30.50,
         {{"no_answer", 113}}},
        {"isp_nps",
         16589,
         {1773, 453, 660, 778, 749, 2221, 1356, 2096, 2917, 1392, 2194},
         -26.55,
         {}},
        {"training_responses",
         8040,
         {31, 13, 23, 33, 34, 141, 172, 521, 1220, 1432, 4418},
         67.22,
         {{"no_score", 2}}},
        {"whiteboard_nps", 305, {2, 0, 2, 0, 4, 9, 9, 19, 44, 56, 160}, 62.30, {}},
        {"bank_nps_mixed_dates",
         3529,
         {397, 131, 108, 128, 86, 214, 144, 216, 476, 522, 1107},
         11.93,
         {}},
        {"saas_inapp_nps",
         14242,
         {708, 767, 704, 722, 742, 733, 684, 1288, 1302, 3289, 3303},
         10.76,
         {}},
        {"channels_nps_email", 1351, {11, 21, 35, 38, 40, 69, 115, 388, 72, 268, 294}, 17.25, {}},
        {"channels_nps_mobile",
         1258,
         {13, 55, 32, 66, 63, 120, 107, 372, 179, 138, 113},
         -16.30,
         {}},
        {"channels_nps_web", 1602, {11, 27, 44, 32, 50, 67, 137, 474, 80, 338, 342}, 19.48, {}},
        {"hrsaas_nps", 263, {0, 24, 17, 26, 35, 42, 39, 24, 25, 15, 16}, -57.79, {}},
        {"event_nps_fictional_01", 39, {4, 1, 4, 8, 2, 2, 1, 4, 5, 4, 4}, NAN, {}},
        {"event_nps_fictional_02", 39, {4, 1, 4, 8, 2, 2, 1, 4, 5, 4, 4}, NAN, {}},
        {"carpentries_longterm_2017",
         331,
         {3, 0, 0, 1, 1, 15, 25, 41, 44, 43, 106},
         NAN,
         {{"no_score", 52}}},
        {"carpentries_longterm_2020",
         121,
         {0, 0, 0, 1, 0, 4, 2, 8, 14, 15, 53},
         NAN,
         {{"no_score", 24}}},
        {"carpentries_instructor_post_2018",
         670,
         {0, 1, 3, 3, 2, 12, 26, 77, 140, 101, 255},
         NAN,
         {{"no_score", 50}}},
    };
    return files;
}

json::Value report_on(const std::string& name, const std::filesystem::path& rejects) {
    const auto file = data_folder() / (name + ".csv");
    const auto made =
        run({"report", file.string(), "--format", "json", "--rejects", rejects.string()});
    if (made.exit_code != 0) throw std::runtime_error("no report: " + made.error);
    return json::parse(made.out);
}

}  // namespace hark::tests
