/* fuzz_contract.c - any contract: read, prove, and write all that is made of it. */
#include <stdlib.h>

#include "bundle.h"
#include "contracts/compiler/library.h"

static void run(const char *file, struct contract_library *library, struct diagnostics *diagnostics)
{
    const struct contract *contract = contract_library_read(library, file);

    fuzz_must(contract || diagnostics_count(diagnostics) != 0, "a refusal without a word");
    if (contract && diagnostics_count(diagnostics) == 0)
        free(contract_emit_header(contract));
}

const struct fuzz_target fuzz_target = {".contract", run};
