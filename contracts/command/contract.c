/* contract.c - `deed contract`: a table of what can be done with contracts. Without one of these
 * words it proves them and writes their C headers. */
#include <string.h>

#include "../emit/emit.h"
#include "request.h"
#include "verbs.h"

static void write_headers(struct request *request)
{
    const struct contract **contracts =
        pool_take(&request->pool, request->file_count * sizeof *contracts);

    for (size_t i = 0; i < request->file_count; i++)
        contracts[i] = contract_library_read(request->library, request->files[i]);
    for (size_t i = 0; i < request->file_count && !diagnostics_count(request->diagnostics); i++)
        request_write(request, contracts[i]->name, ".contract.h",
                      contract_emit_header(contracts[i]));
}

static const struct form headers = {
    .name = "contract",
    .usage =
        "deed contract FILE.contract... [-I DIR]... -o OUTDIR\n"
        "Reads contracts, proves them sound, and writes OUTDIR/NAME.contract.h for each.\n"
        "  -I DIR               where the contracts lie that these name\n"
        "  -o OUTDIR            where to write\n"
        "  --check              write nothing\n"
        "  --mscgen, --svg      write nothing but, to the standard output, a sequence chart of\n"
        "                       how the contract gets into trouble, if it does (one file)\n"
        "  --format=FORMAT      of errors: text, json or sarif\n",
    .writes = true,
    .action = write_headers};

/* In alphabetical order, each in a file contract_WORD.c of this folder. */
static const struct verb {
    const char *word;
    const struct form *form;
} verbs[] = {
    {"", &headers},
    {"fmt", &form_contract_fmt},
    {"json", &form_contract_json},
    {"skeleton", &form_contract_skeleton},
    {"trace", &form_contract_trace},
    {"suite", &form_contract_suite},
};

int command_contract(int argc, char **argv)
{
    const char *word = argc > 1 ? argv[1] : "";

    for (size_t i = 1; i < sizeof verbs / sizeof verbs[0]; i++)
        if (strcmp(verbs[i].word, word) == 0)
            return request_run(verbs[i].form, argc - 1, argv + 1);
    return request_run(contract_chart_wanted(argc, argv) ? &form_contract_chart : verbs[0].form,
                       argc, argv);
}
