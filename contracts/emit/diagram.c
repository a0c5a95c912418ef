/* diagram.c - the states of a contract as a graph in DOT, the language of Graphviz. Colours say who
 * speaks; each also has a class, so that a page can give it its own. */
#include "../compiler/pool.h"
#include "describe.h"
#include "emit.h"

static const char *const colors[] = {[SIDE_CLIENT] = "#0a5dc2", [SIDE_SERVER] = "#a34100"};

/* By who may speak: bit 0 the client, bit 1 the server. */
static const struct {
    const char *class, *color;
} speakers[] = {
    {"none", "#f6f8fa"}, {"client", "#e9f2ff"}, {"server", "#fff1e5"}, {"both", "#f3ecff"}};

static const char head[] =
    "    bgcolor=\"transparent\";\n"
    "    node [shape=box, style=\"rounded,filled\", color=\"#59636e\", fontname=\"Helvetica\", "
    "fontsize=12, height=0.35, margin=\"0.14,0.05\"];\n"
    "    edge [fontname=\"Helvetica\", fontsize=11, arrowsize=0.7];\n"
    "    begin [label=\"\", shape=circle, style=filled, width=0.14, height=0.14, "
    "fillcolor=\"#59636e\", class=\"begin\", tooltip=\"begin\"];\n";

static void emit_node(struct writer *out, const struct contract *contract, uint16_t number)
{
    const struct state *state = &contract->states[number];
    int who = contract_may_send(contract, number, SIDE_CLIENT) +
              2 * contract_may_send(contract, number, SIDE_SERVER);

    if (state->is_end)
        writer_print(out, "    s%u [label=\"\", shape=doublecircle, width=0.14, height=0.14, ",
                     number);
    else
        writer_print(out, "    s%u [label=\"%s\", fillcolor=\"%s\", %s", number, state->name,
                     speakers[who].color,
                     state->is_named ? "" : "fontsize=9, margin=\"0.08,0.03\", height=0.25, ");
    writer_print(out, "class=\"%s\", tooltip=\"%s\"];\n",
                 state->is_end ? "end" : speakers[who].class, state->name);
}

/* All messages of one sender between the same two states on one arrow; nothing if `tag` is not the
 * first of them. */
static void emit_edge(struct writer *out, const struct contract *contract, uint16_t from,
                      size_t tag)
{
    const struct state *state = &contract->states[from];
    enum side sender = describe_sender(&contract->messages[tag]);

    for (size_t i = 0; i < contract->message_count; i++) {
        if (state->next[i] != state->next[tag] || describe_sender(&contract->messages[i]) != sender)
            continue;
        if (i < tag)
            return;
        if (i == tag)
            writer_print(
                out, "    s%u -> s%u [class=\"%s\", color=\"%s\", fontcolor=\"%s\", label=\"", from,
                state->next[tag], describe_side(sender), colors[sender], colors[sender]);
        writer_print(out, " %s%c\\l", contract->messages[i].name,
                     sender == SIDE_CLIENT ? '?' : '!');
    }
    writer_print(out, "\"];\n");
}

char *contract_emit_dot(const struct contract *contract)
{
    struct writer out = {0};

    writer_print(&out,
                 "// %s.contract: its states, and the messages between them, `M?` to the "
                 "server, `M!` from it.\n",
                 contract->name);
    writer_print(&out, "digraph \"%s\" {\n%s", contract->name, head);
    for (size_t i = 0; i < contract->state_count; i++)
        emit_node(&out, contract, (uint16_t)i);
    writer_print(&out, "    begin -> s%u [color=\"#59636e\"];\n", contract->start);
    for (size_t i = 0; i < contract->state_count; i++)
        for (size_t tag = 0; tag < contract->message_count; tag++)
            if (contract->states[i].next[tag] != STATE_NONE)
                emit_edge(&out, contract, (uint16_t)i, tag);
    writer_print(&out, "}\n");
    return writer_finish(&out);
}
