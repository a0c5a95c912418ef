/* compare.c - which old and new clients and servers may be combined, see compare.h. */
#include <stdarg.h>
#include <stdlib.h>

#include "compare.h"
#include "writer.h"

void compare_reason(struct comparison *comparison, struct combination *combination, enum fit fit,
                    const char *format, ...)
{
    struct writer text = {0};
    va_list arguments;

    va_start(arguments, format);
    writer_print_list(&text, format, arguments);
    va_end(arguments);
    combination->reasons = pool_grow(&comparison->pool, combination->reasons,
                                     combination->reason_count, sizeof combination->reasons[0]);
    combination->reasons[combination->reason_count++] =
        (struct reason){fit, pool_text(&comparison->pool, text.text, text.size)};
    free(writer_finish(&text));
    if (fit > combination->fit)
        combination->fit = fit;
}

/* Each message that passes. */
static void compare_messages(struct comparison *comparison, struct combination *combination,
                             const struct explored *found)
{
    for (int side = 0; side < 2; side++) {
        const struct contract *sender = combination->contract[side];
        const struct contract *receiver = combination->contract[1 - side];
        for (size_t tag = 0; tag < sender->message_count; tag++) {
            uint16_t other = found->pair.partner[side][tag];
            if (found->sent[side][tag] && other != PAIR_NONE)
                compare_message(comparison, combination, &sender->messages[tag],
                                &receiver->messages[other]);
        }
    }
}

/* A channel has room for what one of the two contracts says; whoever opens it decides which. */
static void compare_capacity(struct comparison *comparison, struct combination *combination,
                             const struct explored *found)
{
    for (int side = 0; side < 2; side++) {
        unsigned needed = found->capacity[side];
        unsigned a = comparison->old->capacity[side];
        unsigned b = comparison->new->capacity[side];
        if (needed > (a > b ? a : b))
            compare_reason(comparison, combination, FIT_NO,
                           "up to %u messages queue up for the %s, and neither contract has room "
                           "for more than %u",
                           needed, combination->called[side], a > b ? a : b);
        else if (needed > (a < b ? a : b))
            compare_reason(comparison, combination, FIT_REBUILT,
                           "up to %u messages queue up for the %s, and a channel of the %s "
                           "contract has room for %u",
                           needed, combination->called[side], a < b ? "old" : "new", a < b ? a : b);
    }
}

static void combine(struct comparison *comparison, struct combination *combination,
                    const struct contract *client, const struct contract *server)
{
    struct pair pair = pair_by_name(client, server);
    const char *names[2] = {client == comparison->old ? "old client" : "new client",
                            server == comparison->old ? "old server" : "new server"};

    *combination = (struct combination){.contract = {client, server}, .trouble = diagnostics_new()};
    for (int side = 0; side < 2; side++)
        combination->called[side] = pair.called[side] = names[side];
    struct explored *found = explore(&pair);
    if (found->trouble) {
        explored_report(found, combination->trouble, (struct place){0});
        combination->fit = FIT_NO;
    } else {
        compare_capacity(comparison, combination, found);
    }
    compare_messages(comparison, combination, found);
    explored_free(found);
}

struct comparison *comparison_new(const struct contract *old, const struct contract *new)
{
    struct comparison *comparison = must_allocate(sizeof *comparison);

    *comparison = (struct comparison){.old = old, .new = new};
    combine(comparison, &comparison->combinations[0], old, new);
    combine(comparison, &comparison->combinations[1], new, old);
    compare_changes(comparison);
    return comparison;
}

void comparison_free(struct comparison *comparison)
{
    for (int i = 0; i < 2; i++)
        diagnostics_free(comparison->combinations[i].trouble);
    pool_free(&comparison->pool);
    free(comparison);
}
