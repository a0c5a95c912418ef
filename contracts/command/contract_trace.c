/* contract_trace.c - `deed contract trace`: recorded messages in words, and whether the contract
 * allows them. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "../emit/trace.h"
#include "request.h"
#include "verbs.h"

/* The state that `--from=STATE` names; false, and reported, when there is none. */
static bool find_start(struct request *request, const struct contract *contract, uint16_t *from)
{
    const char *name = request_switch(request, "--from=");

    *from = name ? contract_find_state(contract, name) : contract->start;
    if (*from == STATE_NONE)
        diagnostic_error(request->diagnostics, (struct place){contract->file, 0, 0}, "unknown",
                         "the contract %s has no state `%s`", contract->name, name);
    return *from != STATE_NONE;
}

static FILE *open_trace(struct request *request, const char *name)
{
    struct stat status;
    FILE *in = fopen(name, "rb");
    const char *problem = in ? NULL : strerror(errno);

    if (in && fstat(fileno(in), &status) == 0 && S_ISDIR(status.st_mode))
        problem = "it is a folder";
    if (!problem)
        return in;
    diagnostic_error(request->diagnostics, (struct place){name, 0, 0}, "file", "cannot read it: %s",
                     problem);
    if (in)
        fclose(in);
    return NULL;
}

static void decode(struct request *request)
{
    const struct contract *contract = contract_library_read(request->library, request->files[0]);
    const char *name = request->file_count > 1 ? request->files[1] : "-";
    bool standard = strcmp(name, "-") == 0;
    struct trace_options options = {.name = standard ? "standard input" : name,
                                    .both = request_switch(request, "--both") != NULL};

    if (!contract || !find_start(request, contract, &options.from))
        return;
    FILE *in = standard ? stdin : open_trace(request, name);
    if (!in)
        return;
    trace_decode(contract, &options, in, stdout, request->diagnostics);
    if (!standard)
        fclose(in);
}

static const char *const switches[] = {"--both", "--from=", NULL};

const struct form form_contract_trace = {
    .name = "contract trace",
    .usage =
        "deed contract trace FILE.contract [TRACE] [--both] [--from=STATE] [-I DIR]...\n"
        "Prints recorded messages in words, each with the state of its side before and after,\n"
        "and refuses what the contract does not allow. TRACE is a file, or `-`, the standard\n"
        "input; its lines are `[CHANNEL] TIME SIDE MESSAGE BYTES` (docs/contract-trace.md).\n"
        "  --both               both sides were recorded: what arrives must have been sent\n"
        "  --from=STATE         where conversations begin, if not at their beginning\n"
        "  -I DIR               where the contracts lie that it names\n"
        "  --format=FORMAT      of errors: text, json or sarif\n",
    .files_max = 2,
    .switches = switches,
    .action = decode};
