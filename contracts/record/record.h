/* record.h - what a kernel's flight recorder wrote, read and put in order. docs/debugging.md says
 * how a record is written.
 *
 * A record carries the names that it needs, and nobody else is asked. Parties are the components in
 * their order, then those of the PARTY_* kind. Words have no characters that would have to be
 * escaped in JSON, SVG or mscgen: the reader refuses them. */
#ifndef DEED_RECORD_H
#define DEED_RECORD_H

#include <stdint.h>

#include "../compiler/contract.h"
#include "../compiler/pool.h"

enum record_kind {
    RECORD_RUN,    /* `to` goes on                                                   */
    RECORD_SEND,   /* `from` sends `message` to `to`                                  */
    RECORD_TAKE,   /* `from` gets `message`, or `connected`, `closed`, `timeout`       */
    RECORD_MOVE,   /* `object` is `to`'s                                              */
    RECORD_CLAIM,  /* `from` has taken `object`, which has `more` bytes                */
    RECORD_DROP,   /* `from` drops `object`                                            */
    RECORD_FREEZE, /* `object` of `from` becomes immutable                             */
    RECORD_OPEN,   /* a channel that `from` pays for                                  */
    RECORD_CLOSE,
    RECORD_START, /* of `to` */
    RECORD_STOP,  /* of `to`, for the reason `message` */
    RECORD_INTERRUPT
};

#define RECORD_NONE SIZE_MAX

/* Behind the components. */
enum { PARTY_KERNEL, PARTY_QUEUE, PARTY_NOBODY, PARTIES };

struct record_party {
    const char *name;
    unsigned priority;
};

struct record_event {
    unsigned line;
    enum record_kind kind;
    uint64_t time; /* nanoseconds since boot */
    size_t from, to;
    uint64_t endpoint;
    bool server; /* its side */
    const char *contract, *message, *state;
    uint64_t object;
    uint64_t more;  /* SEND: messages queued before it; MOVE: offset in it; INTERRUPT: line; CLAIM:
                       bytes */
    size_t partner; /* of a SEND its TAKE and of a TAKE its SEND, if that is recorded       */
};

struct record {
    const char *file;
    const char *system;
    struct record_party *parties;
    size_t component_count;
    struct record_event *events;
    size_t count;
    uint64_t lost; /* older events that the ring no longer had */
};

/* The records in a file, whatever else is in it; 0, and reported, when there is none or one is
 * broken. */
size_t record_read(struct pool *pool, const char *file, struct record **records,
                   struct diagnostics *diagnostics);

/* Find the partners. */
void record_pair(struct record *record);

/* What is drawn: the events as their components see them. A message or an object that comes to a
 * component while another one runs is there when the component goes on; so it stands behind that.
 */
struct shown {
    size_t event;
    size_t party;   /* whose line it is on                                                */
    bool arrives;   /* of a message or an object: it comes to `party`, or goes from there */
    size_t partner; /* the other end of its arrow, or RECORD_NONE                         */
    uint64_t time;  /* grows by two nanoseconds at least                                  */
};

struct shown *record_order(struct pool *pool, const struct record *record, size_t *count);

static inline size_t record_party(const struct record *record, size_t which)
{
    return record->component_count + which;
}

/* The type of the object that moves, as in its contract; NULL when the contract is not at hand. */
struct record_types {
    struct contract_library *library;
    const char *const *folders;
    size_t folder_count;
};
const char *record_type(struct pool *pool, const struct record_types *types,
                        const struct record *record, size_t event);

/* A timeline in the format of Chrome's tracing, which Perfetto reads; a process for each record. */
char *record_timeline(struct pool *pool, const struct record *records, size_t count,
                      const struct record_types *types);

/* Message sequence charts. */
char *record_mscgen(struct pool *pool, const struct record *record);
char *record_svg(struct pool *pool, const struct record *record);

/* What `deed contract trace` reads: the messages of a contract's channels that were opened while
 * the recorder ran. */
char *record_messages(const struct record *record, const char *contract);

#endif
