/* component.c - `deed component`: component files to the headers that their sources include. */
#include "../system/component.h"
#include "request.h"

static void write_headers(struct request *request)
{
    for (size_t i = 0; i < request->file_count; i++) {
        struct component *component =
            component_read(request->files[i], request->library, request->diagnostics);
        if (component)
            request_write(request, component->name, ".component.h",
                          component_emit_header(component));
        component_free(component);
    }
}

static const struct form form = {
    .name = "component",
    .usage = "deed component FILE.component... [-I DIR]... -o OUTDIR\n"
             "Reads component files and writes OUTDIR/NAME.component.h for each.\n"
             "  -I DIR               where the contracts lie that these name\n"
             "  -o OUTDIR            where to write\n"
             "  --check              write nothing\n"
             "  --format=FORMAT      of errors: text, json or sarif\n",
    .writes = true,
    .action = write_headers};

int command_component(int argc, char **argv)
{
    return request_run(&form, argc, argv);
}
