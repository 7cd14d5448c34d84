#define HARK_KERNELS plain
#include "engine/columns/kernels_code.h"

namespace hark::columns {

const Kernels& plain_kernels() {
    return plain::table;
}

const Kernels& kernels() {
    static const Kernels* const best = avx2_kernels() ? avx2_kernels() : &plain_kernels();
    return *best;
}

}  // namespace hark::columns
