# A folder of src/ is a library; the files' suffixes say what else is in it.
#
#   hark_folder(DEPENDS hark_base PRIVATE fmt::fmt)          CLICKHOUSE: its tests need that, too
#                                                            APART a.cpp: not compiled as one with others
#
# makes the static library hark_<path with underscores> from the folder's *.cpp, a test program from
# *_test.cpp (each TEST is one ctest test), and a fuzzer from each *_fuzz.cpp in the fuzz preset.
# *_bench.cpp are programs under script/bench, built on request as <library>_bench.
# *_fixture.cpp are what tests of several folders share: library <library>_fixture.
include(GoogleTest)

function(hark_folder)
  cmake_parse_arguments(arg "CLICKHOUSE" "" "DEPENDS;PRIVATE;TEST;APART" ${ARGN})
  file(RELATIVE_PATH path ${PROJECT_SOURCE_DIR}/src ${CMAKE_CURRENT_SOURCE_DIR})
  string(REPLACE "/" "_" name hark_${path})

  file(GLOB sources CONFIGURE_DEPENDS *.cpp)
  hark_compile_apart(${arg_APART})
  set(tests ${sources})
  set(fuzzers ${sources})
  set(benches ${sources})
  set(fixtures ${sources})
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  list(FILTER fuzzers INCLUDE REGEX "_fuzz\\.cpp$")
  list(FILTER benches INCLUDE REGEX "_bench\\.cpp$")
  list(FILTER fixtures INCLUDE REGEX "_fixture\\.cpp$")
  list(FILTER sources EXCLUDE REGEX "_(test|fuzz|bench|fixture)\\.cpp$")

  if(sources)
    add_library(${name} STATIC ${sources})
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(${name} PUBLIC ${arg_DEPENDS} PRIVATE ${arg_PRIVATE})
  else()
    add_library(${name} INTERFACE)
    target_include_directories(${name} INTERFACE ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(${name} INTERFACE ${arg_DEPENDS} ${arg_PRIVATE})
  endif()

  file(GLOB migrations CONFIGURE_DEPENDS migrations/*.sql)
  if(migrations)
    hark_embed_migrations(${name} ${path} ${migrations})
  endif()

  if(HARK_TESTS AND fixtures)
    add_library(${name}_fixture STATIC ${fixtures})
    target_link_libraries(${name}_fixture PUBLIC ${name} GTest::gtest ${arg_TEST})
  endif()
  if(HARK_TESTS AND tests)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE ${name} ${arg_PRIVATE} ${arg_TEST}
      GTest::gmock GTest::gtest_main)
    if(fixtures)
      target_link_libraries(${name}_test PRIVATE ${name}_fixture)
    endif()
    set(servers postgres)
    if(arg_CLICKHOUSE)
      list(APPEND servers clickhouse)
    endif()
    hark_discover_tests(${name}_test ${servers})
  endif()
  if(HARK_FUZZ)
    foreach(fuzzer ${fuzzers})
      get_filename_component(program ${fuzzer} NAME_WE)
      add_executable(${program} ${fuzzer})
      target_link_options(${program} PRIVATE -fsanitize=fuzzer)
      target_link_libraries(${program} PRIVATE ${name} ${arg_PRIVATE})
    endforeach()
  endif()
  if(benches AND TARGET benchmark::benchmark_main)
    add_executable(${name}_bench EXCLUDE_FROM_ALL ${benches})
    target_link_libraries(${name}_bench PRIVATE ${name} ${arg_PRIVATE} benchmark::benchmark_main)
  endif()
endfunction()

# These sources have helpers named like a neighbour's.
function(hark_compile_apart)
  set_source_files_properties(${ARGN} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()

# Every TEST of a program becomes a ctest test. All may use the PostgreSQL that ctest starts first;
# those of a folder that says CLICKHOUSE, the two ClickHouse servers as well.
function(hark_discover_tests program)
  set(servers ${ARGN})
  if(NOT servers)
    set(servers postgres)
  endif()
  string(REPLACE ";" [[\\\\\\\;]] servers "${servers}")
  set(environment
    HARK_TEST_POSTGRES=${PROJECT_BINARY_DIR}/postgres/url
    HARK_TEST_CLICKHOUSE=${PROJECT_BINARY_DIR}/clickhouse/url
    HARK_PROGRAM=${PROJECT_BINARY_DIR}/hark
    HARK_SOURCE=${PROJECT_SOURCE_DIR})
  # CMake takes the list apart three times before ctest sees it; fewer backslashes and only the first
  # variable is set.
  string(REPLACE ";" [[\\\\\\\;]] environment "${environment}")
  gtest_discover_tests(${program}
    DISCOVERY_MODE PRE_TEST
    DISCOVERY_TIMEOUT 60
    PROPERTIES
      FIXTURES_REQUIRED "${servers}"
      TIMEOUT 300
      ENVIRONMENT "${environment}")
endfunction()

# Embeds a slice's migrations as `storage::Migration` values: function hark::<slice>::migrations().
function(hark_embed_migrations name path)
  get_filename_component(slice ${path} NAME)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${slice}_migrations.cpp)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DSLICE=${slice} -DOUTPUT=${output} "-DFILES=${ARGN}"
      -P ${PROJECT_SOURCE_DIR}/cmake/embed_migrations.cmake
    DEPENDS ${ARGN} ${PROJECT_SOURCE_DIR}/cmake/embed_migrations.cmake
    VERBATIM)
  target_sources(${name} PRIVATE ${output})
endfunction()

# Builds files into the library, read by `text_files()` of the namespace.
function(hark_embed_texts name namespace pattern)
  file(GLOB files CONFIGURE_DEPENDS ${pattern})
  set(output ${CMAKE_CURRENT_BINARY_DIR}/text_files.cpp)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DNAMESPACE=${namespace} -DOUTPUT=${output} "-DFILES=${files}"
      -P ${PROJECT_SOURCE_DIR}/cmake/embed_texts.cmake
    DEPENDS ${files} ${PROJECT_SOURCE_DIR}/cmake/embed_texts.cmake
    VERBATIM)
  target_sources(${name} PRIVATE ${output})
endfunction()
