/* fuzz_system.c - any system, its tables and its views. */
#include <stdlib.h>

#include "bundle.h"
#include "contracts/system/system_report.h"

static void write_report(const struct system_image *system)
{
    struct certified *certified = calloc(system->instance_count + 1, sizeof *certified);
    struct report report = {
        .system = system, .no_svg = "<no & \"drawing\"", .linked = "<x>", .certified = certified};

    free(system_emit_report(&report));
    free(certified);
}

static void run(const char *file, struct contract_library *library, struct diagnostics *diagnostics)
{
    struct system_image *system = system_read(file, ".", library, diagnostics);

    fuzz_must(system || diagnostics_count(diagnostics) != 0, "a refusal without a word");
    if (!system)
        return;
    fuzz_must(diagnostics_count(diagnostics) == 0, "a system accepted and refused");
    free(system_emit_tables(system));
    free(system_emit_matrix(system));
    free(system_emit_budget(system));
    free(system_emit_graph(system));
    write_report(system);
    system_free(system);
}

const struct fuzz_target fuzz_target = {".system", run};
