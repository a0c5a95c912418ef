/* type.c - what it is that moves: its message stands beside the move, before it when it comes out
 * of the queue and after it when it leaves, and the contract says what lies at that offset. */
#include <stdlib.h>
#include <string.h>

#include "../compiler/textfile.h"
#include "../emit/describe.h"
#include "record.h"

#define MOST_CELLS 16u /* events between a move and its message */

/* The message that carries it; NULL when the record does not have it. */
static const char *message_of(const struct record *record, size_t move)
{
    const struct record_event *events = record->events;
    uint64_t endpoint = events[move].endpoint;
    bool leaves = events[move].from != record_party(record, PARTY_QUEUE);

    for (size_t i = move + 1; leaves && i < record->count && i <= move + MOST_CELLS; i++) {
        if (events[i].kind == RECORD_SEND && events[i].endpoint == endpoint)
            return events[i].message;
        if (events[i].kind != RECORD_MOVE)
            break;
    }
    for (size_t i = move; !leaves && i-- > 0 && i + MOST_CELLS >= move;) {
        if (events[i].kind == RECORD_TAKE && events[i].endpoint == endpoint)
            return events[i].message;
        if (events[i].kind != RECORD_MOVE)
            break;
    }
    return NULL;
}

/* Those that lie in one of the folders; the others are no error. */
static const struct contract *contract_of(struct pool *pool, const struct record_types *types,
                                          const char *name, struct place at)
{
    for (size_t i = 0; i < types->folder_count; i++)
        if (textfile_exists(pool_print(pool, "%s/%s.contract", types->folders[i], name)))
            return contract_library_find(types->library, name, at);
    return NULL;
}

const char *record_type(struct pool *pool, const struct record_types *types,
                        const struct record *record, size_t event)
{
    const struct record_event *move = &record->events[event];
    const char *name = message_of(record, event);
    struct place at = {record->file, move->line, 0};
    const struct contract *contract = name ? contract_of(pool, types, move->contract, at) : NULL;
    const struct message *message = contract ? contract_find_message(contract, name) : NULL;

    for (size_t i = 0; message && i < message->parameter_count; i++) {
        const struct parameter *parameter = &message->parameters[i];
        if (!value_is_owned(&parameter->type) ||
            describe_offset(contract, message->parameters, message->parameter_count, i) !=
                move->more)
            continue;
        struct writer out = {0};
        describe_type(&out, &parameter->type);
        char *text = writer_finish(&out);
        const char *type = pool_text(pool, text, strlen(text));
        free(text);
        return type;
    }
    return NULL;
}
