/* document.c - the page about a contract: what it is for, how a conversation goes, each message
 * with its arguments and the C functions that send and read it, its types. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "../compiler/layout.h"
#include "describe.h"
#include "document.h"
#include "document_message.h"
#include "paper.h"
#include "signatures.h"

/* ---- the head ---- */

static const char *page_of(const struct document *document, const char *name)
{
    for (size_t i = 0; i < document->count; i++)
        if (strcmp(document->all[i]->name, name) == 0)
            return name;
    return NULL;
}

static void write_facts(struct paper *paper, const struct document *document)
{
    const struct contract *contract = document->contract;
    uint64_t largest = 0;

    for (size_t i = 0; i < contract->message_count; i++)
        if (layout_message(contract, &contract->messages[i]) > largest)
            largest = layout_message(contract, &contract->messages[i]);
    paper_begin(paper);
    paper_text(paper, "Version %u", contract->version);
    if (contract->base) {
        paper_text(paper, ", inherits from ");
        paper_link(paper, page_of(document, contract->base->name), NULL, NULL,
                   contract->base->name);
        paper_text(paper, ": who knows only that can be its client");
    }
    paper_text(paper,
               ". %zu message%s, of which the largest has %" PRIu64
               " bytes of arguments. At most %u "
               "wait%s for the client to receive, and %u for the server.",
               contract->message_count, contract->message_count == 1 ? "" : "s", largest,
               contract->capacity[SIDE_CLIENT], contract->capacity[SIDE_CLIENT] == 1 ? "s" : "",
               contract->capacity[SIDE_SERVER]);
    paper_end(paper);
}

static void write_head(struct paper *paper, const struct document *document)
{
    const struct contract *contract = document->contract;

    paper_open(paper, contract->name);
    if (document->indexed) {
        paper_begin(paper);
        paper_link(paper, "index", NULL, NULL, "all contracts");
        paper_end(paper);
    }
    paper_heading(paper, 1, NULL, contract->name);
    paper_prose(paper, contract->documentation);
    write_facts(paper, document);
}

/* ---- the conversation ---- */

static void write_transition(struct paper *paper, const struct contract *contract,
                             const struct state *state, size_t tag, bool first)
{
    const struct message *message = &contract->messages[tag];
    const struct state *next = &contract->states[state->next[tag]];

    paper_row(paper);
    paper_cell(paper);
    if (first)
        paper_code(paper, "%s", state->name);
    for (int side = SIDE_CLIENT; side <= SIDE_SERVER; side++) {
        paper_cell(paper);
        paper_text(paper, describe_sender(message) == (enum side)side ? "sends " : "receives ");
        paper_link(paper, NULL, "message", message->name, message->name);
    }
    paper_cell(paper);
    paper_code(paper, "%s", next->name);
    paper_row_end(paper);
}

static void write_state(struct paper *paper, const struct contract *contract, uint16_t number)
{
    const struct state *state = &contract->states[number];
    bool first = true;

    for (size_t tag = 0; tag < contract->message_count; tag++) {
        if (state->next[tag] == STATE_NONE)
            continue;
        write_transition(paper, contract, state, tag, first);
        first = false;
    }
    if (!first)
        return;
    paper_row(paper);
    paper_cell(paper);
    paper_code(paper, "%s", state->name);
    for (int i = 0; i < 3; i++) {
        paper_cell(paper);
        paper_text(paper, i < 2 ? "is done" : "");
    }
    paper_row_end(paper);
}

/* What a state says of itself, that it replaces one of the base, or that either side may speak. */
static void write_state_notes(struct paper *paper, const struct contract *contract)
{
    for (size_t i = 0; i < contract->state_count; i++) {
        const struct state *state = &contract->states[i];
        uint16_t number = (uint16_t)i;
        bool both = contract_may_send(contract, number, SIDE_CLIENT) &&
                    contract_may_send(contract, number, SIDE_SERVER);
        if (!both && !state->overrides && !state->documentation)
            continue;
        paper_begin(paper);
        paper_code(paper, "%s", state->name);
        paper_text(paper, ": ");
        paper_brief(paper, state->documentation);
        if (state->overrides)
            paper_text(paper, " It replaces the state `%s` of %s.", state->name,
                       contract->base->name);
        if (both)
            paper_text(paper, " Either side may speak, and their messages may cross.");
        paper_end(paper);
    }
}

static void write_drawing(struct paper *paper, const struct document *document)
{
    const char *name = document->contract->name;
    struct writer file = {0};

    if (!document->svg) {
        paper_begin(paper);
        paper_text(paper,
                   "There is no drawing of the states here, because %s. `%s.dot` has them in "
                   "the language of Graphviz; the table has them in words.",
                   document->problem, name);
        paper_end(paper);
        return;
    }
    writer_print(&file, "%s.svg", name);
    paper_drawing(
        paper, document->svg, file.text,
        "Blue: the client sends, `M?`. Brown: the server sends, `M!`. A box has the colour "
        "of who may speak.");
    free(file.text);
}

