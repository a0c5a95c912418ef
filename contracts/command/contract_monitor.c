/* contract_monitor.c - `deed contract monitor`: the automaton as C that Frama-C proves. */
#include "../emit/emit.h"
#include "verbs.h"

static void write_monitors(struct request *request)
{
    for (size_t i = 0; i < request->file_count; i++) {
        const struct contract *contract =
            contract_library_read(request->library, request->files[i]);
        if (!contract)
            continue;
        request_write(request, contract->name, ".monitor.h", monitor_emit_header(contract));
        request_write(request, contract->name, ".monitor.c", monitor_emit_source(contract));
    }
}

const struct form form_contract_monitor = {
    .name = "contract monitor",
    .usage = "deed contract monitor FILE.contract... [-I DIR]... -o OUTDIR\n"
             "Writes OUTDIR/NAME.monitor.h and NAME.monitor.c: the table of transitions and a\n"
             "function that takes a step in it, in C, with a specification in ACSL that says the\n"
             "same transition by transition; Frama-C proves the one from the other.\n"
             "  -I DIR               where the contracts lie that these name\n"
             "  -o OUTDIR            where to write\n"
             "  --check              write nothing\n"
             "  --format=FORMAT      of errors: text, json or sarif\n",
    .writes = true,
    .action = write_monitors};
