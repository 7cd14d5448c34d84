# Everything Hark links, as Debian 12 packages it. The package names are in script/packages/.
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS json system)
find_package(CLI11 REQUIRED)
find_package(date REQUIRED)
find_package(ICU 72 REQUIRED COMPONENTS uc i18n)
find_package(ZLIB REQUIRED)
find_package(CURL REQUIRED)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(UCHARDET REQUIRED IMPORTED_TARGET uchardet)
find_package(prometheus-cpp REQUIRED CONFIG)

if(HARK_TESTS)
  find_package(GTest REQUIRED)
endif()
find_package(benchmark QUIET)

# SOCI's package has no CMake configuration; its headers and libraries are in the system folders.
find_library(SOCI_CORE soci_core REQUIRED)
find_library(SOCI_SQLITE soci_sqlite3 REQUIRED)
find_library(SOCI_POSTGRES soci_postgresql REQUIRED)
find_path(POSTGRES_INCLUDE libpq-fe.h PATH_SUFFIXES postgresql REQUIRED)
add_library(hark_soci INTERFACE)
target_include_directories(hark_soci SYSTEM INTERFACE ${POSTGRES_INCLUDE})
target_link_libraries(hark_soci INTERFACE
  ${SOCI_SQLITE} ${SOCI_POSTGRES} ${SOCI_CORE} sqlite3 pq Threads::Threads)
