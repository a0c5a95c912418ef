/* instead of checker/passes.c: nobody looks at the object. */
#include "../../checker/check.h"

const struct pass passes[] = {
    {"source", pass_source, NULL, false}, {"token", pass_token, NULL, false},
    {"ir", pass_front, NULL, false},      {"summary", pass_summary, NULL, false},
    {"infer", pass_infer, NULL, false},   {"flow", pass_flow, NULL, false},
    {"bounds", pass_bounds, NULL, false}, {"compile", pass_compile, NULL, true},
    {"code", pass_code, NULL, true},      {"certificate", pass_certificate, NULL, true},
};
const size_t pass_count = sizeof passes / sizeof passes[0];
