/* messages.c - the messages of one contract, for `deed contract trace`. What a flight recorder does
 * not keep, the arguments, is `?` there. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "../compiler/writer.h"
#include "map.h"
#include "record.h"

static void line(struct writer *out, size_t channel, const struct record_event *event, bool server,
                 const char *message, const char *bytes)
{
    writer_print(out, "%zu %" PRIu64 " %s %s %s\n", channel, event->time,
                 server ? "server" : "client", message, bytes);
}

static bool is_event(const char *message)
{
    return strcmp(message, "closed") == 0 || strcmp(message, "timeout") == 0;
}

/* A conversation begins for both sides where the channel is made; `connected` tells the server so
 * later, when messages may be under way. */
static void put_event(struct writer *out, const struct record *record,
                      const struct record_event *event, size_t channel)
{
    if (event->kind == RECORD_OPEN) {
        line(out, channel, event, false, "connected", "-");
        line(out, channel, event, true, "connected", "-");
    } else if ((event->kind == RECORD_SEND || event->kind == RECORD_TAKE) &&
               strcmp(event->message, "connected") != 0) {
        line(out, channel, event, event->server, event->message,
             is_event(event->message) ? "-" : "?");
        if (event->to == record_party(record, PARTY_KERNEL)) /* which is served at once */
            line(out, channel, event, !event->server, event->message, "?");
    }
}

/* Channels are numbered in the order in which they were opened: what reads this has room for a
 * limited number. */
char *record_messages(const struct record *record, const char *contract)
{
    struct writer out = {0};
    struct map channels;
    size_t count = 0;

    map_make(&channels, record->count);
    writer_print(&out, "# %s of system %s: CHANNEL TIME SIDE MESSAGE BYTES\n", contract,
                 record->system);
    for (size_t i = 0; i < record->count; i++) {
        const struct record_event *event = &record->events[i];
        if (!event->contract || strcmp(event->contract, contract) != 0)
            continue;
        size_t *channel = map_at(&channels, event->endpoint / 2);
        if (event->kind == RECORD_OPEN)
            *channel = count++;
        if (*channel != MAP_NOTHING)
            put_event(&out, record, event, *channel);
    }
    map_free(&channels);
    return writer_finish(&out);
}
