/* instead of checker/passes.c: only what is made of libclang's tree judges. */
#include "../../checker/check.h"

const struct pass passes[] = {
    {"source", pass_source, NULL, false},          {"ir", pass_front, dump_ir, false},
    {"summary", pass_summary, NULL, false},        {"flow", pass_flow, dump_flow, false},
    {"compile", pass_compile, NULL, true},         {"code", pass_code, NULL, true},
    {"certificate", pass_certificate, NULL, true},
};
const size_t pass_count = sizeof passes / sizeof passes[0];
