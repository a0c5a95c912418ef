/* passes.c - the passes of `deed check`, in order. A pass runs only if those before it reported
 * nothing. */
#include "check.h"

const struct pass passes[] = {
    {"source", pass_source, dump_source, false},
    {"token", pass_token, dump_token, false},
    {"ir", pass_front, dump_ir, false},
    {"summary", pass_summary, NULL, false},
    {"infer", pass_infer, dump_ir, false},
    {"flow", pass_flow, dump_flow, false},
    {"bounds", pass_bounds, dump_bounds, false},
    {"compile", pass_compile, NULL, true},
    {"llvm", pass_llvm, dump_llvm, true},
    {"code", pass_code, NULL, true},
    {"object", pass_object, NULL, true},
    {"stack", pass_stack, dump_stack, true},
    {"certificate", pass_certificate, NULL, true},
};
const size_t pass_count = sizeof passes / sizeof passes[0];
