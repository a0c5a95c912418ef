/* header.c - NAME.contract.h: what components see of a contract. Types, the messages' layouts, and
 * for each message the functions that send it, call with it, and read its arguments. In all files
 * of it the text reads like its output; `C` stands for the contract's name. */
#include <stdlib.h>
#include <string.h>

#include "../compiler/pool.h"
#include "header.h"

static void emit_state(struct writer *out, const struct contract *contract,
                       const struct state *state)
{
    bool first = true;

    writer_print(out, " *   %s:", state->name);
    if (state->is_end)
        writer_print(out, " nothing follows");
    for (size_t tag = 0; tag < contract->message_count; tag++) {
        if (state->next[tag] == STATE_NONE)
            continue;
        writer_print(out, "%s %s%c -> %s", first ? "" : " |", contract->messages[tag].name,
                     contract->messages[tag].to_server ? '?' : '!',
                     contract->states[state->next[tag]].name);
        first = false;
    }
    writer_print(out, "\n");
}

static void emit_head(struct writer *out, const struct contract *contract)
{
    const char *name = contract->name;

    writer_print(out, "/* %s.contract.h - generated from %s.contract; do not edit. */\n", name,
                 name);
    writer_print(out, "#ifndef DEED_CONTRACT_%s_H\n#define DEED_CONTRACT_%s_H\n\n", name, name);
    writer_print(out, "#include \"deed.h\"\n\n");
    writer_comment(out, "", contract->documentation);
    writer_print(out, "\n/* States, seen from the server (M? it receives, M! it sends):\n");
    for (size_t i = 0; i < contract->state_count; i++)
        emit_state(out, contract, &contract->states[i]);
    writer_print(out, " * At most %u queued to the client, %u to the server. */\n\n",
                 contract->capacity[SIDE_CLIENT], contract->capacity[SIDE_SERVER]);
}

/* Names of other contracts, each once. */
struct others {
    struct pool pool;
    const char **names;
    size_t count;
};

static void add_other(struct others *others, const struct contract *contract, const char *name)
{
    bool known = !name || strcmp(name, contract->name) == 0;

    for (size_t i = 0; i < others->count && !known; i++)
        known = strcmp(others->names[i], name) == 0;
    if (known)
        return;
    others->names = pool_grow(&others->pool, others->names, others->count, sizeof others->names[0]);
    others->names[others->count++] = name;
}

/* Headers of the base, and of contracts whose endpoints travel in this one. Two contracts may name
 * each other, so what is needed of the other one is declared before. */
static void emit_includes(struct writer *out, const struct contract *contract)
{
    struct others others = {0};

    if (contract->base)
        add_other(&others, contract, contract->base->name);
    for (size_t i = 0; i < contract->message_count; i++)
        for (size_t j = 0; j < contract->messages[i].parameter_count; j++)
            add_other(&others, contract, contract->messages[i].parameters[j].type.contract_name);
    for (size_t i = 0; i < others.count; i++)
        writer_print(out, "struct %s_client;\nstruct %s_server;\n", others.names[i],
                     others.names[i]);
    if (others.count)
        writer_print(out, "struct %s_client;\nstruct %s_server;\n\n", contract->name,
                     contract->name);
    for (size_t i = 0; i < others.count; i++)
        writer_print(out, "#include \"%s.contract.h\"\n%s", others.names[i],
                     i + 1 == others.count ? "\n" : "");
    pool_free(&others.pool);
}

static void emit_tags(struct writer *out, const struct contract *contract)
{
    const char *name = contract->name;

    writer_print(out, "/* What a receive returns. */\nenum %s_tag {\n", name);
    for (size_t i = 0; i < contract->message_count; i++)
        writer_print(out, "    %s_%s = %zu,\n", name, contract->messages[i].name, i);
    writer_print(out, "    %s_connected = DEED_TAG_CONNECTED,\n", name);
    writer_print(out, "    %s_closed = DEED_TAG_CLOSED,\n", name);
    writer_print(out, "    %s_timeout = DEED_TAG_TIMEOUT\n};\n\n", name);
    writer_print(out, "/* The contract's number in this system. */\n");
    writer_print(out, "extern const uint32_t deed_contract_%s;\n\n", name);
    for (int side = SIDE_CLIENT; side <= SIDE_SERVER; side++)
        writer_print(out, "struct %s_%s {\n    struct deed_endpoint endpoint;\n};\n\n", name,
                     side_name((enum side)side));
    for (int side = SIDE_CLIENT; side <= SIDE_SERVER; side++)
        writer_print(out, "struct %s_%s_set {\n    struct deed_set set;\n};\n\n", name,
                     side_name((enum side)side));
    writer_print(out, "struct %s_port {\n    struct deed_port port;\n};\n\n", name);
}

char *contract_emit_header(const struct contract *contract)
{
    struct writer out = {0};

    emit_head(&out, contract);
    emit_includes(&out, contract);
    header_types(&out, contract);
    emit_tags(&out, contract);
    for (size_t i = 0; i < contract->message_count; i++)
        header_message(&out, contract, &contract->messages[i]);
    header_endpoints(&out, contract);
    writer_print(&out, "#endif\n");
    return writer_finish(&out);
}
