/* fuzz_contract.c - any contract: read, prove, and write all that is made of it. */
#include <stdlib.h>
#include <string.h>

#include "bundle.h"
#include "contracts/compiler/library.h"
#include "contracts/emit/emit.h"

/* `deed contract fmt`: what it writes parses, and it would write the same again. */
static void check_format(const char *file)
{
    struct diagnostics *diagnostics = diagnostics_new();
    char *once = fuzz_holds('\0') ? NULL : contract_format(file, diagnostics);

    if (once) {
        fuzz_replace(once);
        char *twice = contract_format(file, diagnostics);
        fuzz_must(twice != NULL, "what fmt writes does not parse");
        fuzz_must(strcmp(once, twice) == 0, "fmt changes what it has written");
        free(twice);
    }
    free(once);
    diagnostics_free(diagnostics);
}

static void run(const char *file, struct contract_library *library, struct diagnostics *diagnostics)
{
    const struct contract *contract = contract_library_read(library, file);

    fuzz_must(contract || diagnostics_count(diagnostics) != 0, "a refusal without a word");
    if (contract && diagnostics_count(diagnostics) == 0)
        free(contract_emit_header(contract));
    check_format(file);
}

const struct fuzz_target fuzz_target = {".contract", run};
