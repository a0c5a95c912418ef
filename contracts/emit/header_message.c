/* header_message.c - a message in the header: its layout, the functions that send it, and those
 * that read what came with it. */
#include <stdlib.h>
#include <string.h>

#include "../compiler/layout.h"
#include "header.h"

/* The layout of a message. The kernel's tables are computed, not compiled; the assertion says that
 * the compiler agrees with them. */
static void emit_layout(struct writer *out, const struct contract *contract,
                        const struct message *message)
{
    if (message->parameter_count == 0)
        return;
    writer_print(out, "struct %s_%s_message {\n", contract->name, message->name);
    for (size_t i = 0; i < message->parameter_count; i++)
        header_member(out, &message->parameters[i]);
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

/* A message's values behind the parameters that the line has; one that does not fit the line begins
 * another. `line` is where that one starts. */
static void emit_parameters(struct writer *out, const struct message *message, size_t line)
{
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

/* The head of a send or call. */
static void emit_signature(struct writer *out, const struct contract *contract,
                           const struct message *message, const char *result, const char *verb)
{
    const char *side = side_name(sender_of(message));
    size_t line = out->size;

    writer_print(out, "DEED_INLINE %s %s_%s_%s(struct %s_%s *%s", result, contract->name, verb,
                 message->name, contract->name, side, side);
    emit_parameters(out, message, line);
}

static void emit_send(struct writer *out, const struct contract *contract,
                      const struct message *message)
{
    emit_signature(out, contract, message, "void", "send");
    header_requires(out, contract, message);
    emit_fill(out, contract, message);
    writer_print(out, "    deed_send%s(&%s->endpoint, %s_%s);\n}\n\n",
                 message->parameter_count == 0 ? "_bare" : "", side_name(sender_of(message)),
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

/* Which of the services that switch: one that leaves the outbox alone where nothing is in it, or
 * one for an object that is the first and the only owned argument. The monitor says the same
 * (monitor_cells). */
static const char *load_of(const struct message *message)
{
    size_t owned = 0;

    if (message->parameter_count == 0)
        return "_bare";
    for (size_t i = 0; i < message->parameter_count; i++)
        owned += value_is_owned(&message->parameters[i].type);
    const struct value_type *first = &message->parameters[0].type;
    bool is_object = first->kind != VALUE_CLIENT && first->kind != VALUE_SERVER;
    if (owned == 0)
        return "_words";
    return owned == 1 && value_is_owned(first) && is_object && !first->optional ? "_owned" : "";
}

static void emit_call(struct writer *out, const struct contract *contract,
                      const struct message *message)
{
    if (!may_call(contract, message))
        return;
    emit_signature(out, contract, message, "uint32_t", "call");
    header_requires(out, contract, message);
    emit_fill(out, contract, message);
    writer_print(out, "    return deed_call%s(&%s->endpoint, %s_%s);\n}\n\n", load_of(message),
                 side_name(sender_of(message)), contract->name, message->name);
}

/* Is there a state of a set, in which the client may send, that the message leads to? */
static bool may_reply(const struct contract *contract, const struct message *message)
{
    for (size_t i = 0; i < contract->state_count && !message->to_server; i++) {
        uint16_t next = contract->states[i].next[message->tag];
        if (next != STATE_NONE && contract_may_receive(contract, next, SIDE_SERVER))
            return true;
    }
    return false;
}

/* An answer from a set: send, put back into the set, receive from the set. */
static void emit_reply(struct writer *out, const struct contract *contract,
                       const struct message *message)
{
    const char *name = contract->name;

    if (!may_reply(contract, message))
        return;
    writer_print(out, "OWN\nDEED_INLINE struct %s_server *%s_reply_%s(struct %s_server_set *set,\n",
                 name, name, message->name, name);
    size_t line = out->size;
    writer_print(out, "        struct %s_server *server OWN CLAIMS", name);
    emit_parameters(out, message, line);
    header_requires(out, contract, message);
    emit_fill(out, contract, message);
    writer_print(out,
                 "    return (struct %s_server *)deed_set_reply%s(&set->set,\n            "
                 "&server->endpoint, "
                 "%s_%s);\n}\n\n",
                 name, load_of(message), name, message->name);
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
    if (strcmp(load_of(message), "_owned") == 0)
        writer_print(out, "    deed_taken(&%s->endpoint);\n", side);
    else
        writer_print(out, "    inbox->%s = NULL;\n", parameter->name);
    writer_print(out, "    return taken;\n}\n\n");
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

static void emit_requires(struct writer *out, const struct message *message)
{
    struct writer text = {0};

    if (!message->requires)
        return;
    writer_print(&text,
                 "Requires %s.\nA sender that breaks this is stopped: the receiver may rely on it.",
                 message->requires_text);
    writer_comment(out, "", text.text);
    free(writer_finish(&text));
}

void header_message(struct writer *out, const struct contract *contract,
                    const struct message *message)
{
    writer_print(out, "/* ---- %s: %s to %s ---- */\n\n", message->name,
                 side_name(sender_of(message)), side_name(receiver_of(message)));
    writer_comment(out, "", message->documentation);
    emit_requires(out, message);
    emit_layout(out, contract, message);
    emit_send(out, contract, message);
    emit_call(out, contract, message);
    emit_reply(out, contract, message);
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
