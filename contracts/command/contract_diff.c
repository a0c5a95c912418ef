/* contract_diff.c - `deed contract diff`: which of old client, new client, old server and new
 * server may be combined, and why not; and whether the version says so. */
#include <string.h>

#include "../compiler/draft.h"
#include "../emit/emit.h"
#include "request.h"
#include "verbs.h"

/* Each version has a library of its own, for both are called the same. What lies beside it is found
 * first. */
static struct contract_library *new_library(struct request *request, const char *file)
{
    const char *slash = strrchr(file, '/');
    const char **folders = pool_take(&request->pool, (request->folder_count + 1) * sizeof *folders);

    folders[0] = slash ? pool_text(&request->pool, file, (size_t)(slash - file)) : ".";
    memcpy(folders + 1, request->folders, request->folder_count * sizeof *folders);
    return contract_library_new(folders, request->folder_count + 1, request->diagnostics);
}

/* A version that says that old and new fit together, and they do not, or that goes back. */
static void check_version(struct request *request, const struct comparison *comparison)
{
    const struct contract *old = comparison->old;
    const struct contract *new = comparison->new;
    struct place at = contract_draft(new)->place;
    const struct combination *cross = comparison->combinations;
    const struct combination *bad = cross[0].fit >= cross[1].fit ? &cross[0] : &cross[1];

    if (new->version < old->version)
        diagnostic_error(request->diagnostics, at, "version", "the version goes back from %u to %u",
                         old->version, new->version);
    else if (new->version == old->version && bad->fit)
        diagnostic_error(request->diagnostics, at, "version",
                         "the version is still %u, and the %s %s the %s: write `version %u;`",
                         old->version, bad->called[SIDE_CLIENT],
                         bad->fit == FIT_NO ? "does not fit" : "has to be rebuilt to fit",
                         bad->called[SIDE_SERVER], old->version + 1);
}

static void compare(struct request *request, const struct contract *old, const struct contract *new)
{
    if (strcmp(old->name, new->name) != 0) {
        diagnostic_error(request->diagnostics, contract_draft(new)->place, "name",
                         "`%s` is no version of `%s`: a contract keeps its name", new->name,
                         old->name);
        return;
    }
    struct comparison *comparison = comparison_new(old, new);
    request_print(request->format == DIAGNOSTIC_JSON ? contract_diff_json(comparison)
                                                     : contract_diff_text(comparison));
    check_version(request, comparison);
    comparison_free(comparison);
}

static void diff(struct request *request)
{
    struct contract_library *libraries[2];
    const struct contract *contracts[2];

    for (int i = 0; i < 2; i++) {
        libraries[i] = new_library(request, request->files[i]);
        contracts[i] = contract_library_read(libraries[i], request->files[i]);
    }
    if (contracts[0] && contracts[1])
        compare(request, contracts[0], contracts[1]);
    for (int i = 0; i < 2; i++)
        contract_library_free(libraries[i]);
}

const struct form form_contract_diff = {
    .name = "contract diff",
    .usage =
        "deed contract diff OLD/NAME.contract NEW/NAME.contract [-I DIR]...\n"
        "Says which of the old client, the new client, the old server and the new server may be\n"
        "combined, why others may not, and what changed. It is an error when some do not fit, or\n"
        "only after both were rebuilt, and the version is not higher than before.\n"
        "  -I DIR               where the contracts lie that these name\n"
        "  --format=FORMAT      text; or json, also of what is said of the contracts\n",
    .files_min = 2,
    .files_max = 2,
    .action = diff};
