/* graph.c - `deed graph`: the image as a drawing. */
#include <stdlib.h>

#include "../emit/graphviz.h"
#include "../system/component.h"
#include "request.h"

static void draw(struct request *request)
{
    const char *problem = NULL;
    struct system_image *system =
        system_read(request->files[0], request->root, request->library, request->diagnostics);

    if (!system)
        return;
    char *dot = system_emit_graph(system);
    char *svg = request_switch(request, "--dot") ? NULL : graphviz_svg(dot, &problem);
    if (problem)
        diagnostic_error(request->diagnostics, (struct place){0}, "drawing",
                         "nothing can be drawn: %s (`--dot` writes the graph itself)", problem);
    else
        request_put(request, svg ? svg : dot);
    if (problem || svg)
        free(dot);
    system_free(system);
}

static const char *const switches[] = {"--dot", NULL};

static const struct form form = {
    .name = "graph",
    .usage =
        "deed graph FILE.system [--root DIR] [-I DIR]... [-o FILE.svg]\n"
        "Draws an image: its components with their budgets, coloured by why one may trust\n"
        "them, the contracts on their connections, monitors, supervision, and what the machine\n"
        "gives to whom. Needs the program `dot` of Graphviz.\n"
        "  --root DIR           where `in FOLDER` starts from; the current folder if not said\n"
        "  -I DIR               where the contracts lie\n"
        "  -o FILE              where to write; the standard output if not said\n"
        "  --dot                write the graph in DOT, and draw nothing\n"
        "  --format=FORMAT      of errors: text, json or sarif\n",
    .files_max = 1,
    .prints = true,
    .rooted = true,
    .switches = switches,
    .action = draw};

int command_graph(int argc, char **argv)
{
    return request_run(&form, argc, argv);
}
