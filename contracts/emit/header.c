/* contract_header.c - NAME.contract.h: what components see of a contract. Types, the messages'
 * layouts, and for each message the functions that send it, call with it, and read its arguments.
 * The text reads like its output; `C` stands for the contract's name throughout. */
#include <stdlib.h>
#include <string.h>

#include "../compiler/contract.h"
#include "../compiler/layout.h"
#include "../compiler/pool.h"
#include "../compiler/writer.h"

static const char *side_name(enum side side)
{
    return side == SIDE_CLIENT ? "client" : "server";
}

static enum side sender_of(const struct message *message)
{
    return message->to_server ? SIDE_CLIENT : SIDE_SERVER;
}

static enum side receiver_of(const struct message *message)
{
    return message->to_server ? SIDE_SERVER : SIDE_CLIENT;
}

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

/* Headers of contracts whose endpoints travel in this one. Two contracts may name each other, so
 * what is needed of the other one is declared before. */
static void emit_includes(struct writer *out, const struct contract *contract)
{
    const char **seen = NULL;
    size_t count = 0;
    struct pool pool = {0};

    for (size_t i = 0; i < contract->message_count; i++)
        for (size_t j = 0; j < contract->messages[i].parameter_count; j++) {
            const char *other = contract->messages[i].parameters[j].type.contract_name;
            bool known = !other || strcmp(other, contract->name) == 0;
            for (size_t k = 0; k < count && !known; k++)
                known = strcmp(seen[k], other) == 0;
            if (known)
                continue;
            seen = pool_grow(&pool, seen, count, sizeof *seen);
            seen[count++] = other;
        }
    for (size_t i = 0; i < count; i++)
        writer_print(out, "struct %s_client;\nstruct %s_server;\n", seen[i], seen[i]);
    if (contract->message_count && count)
        writer_print(out, "struct %s_client;\nstruct %s_server;\n\n", contract->name,
                     contract->name);
    for (size_t i = 0; i < count; i++)
        writer_print(out, "#include \"%s.contract.h\"\n%s", seen[i], i + 1 == count ? "\n" : "");
    pool_free(&pool);
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

/* A value as a member of a struct. */
static void emit_member(struct writer *out, const struct parameter *parameter)
{
    const struct value_type *type = &parameter->type;
    bool pointer = value_is_owned(type);

    writer_print(out, "    %s%s%s", type->c_type, pointer ? "" : " ", parameter->name);
    if (type->array)
        writer_print(out, "[%u]", type->array);
    writer_print(out, ";\n");
}

static void emit_types(struct writer *out, const struct contract *contract)
{
    for (size_t i = 0; i < contract->type_count; i++) {
        const struct type_declaration *type = &contract->types[i];
        writer_comment(out, "", type->documentation);
        writer_print(out, "%s %s_%s {\n", type->is_enum ? "enum" : "struct", contract->name,
                     type->name);
        for (size_t j = 0; j < type->constant_count; j++)
            writer_print(out, "    %s_%s_%s%s\n", contract->name, type->name,
                         type->constants[j].name, j + 1 < type->constant_count ? "," : "");
        for (size_t j = 0; j < type->field_count; j++)
            emit_member(out, &type->fields[j]);
        writer_print(out, "};\n\n");
    }
}

/* The layout of a message. The kernel's tables are computed, not compiled; the assertion says that
 * the compiler agrees with them. */
static void emit_layout(struct writer *out, const struct contract *contract,
                        const struct message *message)
{
    if (message->parameter_count == 0)
        return;
    writer_print(out, "struct %s_%s_message {\n", contract->name, message->name);
    for (size_t i = 0; i < message->parameter_count; i++)
        emit_member(out, &message->parameters[i]);
    writer_print(out, "};\n_Static_assert(sizeof(struct %s_%s_message) == %llu, \"layout\");\n\n",
                 contract->name, message->name,
                 (unsigned long long)layout_message(contract, message));
}

/* Structs and arrays are lent to a send and by an accessor, everything else goes by value. */
static bool by_reference(const struct value_type *type)
{
    return type->array || type->kind == VALUE_STRUCT;
}

static void emit_annotations(struct writer *out, const struct value_type *type)
{
    writer_print(out, type->optional ? " OPT" : "");
    if (type->state_name)
        writer_print(out, " STATE(%s)", type->state_name);
}

/* A value as the parameter of a send or call. */
static void emit_parameter(struct writer *out, const struct parameter *parameter)
{
    const struct value_type *type = &parameter->type;

    if (type->array)
        writer_print(out, "const %s (*%s)[%u]", type->c_type, parameter->name, type->array);
    else if (type->kind == VALUE_STRUCT)
        writer_print(out, "const %s *%s", type->c_type, parameter->name);
    else
        writer_print(out, "%s%s%s", type->c_type, value_is_owned(type) ? "" : " ", parameter->name);
    if (value_is_owned(type))
        writer_print(out, " OWN CLAIMS");
    emit_annotations(out, type);
}

/* The outbox filled in, statement by statement. */
static void emit_fill(struct writer *out, const struct contract *contract,
                      const struct message *message)
{
    if (message->parameter_count)
        writer_print(out, "    struct %s_%s_message *outbox = %s->endpoint.outbox;\n\n",
                     contract->name, message->name, side_name(sender_of(message)));
    for (size_t i = 0; i < message->parameter_count; i++) {
        const struct parameter *parameter = &message->parameters[i];
        const char *name = parameter->name;
        const char *i = strcmp(name, "i") == 0 ? "j" : "i";
        if (parameter->type.array)
            writer_print(out,
                         "    for (uint32_t %s = 0; %s < %uu; %s++)\n"
                         "        outbox->%s[%s] = (*%s)[%s];\n",
                         i, i, parameter->type.array, i, name, i, name, i);
        else
            writer_print(out, "    outbox->%s = %s%s;\n", name,
                         parameter->type.kind == VALUE_STRUCT ? "*" : "", name);
    }
}

/* The head of a send or call; a parameter that does not fit the line begins another one. */
static void emit_signature(struct writer *out, const struct contract *contract,
                           const struct message *message, const char *result, const char *verb)
{
    const char *side = side_name(sender_of(message));
    size_t line = out->size;

    writer_print(out, "DEED_INLINE %s %s_%s_%s(struct %s_%s *%s", result, contract->name, verb,
                 message->name, contract->name, side, side);
    for (size_t i = 0; i < message->parameter_count; i++) {
        struct writer one = {0};
        emit_parameter(&one, &message->parameters[i]);
        writer_print(out, ",");
        bool fits = out->size - line + one.size < 98;
        line = fits ? line : out->size + 1;
        writer_print(out, "%s%s", fits ? " " : "\n        ", one.text);
        free(writer_finish(&one));
    }
    writer_print(out, ")\n{\n");
}

static void emit_send(struct writer *out, const struct contract *contract,
                      const struct message *message)
{
    emit_signature(out, contract, message, "void", "send");
    emit_fill(out, contract, message);
    writer_print(out, "    deed_send(&%s->endpoint, %s_%s);\n}\n\n", side_name(sender_of(message)),
                 contract->name, message->name);
}

/* Is there a state in which the message may be sent and after which an answer may come? */
static bool may_call(const struct contract *contract, const struct message *message)
{
    for (size_t i = 0; i < contract->state_count; i++) {
        uint16_t next = contract->states[i].next[message->tag];
        if (next != STATE_NONE && contract_may_receive(contract, next, sender_of(message)))
            return true;
    }
    return false;
}

static void emit_call(struct writer *out, const struct contract *contract,
                      const struct message *message)
{
    if (!may_call(contract, message))
        return;
    emit_signature(out, contract, message, "uint32_t", "call");
    emit_fill(out, contract, message);
    writer_print(out, "    return deed_call(&%s->endpoint, %s_%s);\n}\n\n",
                 side_name(sender_of(message)), contract->name, message->name);
}

/* `struct C_M_message *inbox = server->endpoint.inbox;` in a function of one argument. */
static void emit_accessor_head(struct writer *out, const struct contract *contract,
                               const struct message *message, const char *constant)
{
    writer_print(out, "    %sstruct %s_%s_message *inbox = %s->endpoint.inbox;\n\n", constant,
                 contract->name, message->name, side_name(receiver_of(message)));
}

static void emit_take(struct writer *out, const struct contract *contract,
                      const struct message *message, const struct parameter *parameter)
{
    const char *side = side_name(receiver_of(message));
    const struct value_type *type = &parameter->type;

    writer_print(out, "OWN");
    emit_annotations(out, type);
    writer_print(out, "\nDEED_INLINE %s%s_%s_%s(struct %s_%s *%s)\n{\n", type->c_type,
                 contract->name, message->name, parameter->name, contract->name, side, side);
    writer_print(out, "    struct %s_%s_message *inbox = %s->endpoint.inbox;\n", contract->name,
                 message->name, side);
    writer_print(out, "    %staken = inbox->%s;\n\n", type->c_type, parameter->name);
    writer_print(out, "    inbox->%s = NULL;\n    return taken;\n}\n\n", parameter->name);
}

static void emit_lend(struct writer *out, const struct contract *contract,
                      const struct message *message, const struct parameter *parameter)
{
    const char *side = side_name(receiver_of(message));
    const struct value_type *type = &parameter->type;

    writer_print(out, "BORROWS(%s)\nDEED_INLINE const %s ", side, type->c_type);
    writer_print(out, type->array ? "(*" : "*");
    writer_print(out, "%s_%s_%s(const struct %s_%s *%s)", contract->name, message->name,
                 parameter->name, contract->name, side, side);
    if (type->array)
        writer_print(out, ")[%u]", type->array);
    writer_print(out, "\n{\n");
    emit_accessor_head(out, contract, message, "const ");
    writer_print(out, "    return &inbox->%s;\n}\n\n", parameter->name);
}

/* An enum comes as the integer that was sent: nobody has looked whether it is one of its constants.
 */
static void emit_read(struct writer *out, const struct contract *contract,
                      const struct message *message, const struct parameter *parameter)
{
    const char *side = side_name(receiver_of(message));
    bool is_enum = parameter->type.kind == VALUE_ENUM;

    writer_print(out, "DEED_INLINE %s %s_%s_%s(const struct %s_%s *%s)\n{\n",
                 is_enum ? "uint32_t" : parameter->type.c_type, contract->name, message->name,
                 parameter->name, contract->name, side, side);
    emit_accessor_head(out, contract, message, "const ");
    writer_print(out, "    return %sinbox->%s;\n}\n\n", is_enum ? "(uint32_t)" : "",
                 parameter->name);
}

static void emit_message(struct writer *out, const struct contract *contract,
                         const struct message *message)
{
    writer_print(out, "/* ---- %s: %s to %s ---- */\n\n", message->name,
                 side_name(sender_of(message)), side_name(receiver_of(message)));
    writer_comment(out, "", message->documentation);
    emit_layout(out, contract, message);
    emit_send(out, contract, message);
    emit_call(out, contract, message);
    for (size_t i = 0; i < message->parameter_count; i++) {
        const struct parameter *parameter = &message->parameters[i];
        if (value_is_owned(&parameter->type))
            emit_take(out, contract, message, parameter);
        else if (by_reference(&parameter->type))
            emit_lend(out, contract, message, parameter);
        else
            emit_read(out, contract, message, parameter);
    }
}

static const char endpoint_functions[] =
    "/* Wait for the next message, for ever or until the deadline. */\n"
    "DEED_INLINE uint32_t C_S_receive(struct C_S *S)\n"
    "{\n"
    "    return deed_receive(&S->endpoint, DEED_FOREVER);\n"
    "}\n\n"
    "DEED_INLINE uint32_t C_S_receive_until(struct C_S *S, uint64_t deadline)\n"
    "{\n"
    "    return deed_receive(&S->endpoint, deadline);\n"
    "}\n\n"
    "/* The message last received. */\n"
    "DEED_INLINE uint32_t C_S_tag(const struct C_S *S)\n"
    "{\n"
    "    return S->endpoint.tag;\n"
    "}\n\n"
    "DEED_INLINE void C_S_drop(struct C_S *S OWN CLAIMS)\n"
    "{\n"
    "    deed_endpoint_drop(&S->endpoint);\n"
    "}\n\n";

static const char channel_functions[] =
    "/* Wait for the next message to any endpoint of the set, or for a new client. */\n"
    "OWN\n"
    "DEED_INLINE struct C_server *C_server_set_receive(struct C_server_set *set)\n"
    "{\n"
    "    return (struct C_server *)deed_set_receive(&set->set, DEED_FOREVER);\n"
    "}\n\n"
    "OWN OPT\n"
    "DEED_INLINE struct C_server *C_server_set_receive_until(struct C_server_set *set,\n"
    "        uint64_t deadline)\n"
    "{\n"
    "    return (struct C_server *)deed_set_receive(&set->set, deadline);\n"
    "}\n\n"
    "DEED_INLINE void C_server_set_put(struct C_server_set *set,\n"
    "        struct C_server *server OWN CLAIMS)\n"
    "{\n"
    "    deed_set_put(&set->set, &server->endpoint);\n"
    "}\n\n"
    "/* Connect to the server behind the port. */\n"
    "OWN OPT\n"
    "DEED_INLINE struct C_client *C_open(struct C_port *port, uint64_t deadline)\n"
    "{\n"
    "    return (struct C_client *)deed_open(&port->port, deadline);\n"
    "}\n\n"
    "/* A fresh channel: its server end, and from that its client end, once. */\n"
    "OWN OPT\n"
    "DEED_INLINE struct C_server *C_channel(void)\n"
    "{\n"
    "    return (struct C_server *)deed_channel_take(deed_contract_C);\n"
    "}\n\n"
    "OWN OPT\n"
    "DEED_INLINE struct C_client *C_peer(struct C_server *server)\n"
    "{\n"
    "    return (struct C_client *)deed_channel_peer(&server->endpoint);\n"
    "}\n\n";

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* A template in which `C` as a word, or in front of an underscore or behind one, is the contract
 * and `S` the side. */
static void emit_template(struct writer *out, const char *template, const char *contract,
                          const char *side)
{
    for (const char *at = template; *at; at++) {
        bool alone = (at == template || !is_letter(at[-1])) && !is_letter(at[1]);
        if (alone && *at == 'C')
            writer_print(out, "%s", contract);
        else if (alone && *at == 'S')
            writer_print(out, "%s", side);
        else
            writer_bytes(out, at, 1);
    }
}

char *contract_emit_header(const struct contract *contract)
{
    struct writer out = {0};

    emit_head(&out, contract);
    emit_includes(&out, contract);
    emit_types(&out, contract);
    emit_tags(&out, contract);
    for (size_t i = 0; i < contract->message_count; i++)
        emit_message(&out, contract, &contract->messages[i]);
    writer_print(&out, "/* ---- both ends ---- */\n\n");
    emit_template(&out, endpoint_functions, contract->name, "client");
    emit_template(&out, endpoint_functions, contract->name, "server");
    emit_template(&out, channel_functions, contract->name, "");
    writer_print(&out, "#endif\n");
    return writer_finish(&out);
}
