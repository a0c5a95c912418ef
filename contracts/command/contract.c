/* contract.c - `deed contract`: a table of what can be done with contracts. Without one of these
 * words it proves them and writes their C headers. */
#include <string.h>

#include "../compiler/words.h"
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
    const char *summary;
} verbs[] = {
    {"", &headers, "check them and write their C headers"},
    {"diff", &form_contract_diff, "which old and new clients and servers fit together"},
    {"doc", &form_contract_doc, "write pages about them, in HTML and Markdown"},
    {"fmt", &form_contract_fmt, "rewrite contracts in the usual layout"},
    {"json", &form_contract_json, "print all that is known of a contract, for tools"},
    {"monitor", &form_contract_monitor, "write the automaton as C that Frama-C proves"},
    {"promela", &form_contract_promela, "print a Promela model of it, for Spin"},
    {"skeleton", &form_contract_skeleton, "write a server or client to be filled in"},
    {"suite", &form_contract_suite, "write components that test every transition and value"},
    {"trace", &form_contract_trace,
     "say recorded messages in words, and whether they were allowed"},
};

#define VERBS (sizeof verbs / sizeof verbs[0])

static void list_verbs(FILE *out)
{
    fputs("\nOr, with a word in front of the files (`deed contract WORD --help` says more):\n",
          out);
    for (size_t i = 1; i < VERBS; i++)
        fprintf(out, "  %-10s %s\n", verbs[i].word, verbs[i].summary);
}

/* A lone word that is no file and no verb: which one was meant? */
static int refuse_word(const char *word)
{
    struct nearest nearest = {.wanted = word};

    for (size_t i = 1; i < VERBS; i++)
        word_offer(&nearest, verbs[i].word);
    fprintf(stderr, "deed contract: `%s' is neither a file NAME.contract nor one of its words",
            word);
    if (nearest.best)
        fprintf(stderr, "; did you mean `%s'?", nearest.best);
    fputc('\n', stderr);
    list_verbs(stderr);
    return 2;
}

int command_contract(int argc, char **argv)
{
    const char *word = argc > 1 ? argv[1] : "";

    for (size_t i = 1; i < VERBS; i++)
        if (strcmp(verbs[i].word, word) == 0)
            return request_run(verbs[i].form, argc - 1, argv + 1);
    if (*word && !strpbrk(word, "./-"))
        return refuse_word(word);
    int status = request_run(
        contract_chart_wanted(argc, argv) ? &form_contract_chart : verbs[0].form, argc, argv);
    if (strcmp(word, "--help") == 0)
        list_verbs(stdout);
    return status;
}
