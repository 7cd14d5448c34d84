# One set of compiler settings for every target: C++20, warnings as errors, ccache and mold when present.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()
set(CMAKE_CXX_FLAGS_DEBUG "-O0 -g1 -D_GLIBCXX_ASSERTIONS")  # bounds are checked, for almost nothing
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -g1")

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()

# Several sources are compiled as one: the whole house builds in a quarter of the time. A file whose
# helpers are named like a neighbour's is compiled on its own; its CMakeLists.txt says so (APART).
set(CMAKE_UNITY_BUILD ${HARK_UNITY})
set(CMAKE_UNITY_BUILD_BATCH_SIZE 16)
set(CMAKE_OPTIMIZE_DEPENDENCIES ON)
if(HARK_UNITY)
  add_compile_options(-Wno-subobject-linkage)  # takes every included .cpp for a header
endif()

find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
  add_link_options(-fuse-ld=mold)
endif()

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor
  -Woverloaded-virtual -Wimplicit-fallthrough -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # False alarms of g++ 12 on optimised std::string and std::variant code (GCC bugs 105329, 105593).
  add_compile_options(-Wno-restrict -Wno-maybe-uninitialized)
endif()

if(HARK_SANITIZE)
  add_compile_options(-fsanitize=${HARK_SANITIZE} -fno-omit-frame-pointer -O1)
  add_link_options(-fsanitize=${HARK_SANITIZE})
  if(HARK_SANITIZE MATCHES "undefined")
    # What is left out looks at every single use of a pointer, for a third of the compile time; the
    # processor or AddressSanitizer ends the program for the same faults.
    add_compile_options(-fno-sanitize-recover=undefined
      -fno-sanitize=null,alignment,object-size,vptr,nonnull-attribute,returns-nonnull-attribute)
  endif()
  if(HARK_SANITIZE MATCHES "thread")
    # ThreadSanitizer does not understand fences; Asio works without them.
    add_compile_definitions(BOOST_ASIO_DISABLE_FENCED_BLOCK)
    add_compile_options(-Wno-tsan)
  endif()
endif()
if(HARK_FUZZ)
  add_compile_options(-fsanitize=address,fuzzer-no-link -O1)
  add_link_options(-fsanitize=address)
endif()
