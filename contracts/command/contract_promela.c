/* contract_promela.c - `deed contract promela`: a contract as a model for Spin, sound or not. */
#include "../emit/emit.h"
#include "request.h"
#include "verbs.h"

static void put_model(struct request *request, char *text)
{
    if (text)
        request_put(request, text);
    else
        diagnostic_error(request->diagnostics, (struct place){request->files[0], 0, 0}, "limit",
                         "the states have more than 4000 points between steps: no contract is "
                         "that large");
}

static void model(struct request *request)
{
    struct contract *contract = contract_library_read_unproved(request->library, request->files[0]);

    bool base = request_switch(request, "--base");

    if (contract && base && !contract->base)
        diagnostic_error(request->diagnostics, (struct place){request->files[0], 0, 0},
                         "inheritance", "`%s` extends no contract, so no client of a base can come",
                         contract->name);
    else if (contract)
        put_model(request, contract_emit_promela(contract, base));
    contract_free(contract);
}

static const char *const switches[] = {"--base", NULL};

const struct form form_contract_promela = {
    .name = "contract promela",
    .usage = "deed contract promela FILE.contract [-I DIR]... [-o FILE]\n"
             "Prints a Promela model of the contract, made from its state expressions: two\n"
             "processes, two bounded channels, assertions for all that can go wrong. The contract\n"
             "need not be sound; Spin says whether it is.\n"
             "  -I DIR               where the contracts lie that this one names\n"
             "  --base               the client is one of the contract that this one extends\n"
             "  -o FILE              write there, not to the standard output\n"
             "  --format=FORMAT      of errors: text, json or sarif\n",
    .files_max = 1,
    .prints = true,
    .switches = switches,
    .action = model};