static void write_conversation(struct paper *paper, const struct document *document)
{
    static const char *const heads[] = {"State", "Client", "Server", "Then", NULL};
    const struct contract *contract = document->contract;

    paper_heading(paper, 2, "conversation", "The conversation");
    write_drawing(paper, document);
    paper_begin(paper);
    paper_text(paper, "It begins in `%s`.", contract->states[contract->start].name);
    paper_end(paper);
    paper_table(paper, heads);
    for (size_t i = 0; i < contract->state_count; i++)
        write_state(paper, contract, (uint16_t)i);
    paper_table_end(paper);
    write_state_notes(paper, contract);
}

/* ---- messages ---- */

static void write_overview(struct paper *paper, const struct contract *contract)
{
    static const char *const heads[] = {"Message", "From, to", "Arguments", "Meaning", NULL};

    paper_table(paper, heads);
    for (size_t i = 0; i < contract->message_count; i++) {
        const struct message *message = &contract->messages[i];
        paper_row(paper);
        paper_cell(paper);
        paper_link(paper, NULL, "message", message->name, message->name);
        paper_cell(paper);
        paper_text(paper, "%s to %s", describe_side(describe_sender(message)),
                   describe_side(describe_receiver(message)));
        paper_cell(paper);
        for (size_t j = 0; j < message->parameter_count; j++) {
            if (j)
                paper_break(paper);
            document_value(paper, &message->parameters[j]);
        }
        paper_cell(paper);
        paper_brief(paper, message->documentation);
        paper_row_end(paper);
    }
    paper_table_end(paper);
}

/* ---- types ---- */

static void write_constants(struct paper *paper, const struct contract *contract,
                            const struct type_declaration *type)
{
    static const char *const heads[] = {"Constant", "Value", "In C", "Meaning", NULL};

    paper_table(paper, heads);
    for (size_t i = 0; i < type->constant_count; i++) {
        paper_row(paper);
        paper_cell(paper);
        paper_code(paper, "%s", type->constants[i].name);
        paper_cell(paper);
        paper_text(paper, "%zu", i);
        paper_cell(paper);
        paper_code(paper, "%s_%s_%s", contract->name, type->name, type->constants[i].name);
        paper_cell(paper);
        paper_brief(paper, type->constants[i].documentation);
        paper_row_end(paper);
    }
    paper_table_end(paper);
}

static void write_types(struct paper *paper, const struct contract *contract)
{
    if (contract->type_count)
        paper_heading(paper, 2, "types", "Types");
    for (size_t i = 0; i < contract->type_count; i++) {
        const struct type_declaration *type = &contract->types[i];
        struct writer anchor = {0};
        writer_print(&anchor, "type-%s", type->name);
        paper_heading(paper, 3, anchor.text, type->name);
        free(anchor.text);
        paper_prose(paper, type->documentation);
        paper_begin(paper);
        paper_text(paper, "In C `%s %s_%s`", type->is_enum ? "enum" : "struct", contract->name,
                   type->name);
        if (type->is_enum)
            paper_text(paper, ", 4 bytes.");
        else
            paper_text(paper, ", %" PRIu64 " bytes, aligned to %" PRIu64 ".%s", type->size,
                       type->alignment, type->in_parcels ? " It lives in parcels only." : "");
        paper_end(paper);
        if (type->is_enum)
            write_constants(paper, contract, type);
        else
            document_fields(paper, contract, type->fields, type->field_count);
    }
}

char *document_contract(const struct document *document)
{
    const struct contract *contract = document->contract;
    struct paper paper = {.html = document->html};
    char *header = contract_emit_header(contract);

    write_head(&paper, document);
    write_conversation(&paper, document);
    paper_heading(&paper, 2, "messages", "The messages");
    write_overview(&paper, contract);
    for (size_t i = 0; i < contract->message_count; i++)
        document_message(&paper, document, &contract->messages[i], header);
    write_types(&paper, contract);
    char *rest = signatures_of(header, NULL);
    if (*rest) {
        paper_heading(&paper, 2, "functions", "At both ends");
        paper_begin(&paper);
        paper_text(&paper, "All of it is declared in `%s.contract.h`.", contract->name);
        paper_end(&paper);
        paper_block(&paper, rest);
    }
    free(rest);
    free(header);
    return paper_close(&paper);
}

char *document_index(const struct contract *const *all, size_t count, bool html)
{
    static const char *const heads[] = {"Contract", "What it is for", "Messages", "States", NULL};
    struct paper paper = {.html = html};

    paper_open(&paper, "Contracts");
    paper_heading(&paper, 1, NULL, "Contracts");
    paper_table(&paper, heads);
    for (size_t i = 0; i < count; i++) {
        paper_row(&paper);
        paper_cell(&paper);
        paper_link(&paper, all[i]->name, NULL, NULL, all[i]->name);
        paper_cell(&paper);
        paper_brief(&paper, all[i]->documentation);
        paper_cell(&paper);
        paper_text(&paper, "%zu", all[i]->message_count);
        paper_cell(&paper);
        paper_text(&paper, "%zu", all[i]->state_count);
        paper_row_end(&paper);
    }
    paper_table_end(&paper);
    return paper_close(&paper);
}
