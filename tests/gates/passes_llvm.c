/* instead of checker/passes.c: only the LLVM-IR gate judges. */
#include "../../checker/check.h"

const struct pass passes[] = {
    {"source", pass_source, NULL, false},          {"compile", pass_compile, NULL, true},
    {"llvm", pass_llvm, dump_llvm, true},          {"code", pass_code, NULL, true},
    {"certificate", pass_certificate, NULL, true},
};
const size_t pass_count = sizeof passes / sizeof passes[0];
