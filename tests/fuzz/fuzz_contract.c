/* fuzz_contract.c - any contract: read, prove, and write all that is made of it. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bundle.h"
#include "contracts/compiler/compare.h"
#include "contracts/compiler/library.h"
#include "contracts/compiler/pool.h"
#include "contracts/emit/document.h"
#include "contracts/emit/emit.h"
#include "contracts/emit/skeleton.h"
#include "contracts/emit/trace.h"

/* `deed contract fmt`: what it writes parses, and it would write the same again. */
static void check_format(const char *file)
{
    struct diagnostics *diagnostics = diagnostics_new();
    char *once = fuzz_holds('\0') ? NULL : contract_format(file, diagnostics);

    if (once) {
        fuzz_replace(once);
        char *twice = contract_format(file, diagnostics);
        fuzz_must(twice != NULL, "what fmt writes does not parse");
        fuzz_must(strcmp(once, twice) == 0, "fmt changes what it has written");
        free(twice);
    }
    free(once);
    diagnostics_free(diagnostics);
}

/* `deed contract skeleton`: generated again, nothing changes. */
static void check_skeleton(const struct contract *contract, enum side side,
                           struct contract_library *library)
{
    struct diagnostics *diagnostics = diagnostics_new();
    bool server = side == SIDE_SERVER, edited = false;
    uint16_t set = server ? skeleton_set_state(contract) : STATE_NONE;

    if (!server || set != STATE_NONE) {
        char *fresh = contract_emit_skeleton(contract, side, "fuzz", "port", set, library);
        char *once = skeleton_keep("fuzz.c", NULL, fresh, &edited, diagnostics);
        fuzz_must(once != NULL, "a skeleton that is damaged from the start");
        char *twice = skeleton_keep("fuzz.c", once, fresh, &edited, diagnostics);
        fuzz_must(twice && strcmp(once, twice) == 0 && !edited, "a skeleton changes by itself");
        free(twice);
        free(once);
        free(fresh);
    }
    diagnostics_free(diagnostics);
}

static void check_json(const struct contract *contract)
{
    char *text = contract_emit_json(contract);
    json_t *value = json_loads(text, 0, NULL);

    fuzz_must(value != NULL, "a description that is no JSON");
    json_decref(value);
    free(text);
}

static void write_pages(const struct contract *contract)
{
    struct document document = {
        .contract = contract, .all = &contract, .count = 1, .problem = "nothing is drawn"};

    for (int html = 0; html < 2; html++) {
        document.html = html;
        free(document_contract(&document));
        free(document_index(document.all, document.count, html));
    }
}

static void write_suite(const struct contract *contract, struct contract_library *library)
{
    uint16_t set = skeleton_set_state(contract);

    if (set == STATE_NONE)
        return;
    struct pool pool = {0};
    struct suite_ends ends = {0};
    suite_find_ends(&pool, contract, &ends);
    char *client = suite_emit_client(contract, &ends, library);
    bool sourced = strstr(client, "Ends_port") != NULL;
    free(client);
    free(suite_emit_server(contract, set, library));
    free(suite_emit_tour(contract, sourced, 0));
    free(suite_emit_walk(contract, sourced, 1, 200, 88172645463325252u));
    free(suite_emit_ends(&ends));
    free(suite_emit_source(&ends, library));
    pool_free(&pool);
}

/* `deed contract diff`: a contract fits itself, and differs in nothing. */
static void compare_with_itself(const struct contract *contract)
{
    struct comparison *comparison = comparison_new(contract, contract);
    char *text = contract_diff_json(comparison);
    json_t *value = json_loads(text, 0, NULL);

    fuzz_must(value != NULL, "a comparison that is no JSON");
    fuzz_must(comparison->change_count == 0, "a contract that differs from itself");
    for (int i = 0; i < 2; i++)
        fuzz_must(comparison->combinations[i].fit != FIT_NO, "a contract that does not fit itself");
    json_decref(value);
    free(text);
    free(contract_diff_text(comparison));
    comparison_free(comparison);
}

/* Of a contract that need not be sound. */
static void write_model(const char *file, struct contract_library *library)
{
    struct contract *contract = contract_library_read_unproved(library, file);

    if (contract) {
        free(contract_emit_promela(contract, false));
        free(contract->base ? contract_emit_promela(contract, true) : NULL);
    }
    contract_free(contract);
}

/* The second file as what somebody has made of a skeleton, and as a record of messages. */
static void read_second(const struct contract *contract, struct contract_library *library)
{
    struct diagnostics *diagnostics = diagnostics_new();
    struct trace_options options = {.name = "second", .from = contract->start, .both = true};
    char *second = fuzz_second();
    FILE *in = second && *second ? fmemopen(second, strlen(second), "r") : NULL;
    FILE *out = in ? fopen("/dev/null", "w") : NULL;
    bool edited;

    if (out) {
        trace_decode(contract, &options, in, out, diagnostics);
        fclose(out);
        char *fresh =
            contract_emit_skeleton(contract, SIDE_CLIENT, "fuzz", "port", STATE_NONE, library);
        free(skeleton_keep("fuzz.c", second, fresh, &edited, diagnostics));
        free(fresh);
    }
    if (in)
        fclose(in);
    free(second);
    diagnostics_free(diagnostics);
}

static void emit_all(const struct contract *contract, struct contract_library *library)
{
    free(contract_emit_header(contract));
    free(contract_emit_dot(contract));
    free(monitor_emit_header(contract));
    free(monitor_emit_source(contract));
    compare_with_itself(contract);
    write_pages(contract);
    write_suite(contract, library);
    check_json(contract);
    read_second(contract, library);
    check_skeleton(contract, SIDE_CLIENT, library);
    check_skeleton(contract, SIDE_SERVER, library);
}

static void draw_ways(const struct diagnostics *diagnostics)
{
    struct diagnostic_sequence way;

    for (size_t i = 0; diagnostics_sequence(diagnostics, i, &way); i++)
        if (way.shown) {
            free(chart_mscgen(&way));
            free(chart_svg(&way));
        }
}

static void run(const char *file, struct contract_library *library, struct diagnostics *diagnostics)
{
    const struct contract *contract = contract_library_read(library, file);

    fuzz_must(!contract == (diagnostics_count(diagnostics) != 0),
              "a refusal without a word, or an error and no refusal");
    if (contract)
        emit_all(contract, library);
    draw_ways(diagnostics);
    write_model(file, library);
    check_format(file);
}

const struct fuzz_target fuzz_target = {".contract", run};
