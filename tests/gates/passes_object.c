/* instead of checker/passes.c: nobody looks at the source; the object gate is on its own. */
#include "../../checker/check.h"

const struct pass passes[] = {
    {"source", pass_source, NULL, false},
    {"compile", pass_compile, NULL, true},
    {"code", pass_code, NULL, true},
    {"object", pass_object, NULL, true},
    {"certificate", pass_certificate, NULL, true},
};
const size_t pass_count = sizeof passes / sizeof passes[0];
