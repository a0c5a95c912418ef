/* document_message.c - a page's part about one message: who sends it, what it means and requires,
 * what becomes of each argument, and the functions in C. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "../compiler/layout.h"
#include "describe.h"
#include "document_message.h"
#include "signatures.h"

void document_value(struct paper *paper, const struct parameter *value)
{
    const struct value_type *type = &value->type;
    bool star = type->name[strlen(type->name) - 1] == '*';

    if (type->array)
        paper_code(paper, "%s %s[%u]", type->name, value->name, type->array);
    else
        paper_code(paper, "%s%s%s%s", type->optional ? "opt " : "", type->name, star ? "" : " ",
                   value->name);
}

/* The type in C, which leads to its declaration if that is here. */
static void write_c_type(struct paper *paper, const struct value_type *type)
{
    struct writer text = {0};

    describe_c_type(&text, type);
    paper_link(paper, NULL, type->declaration ? "type" : NULL,
               type->declaration ? type->declaration->name : NULL, text.text);
    free(text.text);
}

static void write_place(struct paper *paper, const struct contract *contract,
                        const struct parameter *list, size_t count, size_t index)
{
    paper_cell(paper);
    paper_text(paper, "%" PRIu64, describe_offset(contract, list, count, index));
    paper_cell(paper);
    paper_text(paper, "%" PRIu64, describe_size(contract, &list[index].type));
}

void document_fields(struct paper *paper, const struct contract *contract,
                     const struct parameter *fields, size_t count)
{
    static const char *const heads[] = {"Field", "In C", "Offset", "Bytes", "Meaning", NULL};

    paper_table(paper, heads);
    for (size_t i = 0; i < count; i++) {
        paper_row(paper);
        paper_cell(paper);
        document_value(paper, &fields[i]);
        paper_cell(paper);
        write_c_type(paper, &fields[i].type);
        write_place(paper, contract, fields, count, i);
        paper_cell(paper);
        paper_brief(paper, fields[i].documentation);
        paper_row_end(paper);
    }
    paper_table_end(paper);
}

/* ---- what becomes of an argument ---- */

/* Can `answer` be what comes next after `message`? */
static bool follows(const struct contract *contract, const struct message *message,
                    const struct message *answer)
{
    for (size_t i = 0; i < contract->state_count; i++) {
        uint16_t next = contract->states[i].next[message->tag];
        if (next != STATE_NONE && contract->states[next].next[answer->tag] != STATE_NONE)
            return true;
    }
    return false;
}

/* Does the message always come just after one of the other side that has the argument: is it the
 * way back of something lent? */
static bool is_way_back(const struct contract *contract, const struct message *message,
                        const struct parameter *parameter)
{
    bool any = false;

    if (contract->states[contract->start].next[message->tag] != STATE_NONE)
        return false;
    for (size_t i = 0; i < contract->message_count; i++) {
        const struct message *other = &contract->messages[i];
        if (!follows(contract, other, message))
            continue;
        if (other->to_server == message->to_server || !describe_return(parameter, other))
            return false;
        any = true;
    }
    return any;
}

static bool always_answered(const struct contract *contract, const struct message *message,
                            const struct parameter *parameter)
{
    for (size_t i = 0; i < contract->message_count; i++) {
        const struct message *other = &contract->messages[i];
        if (follows(contract, message, other) &&
            (other->to_server == message->to_server || !describe_return(parameter, other)))
            return false;
    }
    return true;
}

/* The messages of the other side that have the argument too: those with which it came, or those in
 * which it may come back. Servers get back what they send only if every answer brings it; else
 * what follows is most likely the next question. */
static void write_ways(struct paper *paper, const struct contract *contract,
                       const struct message *message, const struct parameter *parameter)
{
    bool back = is_way_back(contract, message, parameter);
    const char *between = back ? "; it came with " : "; comes back with ";

    if (!back && !message->to_server && !always_answered(contract, message, parameter))
        return;
    for (size_t i = 0; i < contract->message_count; i++) {
        const struct message *other = &contract->messages[i];
        bool next = back ? follows(contract, other, message) : follows(contract, message, other);
        if (!next || other->to_server == message->to_server || !describe_return(parameter, other))
            continue;
        paper_text(paper, "%s", between);
        paper_link(paper, NULL, "message", other->name, other->name);
        between = ", ";
    }
}

static void write_ownership(struct paper *paper, const struct contract *contract,
                            const struct message *message, const struct parameter *parameter)
{
    const struct value_type *type = &parameter->type;

    if (!value_is_owned(type)) {
        paper_text(paper, "copied");
        return;
    }
    if (type->kind == VALUE_FROZEN)
        paper_text(paper, "shared: nobody can change it");
    else
        paper_text(paper, "moves to the %s", describe_side(describe_receiver(message)));
    if (type->state_name)
        paper_text(paper, ", in its state `%s`", type->state_name);
    if (type->optional)
        paper_text(paper, ", or is null");
    if (type->kind != VALUE_FROZEN)
        write_ways(paper, contract, message, parameter);
}

static void write_type(struct paper *paper, const struct document *document,
                       const struct parameter *parameter)
{
    const char *name = parameter->type.contract_name;
    const char *page = NULL;
    struct writer text = {0};

    for (size_t i = 0; name && i < document->count; i++)
        if (strcmp(document->all[i]->name, name) == 0)
            page = name;
    describe_type(&text, &parameter->type);
    paper_link(paper, page, NULL, NULL, text.text);
    free(text.text);
}

static void write_arguments(struct paper *paper, const struct document *document,
                            const struct message *message)
{
    static const char *const heads[] = {"Argument", "Type",  "In C", "Ownership",
                                        "Offset",   "Bytes", NULL};
    const struct contract *contract = document->contract;

    if (!message->parameter_count)
        return;
    paper_table(paper, heads);
    for (size_t i = 0; i < message->parameter_count; i++) {
        const struct parameter *parameter = &message->parameters[i];
        paper_row(paper);
        paper_cell(paper);
        paper_code(paper, "%s", parameter->name);
        paper_cell(paper);
        write_type(paper, document, parameter);
        paper_cell(paper);
        write_c_type(paper, &parameter->type);
        paper_cell(paper);
        write_ownership(paper, contract, message, parameter);
        if (parameter->documentation) {
            paper_break(paper);
            paper_brief(paper, parameter->documentation);
        }
        write_place(paper, contract, message->parameters, message->parameter_count, i);
        paper_row_end(paper);
    }
    paper_table_end(paper);
}

void document_message(struct paper *paper, const struct document *document,
                      const struct message *message, const char *header)
{
    struct writer anchor = {0};
    char *functions = signatures_of(header, message);

    writer_print(&anchor, "message-%s", message->name);
    paper_heading(paper, 3, anchor.text, message->name);
    free(anchor.text);
    paper_begin(paper);
    paper_text(paper, "From the %s to the %s, tag %u%s.", describe_side(describe_sender(message)),
               describe_side(describe_receiver(message)), message->tag,
               message->inherited ? ", inherited" : "");
    paper_end(paper);
    paper_prose(paper, message->documentation);
    if (message->requires) {
        paper_begin(paper);
        paper_text(paper, "Requires ");
        paper_code(paper, "%s", message->requires_text);
        paper_text(paper, ": a sender that breaks it is stopped, so the receiver can rely on it.");
        paper_end(paper);
    }
    write_arguments(paper, document, message);
    if (*functions)
        paper_block(paper, functions);
    free(functions);
}
