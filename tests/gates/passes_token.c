/* instead of checker/passes.c: only the token gate judges. */
#include "../../checker/check.h"

const struct pass passes[] = {
    {"source", pass_source, NULL, false},          {"token", pass_token, dump_token, false},
    {"compile", pass_compile, NULL, true},         {"code", pass_code, NULL, true},
    {"certificate", pass_certificate, NULL, true},
};
const size_t pass_count = sizeof passes / sizeof passes[0];
