/* fuzz_component.c - any component file, and the header that is made of it. */
#include <stdlib.h>

#include "bundle.h"
#include "contracts/system/component.h"

static void run(const char *file, struct contract_library *library, struct diagnostics *diagnostics)
{
    struct component *component = component_read(file, library, diagnostics);

    fuzz_must(component || diagnostics_count(diagnostics) != 0, "a refusal without a word");
    if (component && diagnostics_count(diagnostics) == 0)
        free(component_emit_header(component));
    component_free(component);
}

const struct fuzz_target fuzz_target = {".component", run};
