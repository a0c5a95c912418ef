/* instead of checker/passes.c: nobody looks at the source or the object but to bound the stack. */
#include "../../checker/check.h"

const struct pass passes[] = {
    {"source", pass_source, NULL, false},
    {"compile", pass_compile, NULL, true},
    {"code", pass_code, NULL, true},
    {"stack", pass_stack, dump_stack, true},
    {"certificate", pass_certificate, NULL, true},
};
const size_t pass_count = sizeof passes / sizeof passes[0];
