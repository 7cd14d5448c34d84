# The loops of kernels_code.h marked "[vectors]" must be reported as vectorised, to 32 bytes.
execute_process(
  COMMAND ${COMPILER} -std=c++20 -I${SOURCE} -O3 -mavx2 -mbmi -fopt-info-vec-optimized
    -c ${SOURCE}/engine/columns/kernels_avx2.cpp -o /dev/null
  ERROR_VARIABLE report RESULT_VARIABLE result)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "kernels_avx2.cpp does not compile:\n${report}")
endif()

file(STRINGS ${SOURCE}/engine/columns/kernels_code.h lines)
set(number 0)
set(marked 0)
foreach(line IN LISTS lines)
  math(EXPR number "${number} + 1")
  if(line MATCHES "// \\[vectors\\]")
    math(EXPR marked "${marked} + 1")
    if(NOT report MATCHES "kernels_code\\.h:${number}:[0-9]+: optimized: loop vectorized using 32 byte")
      message(FATAL_ERROR "kernels_code.h:${number} is no longer vectorised:\n${line}")
    endif()
  endif()
endforeach()
if(marked LESS 5)
  message(FATAL_ERROR "Only ${marked} loops of kernels_code.h are marked [vectors].")
endif()
