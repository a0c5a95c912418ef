/* suite.c - a contract's conformance suite: a server that checks all that it is told, a client that
 * tours all transitions, one that walks at random, and a judge for all suites of a system, who
 * prints what came of it as TAP. */
#include <stdlib.h>
#include <string.h>

#include "lines.h"
#include "suite.h"

const char suite_verdict[] =
    "/// What the clients of conformance suites tell their judge.\n"
    "contract Verdict {\n"
    "    /// One byte for each transition: 1 if it was taken.\n"
    "    in  message Walked(uint32_t number, uint32_t steps, uint8_t[] taken);\n"
    "\n"
    "    state Start: Walked? -> end;\n"
    "}\n";

static struct suite begin(const struct contract *contract, enum side side,
                          struct contract_library *library)
{
    struct suite suite = {.fill = {.library = library}, .contract = contract, .side = side};

    suite.stem = fill_stem_of(&suite.fill.pool, contract->name);
    return suite;
}

/* The top, the helpers, and the rest. */
static char *finish(struct suite *suite, struct writer *top)
{
    if (suite->fill.helpers.text)
        writer_print(top, "%s", suite->fill.helpers.text);
    writer_print(top, "%s", suite->out.text);
    free(writer_finish(&suite->fill.helpers));
    free(writer_finish(&suite->out));
    pool_free(&suite->fill.pool);
    while (top->size > 1 && top->text[top->size - 2] == '\n')
        top->text[--top->size] = '\0';
    return writer_finish(top);
}

static const char in_turn[] = "/* In each state one alternative after the other. */\n"
                              "static uint32_t g_turn[CHOICES];\n\n"
                              "static uint32_t choose(uint32_t state, uint32_t count)\n{\n"
                              "    uint32_t turn = g_turn[state];\n\n"
                              "    g_turn[state] = turn + 1;\n    return turn % count;\n}\n\n";

/* For the server, whose two clients come by turns. */
static const char round_by_round[] =
    "/* In each state one alternative after the other, each round beginning with another one: so "
    "who\n"
    " * comes by turns with somebody else does not always get the same. */\n"
    "static uint32_t g_turn[CHOICES];\n\n"
    "static uint32_t choose(uint32_t state, uint32_t count)\n{\n"
    "    uint32_t turn = g_turn[state];\n\n"
    "    g_turn[state] = turn + 1;\n    return (turn + turn / count) % count;\n}\n\n";

static const char at_random[] = "static uint64_t g_random = SEED;\n\n"
                                "static uint32_t choose(uint32_t state, uint32_t count)\n{\n"
                                "    (void)state;\n"
                                "    g_random ^= g_random << 13;\n    g_random ^= g_random >> 7;\n"
                                "    g_random ^= g_random << 17;\n"
                                "    return (uint32_t)(g_random >> 33) % count;\n}\n\n";

static void emit_dispatch(struct suite *suite, uint16_t set)
{
    const struct contract *contract = suite->contract;
    struct writer *out = &suite->out;
    const char *name = contract->name;
    const char *label = NULL;

    writer_print(out,
                 "        switch (%s_server_tag(client)) {\n        case %s_connected:\n"
                 "            PUT(g_%s, client);\n            g_state = %u;\n"
                 "            g_sent = 0;\n            g_came = 0;\n            break;\n",
                 name, name, fill_word(&suite->fill.pool, contract->states[contract->start].name),
                 contract->start);
    for (size_t m = 0; m < contract->message_count; m++) {
        if (contract->states[set].next[m] == STATE_NONE || !contract->messages[m].to_server)
            continue;
        if (label)
            writer_print(out, "        case %s_%s:\n", name, label);
        label = contract->messages[m].name;
    }
    lines_case(out, "        ", pool_print(&suite->fill.pool, "%s_%s", name, label),
               "            deed_fault(deed_reason_unreachable);\n", false);
    writer_print(out, "        case %s_closed: %s_server_drop(client); break;\n        }\n", name,
                 name);
}

char *suite_emit_server(const struct contract *contract, uint16_t set,
                        struct contract_library *library)
{
    struct suite suite = begin(contract, SIDE_SERVER, library);
    struct writer top = {0};
    struct writer *out = &suite.out;
    const char *name = contract->name;

    lines_comment(&top, "",
                  "%s_server.c - checks every value of %s that it is sent, and says by turns all "
                  "that it may. Whoever gets a value wrong is found by the line that stops the "
                  "other.",
                  suite.stem, name);
    writer_print(&top, "#include \"%s_server.component.h\"\n\n#define CHOICES %zuu\n\n%s",
                 suite.stem, 2 * contract->state_count, round_by_round);
    suite_emit_states(&suite);
    writer_print(out,
                 "/* One conversation at a time: who comes meanwhile waits in the set. */\n"
                 "void %s_server_main(struct %s_server_ports *ports)\n{\n    for (;;) {\n",
                 suite.stem, suite.stem);
    lines_assign(out, "        ", pool_print(&suite.fill.pool, "struct %s_server *client", name),
                 "%s_server_set_receive(ports->service)", name);
    writer_print(out, "\n");
    emit_dispatch(&suite, set);
    writer_print(out, "        while (g_state != OVER)\n            step();\n    }\n}\n");
    return finish(&suite, &top);
}

