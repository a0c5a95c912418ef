/* system.c - `deed system`: is a system whole, who may speak to whom, and the kernel's tables. */
#include <string.h>

#include "../system/component.h"
#include "request.h"
#include "verbs.h"

static void write_tables(struct request *request)
{
    struct system_image *system = system_read_certified(request->files[0], request->root,
                                                        request_switch(request, "--components="),
                                                        request->library, request->diagnostics);

    if (!system)
        return;
    request_print(system_emit_matrix(system));
    request_print(system_emit_budget(system));
    request_write(request, "system", ".c", system_emit_tables(system));
    request_write(request, "graph", ".dot", system_emit_graph(system));
    system_free(system);
}

static const char *const switches[] = {"--components=", NULL};

static const struct form form = {
    .name = "system",
    .usage =
        "deed system FILE.system [--root DIR] [-I DIR]... -o OUTDIR\n"
        "Checks the wiring of a system, prints who may speak to whom and what each component\n"
        "may use, and writes the boot tables OUTDIR/system.c and OUTDIR/graph.dot.\n"
        "  --root DIR           where `in FOLDER` starts from; the current folder if not said\n"
        "  -I DIR               where the contracts lie\n"
        "  --components=DIR     where `deed check` put the certificates: they say who never waits\n"
        "  -o OUTDIR            where to write\n"
        "  --check              write nothing\n"
        "  --format=FORMAT      of errors: text, json or sarif\n"
        "`deed system report --help`: the same and more, as a page.\n",
    .files_max = 1,
    .writes = true,
    .rooted = true,
    .switches = switches,
    .action = write_tables};

int command_system(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "report") == 0)
        return request_run(&form_system_report, argc - 1, argv + 1);
    return request_run(&form, argc, argv);
}
