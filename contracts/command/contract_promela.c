/* contract_promela.c - `deed contract promela`: a contract as a model for Spin, sound or not. */
#include "../emit/emit.h"
#include "request.h"
#include "verbs.h"

static void model(struct request *request)
{
    struct contract *contract = contract_library_read_unproved(request->library, request->files[0]);

    if (contract)
        request_print(contract_emit_promela(contract));
    contract_free(contract);
}

const struct form form_contract_promela = {
    .name = "contract promela",
    .usage = "deed contract promela FILE.contract [-I DIR]...\n"
             "Prints a Promela model of the contract, made from its state expressions: two\n"
             "processes, two bounded channels, assertions for all that can go wrong. The contract\n"
             "need not be sound; Spin says whether it is.\n"
             "  -I DIR               where the contracts lie that this one names\n"
             "  --format=FORMAT      of errors: text, json or sarif\n",
    .files_max = 1,
    .action = model};
