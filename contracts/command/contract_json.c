/* contract_json.c - `deed contract json`: a contract as JSON, for tools. */
#include "../emit/emit.h"
#include "request.h"
#include "verbs.h"

static void print_json(struct request *request)
{
    const struct contract *contract = contract_library_read(request->library, request->files[0]);

    if (contract)
        request_print(contract_emit_json(contract));
}

const struct form form_contract_json = {
    .name = "contract json",
    .usage = "deed contract json FILE.contract [-I DIR]...\n"
             "Prints all that is known of a contract as JSON; docs/contract-json.md describes it.\n"
             "  -I DIR               where the contracts lie that it names\n"
             "  --format=FORMAT      of errors: text, json or sarif\n",
    .files_max = 1,
    .action = print_json};
