# Writes a .cpp with the files as `std::vector<std::string_view> text_files()` in NAMESPACE; called at
# build time by hark_embed_texts.
set(rows "")
list(SORT FILES)
foreach(file ${FILES})
  file(READ ${file} text)
  string(APPEND rows "        R\"text(${text})text\",\n")
endforeach()
file(WRITE ${OUTPUT}.new "// Generated.
#include <string_view>
#include <vector>

namespace ${NAMESPACE} {

std::vector<std::string_view> text_files();
std::vector<std::string_view> text_files() {
    return {
${rows}    };
}

}  // namespace ${NAMESPACE}
")
file(COPY_FILE ${OUTPUT}.new ${OUTPUT} ONLY_IF_DIFFERENT)
file(TOUCH ${OUTPUT})
