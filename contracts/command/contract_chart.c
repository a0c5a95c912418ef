/* contract_chart.c - `deed contract --mscgen` and `--svg`: how a contract gets into trouble, drawn.
 * The errors are printed as ever; a contract that is fine gives no chart. */
#include <string.h>

#include "../emit/emit.h"
#include "request.h"
#include "verbs.h"

bool contract_chart_wanted(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "--mscgen") == 0 || strcmp(argv[i], "--svg") == 0)
            return true;
    return false;
}

/* One contract has at most one way into trouble that is worth a picture: the first one shown. */
static void draw(struct request *request)
{
    struct diagnostic_sequence way;

    contract_library_read(request->library, request->files[0]);
    for (size_t i = 0; diagnostics_sequence(request->diagnostics, i, &way); i++)
        if (way.shown) {
            request_print(request_switch(request, "--svg") ? chart_svg(&way) : chart_mscgen(&way));
            return;
        }
}

static const char *const switches[] = {"--mscgen", "--svg", "--check", NULL};

const struct form form_contract_chart = {
    .name = "contract",
    .usage = "deed contract FILE.contract [-I DIR]... (--mscgen | --svg)\n"
             "Proves the contract sound; if it is not, draws the shortest way into trouble.\n"
             "  -I DIR               where the contracts lie that these name\n"
             "  --mscgen             draw it in the language of mscgen\n"
             "  --svg                draw it as SVG\n"
             "  --format=FORMAT      of errors: text, json or sarif\n",
    .files_max = 1,
    .switches = switches,
    .action = draw};
