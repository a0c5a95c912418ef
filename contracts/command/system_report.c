/* system_report.c - `deed system report`: an image on one page of HTML. */
#include <stdio.h>
#include <stdlib.h>

#include "../compiler/textfile.h"
#include "../emit/graphviz.h"
#include "../system/system_report.h"
#include "request.h"
#include "verbs.h"

static char *read_linked(struct request *request)
{
    const char *file = request_switch(request, "--linked=");
    const char *problem;
    size_t size;
    char *text = file ? textfile_read(file, &size, &problem) : NULL;

    if (file && !text)
        diagnostic_error(request->diagnostics, (struct place){file, 0, 0}, "file",
                         "cannot read it: %s", problem);
    return text;
}

/* Without `dot` the page says so in the drawing's place, and so does a line to whoever made it. */
static void write_report(struct request *request)
{
    struct system_image *system = system_read_certified(request->files[0], request->root,
                                                        request_switch(request, "--components="),
                                                        request->library, request->diagnostics);

    if (!system)
        return;
    struct report report = {.system = system, .linked = read_linked(request)};
    char *dot = system_emit_graph(system);
    char *svg = graphviz_svg(dot, &report.no_svg);
    report.svg = svg;
    report.certified =
        pool_take(&request->pool, (system->instance_count + 1) * sizeof *report.certified);
    for (size_t i = 0; i < system->instance_count; i++)
        report.certified[i] = certified_read(request_switch(request, "--components="),
                                             system->instances[i].component->name);
    request_put(request, system_emit_report(&report));
    if (!svg)
        fprintf(stderr, "deed system report: nothing is drawn: %s\n", report.no_svg);
    for (size_t i = 0; i < system->instance_count; i++)
        certified_free(&report.certified[i]);
    free((char *)report.linked);
    free(svg);
    free(dot);
    system_free(system);
}

static const char *const switches[] = {"--components=", "--linked=", NULL};

const struct form form_system_report = {
    .name = "system report",
    .usage =
        "deed system report FILE.system [--root DIR] [-I DIR]... [-o FILE.html]\n"
        "Writes a page about an image: its graph, who may speak to whom, budgets, contracts,\n"
        "hardware, stacks, accesses proved and checked, certificates. No script, nothing from\n"
        "elsewhere.\n"
        "  --root DIR           where `in FOLDER` starts from; the current folder if not said\n"
        "  -I DIR               where the contracts lie\n"
        "  --components=DIR     where `deed check` put the certificates\n"
        "  --linked=FILE        what `deed link` said, IMAGE.parts/figures\n"
        "  -o FILE              where to write; the standard output if not said\n"
        "  --format=FORMAT      of errors: text, json or sarif\n",
    .files_max = 1,
    .prints = true,
    .rooted = true,
    .switches = switches,
    .action = write_report};
