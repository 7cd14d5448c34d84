# Writes a .cpp with one `storage::Migration` per file; called at build time by hark_embed_migrations.
set(rows "")
list(SORT FILES)
foreach(file ${FILES})
  get_filename_component(stem ${file} NAME_WE)
  file(READ ${file} text)
  string(APPEND rows "        {\"${SLICE}\", \"${stem}\", R\"migration(${text})migration\"},\n")
endforeach()
file(WRITE ${OUTPUT}.new "// Generated from migrations/*.sql.
#include \"platform/storage/migration.h\"

namespace hark::${SLICE} {

std::vector<storage::Migration> migrations();
std::vector<storage::Migration> migrations() {
    return {
${rows}    };
}

}  // namespace hark::${SLICE}
")
file(COPY_FILE ${OUTPUT}.new ${OUTPUT} ONLY_IF_DIFFERENT)
file(TOUCH ${OUTPUT})
