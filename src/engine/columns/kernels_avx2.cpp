// Compiled with -mavx2 where the compiler knows it (see CMakeLists.txt).
#define HARK_KERNELS avx2
#include "engine/columns/kernels_code.h"

namespace hark::columns {

const Kernels* avx2_kernels() {
#if defined(__AVX2__)
    return __builtin_cpu_supports("avx2") ? &avx2::table : nullptr;
#else
    return nullptr;
#endif
}

}  // namespace hark::columns
