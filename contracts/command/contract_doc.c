/* contract_doc.c - `deed contract doc`: pages about contracts, in HTML and Markdown, with the
 * states drawn. */
#include <stdlib.h>

#include "../emit/document.h"
#include "../emit/emit.h"
#include "../emit/graphviz.h"
#include "request.h"
#include "verbs.h"

static void write_pages(struct request *request, struct document *document)
{
    const char *name = document->contract->name;
    bool html = request_switch(request, "--html"), markdown = request_switch(request, "--markdown");
    char *dot = contract_emit_dot(document->contract);
    char *svg = request->check ? NULL : graphviz_svg(dot, &document->problem);

    document->svg = svg;
    if (html || !markdown) {
        document->html = true;
        request_write(request, name, ".html", document_contract(document));
    }
    if (markdown || !html) {
        document->html = false;
        request_write(request, name, ".md", document_contract(document));
    }
    request_write(request, name, ".dot", dot);
    if (svg)
        request_write(request, name, ".svg", svg);
}

static void write_index(struct request *request, const struct document *document)
{
    bool html = request_switch(request, "--html"), markdown = request_switch(request, "--markdown");

    if (html || !markdown)
        request_write(request, "index", ".html",
                      document_index(document->all, document->count, true));
    if (markdown || !html)
        request_write(request, "index", ".md",
                      document_index(document->all, document->count, false));
}

static void write_documents(struct request *request)
{
    const struct contract **all = pool_take(&request->pool, request->file_count * sizeof *all);
    struct document document = {.all = all,
                                .count = request->file_count,
                                .indexed = request->file_count > 1,
                                .problem = "nothing is written"};

    for (size_t i = 0; i < request->file_count; i++)
        all[i] = contract_library_read(request->library, request->files[i]);
    if (diagnostics_count(request->diagnostics))
        return;
    for (size_t i = 0; i < request->file_count; i++) {
        document.contract = all[i];
        write_pages(request, &document);
    }
    if (document.indexed)
        write_index(request, &document);
}

static const char *const switches[] = {"--html", "--markdown", NULL};

const struct form form_contract_doc = {
    .name = "contract doc",
    .usage =
        "deed contract doc FILE.contract... [--html | --markdown] [-I DIR]... -o OUTDIR\n"
        "Writes a page about each contract, NAME.html and NAME.md, and its states as a graph,\n"
        "NAME.dot and, if Graphviz is installed, NAME.svg; for several also an index.\n"
        "  --html, --markdown   only these\n"
        "  -I DIR               where the contracts lie that it names\n"
        "  -o OUTDIR            where to write\n"
        "  --check              write nothing\n"
        "  --format=FORMAT      of errors: text, json or sarif\n",
    .writes = true,
    .switches = switches,
    .action = write_documents};