/* The judge is called first, so that he hears of who dies on the way. */
static const char reporting[] =
    "/* The judge is called first, so that he hears of who dies on the way. */\n"
    "OWN STATE(Start) static struct Verdict_client *call(struct Verdict_port *port)\n{\n"
    "    struct Verdict_client *judge = Verdict_open(port, DEED_FOREVER);\n\n"
    "    if (!judge)\n        deed_fault(deed_reason_null);\n    return judge;\n}\n\n"
    "static void report(struct Verdict_client *judge OWN CLAIMS STATE(Start), uint32_t number)\n"
    "{\n    struct uint8_vector *taken = uint8_vector_take(TRANSITIONS);\n\n"
    "    if (!taken)\n        deed_fault(deed_reason_null);\n"
    "    for (uint32_t i = 0; i < TRANSITIONS; i++)\n        taken->at[i] = g_taken[i];\n"
    "    Verdict_send_Walked(judge, number, g_steps, taken);\n"
    "    Verdict_client_drop(judge);\n}\n";

char *suite_emit_client(const struct contract *contract, const struct suite_ends *ends,
                        struct contract_library *library)
{
    struct suite suite = begin(contract, SIDE_CLIENT, library);
    suite.ends = ends;
    struct writer top = {0};
    struct writer *out = &suite.out;
    const char *name = contract->name;
    uint16_t start = contract->start;

    lines_comment(&top, "",
                  "%s_client.h - a client of %s that checks every value that it is sent. What it "
                  "sends itself, its component says: `choose`.",
                  suite.stem, name);
    writer_print(&top, "\n");
    suite_emit_states(&suite);
    writer_print(out,
                 "/* A conversation of at most so many steps: then nothing more is awaited. */\n"
                 "static void converse(struct %s_port *port, uint32_t most)\n{\n",
                 name);
    lines_assign(out, "    ", pool_print(&suite.fill.pool, "struct %s_client *server", name),
                 "%s_open(port, DEED_FOREVER)", name);
    writer_print(out, "    while (!server) { /* our old ends are still with the server */\n"
                      "        deed_sleep_until(deed_now() + 1000000);\n");
    lines_assign(out, "        ", "server", "%s_open(port, DEED_FOREVER)", name);
    writer_print(out,
                 "    }\n"
                 "    PUT(g_%s, server);\n"
                 "    g_state = %u;\n    g_sent = 0;\n    g_came = 0;\n"
                 "    g_deadline = DEED_FOREVER;\n"
                 "    for (uint32_t count = 0; g_state != OVER; count++) {\n"
                 "        if (count >= most)\n            g_deadline = DEED_NOW;\n"
                 "        step();\n    }\n}\n\n%s",
                 fill_word(&suite.fill.pool, contract->states[start].name), start, reporting);
    return finish(&suite, &top);
}

/* A conversation grows longer from one to the next, so none of them ends for ever before the same
 * transition. */
char *suite_emit_tour(const struct contract *contract, bool sourced, unsigned number)
{
    struct suite suite = begin(contract, SIDE_CLIENT, NULL);
    struct writer out = {0};

    lines_comment(&out, "", "%s_tour.c - takes each transition of %s, steering where it may.",
                  suite.stem, contract->name);
    writer_print(&out,
                 "#include \"%s_tour.component.h\"\n\n#define CHOICES %zuu\n\n%s"
                 "#include \"%s_client.h\"\n\n",
                 suite.stem, 2 * contract->state_count, in_turn, suite.stem);
    writer_print(&out,
                 "static bool all_taken(void)\n{\n"
                 "    for (uint32_t i = 0; i < TRANSITIONS; i++)\n"
                 "        if (!g_taken[i])\n            return false;\n    return true;\n}\n\n"
                 "void %s_tour_main(struct %s_tour_ports *ports)\n{\n"
                 "    struct Verdict_client *judge = call(ports->judge);\n\n%s"
                 "    for (uint32_t count = 0; count < 400 && !all_taken(); count++)\n"
                 "        converse(ports->server, 10 + 4 * count);\n"
                 "    report(judge, %u);\n}\n",
                 suite.stem, suite.stem, sourced ? "    open_source(ports->source);\n" : "",
                 number);
    pool_free(&suite.fill.pool);
    return writer_finish(&out);
}

char *suite_emit_walk(const struct contract *contract, bool sourced, unsigned number,
                      unsigned steps, uint64_t seed)
{
    struct suite suite = begin(contract, SIDE_CLIENT, NULL);
    struct writer out = {0};

    lines_comment(&out, "", "%s_walk.c - walks through %s at random, the same way each time.",
                  suite.stem, contract->name);
    writer_print(&out,
                 "#include \"%s_walk.component.h\"\n\n#define STEPS %uu\n#define SEED  %lluu\n\n%s"
                 "#include \"%s_client.h\"\n\n",
                 suite.stem, steps, (unsigned long long)seed, at_random, suite.stem);
    writer_print(&out,
                 "void %s_walk_main(struct %s_walk_ports *ports)\n{\n"
                 "    struct Verdict_client *judge = call(ports->judge);\n\n%s"
                 "    while (g_steps < STEPS)\n"
                 "        converse(ports->server, 1 + choose(0, 50));\n"
                 "    report(judge, %u);\n}\n",
                 suite.stem, suite.stem, sourced ? "    open_source(ports->source);\n" : "",
                 number);
    pool_free(&suite.fill.pool);
    return writer_finish(&out);
}
