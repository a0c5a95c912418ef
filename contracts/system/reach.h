/* reach.h - who may come to hold which end of which channel, and so speak to whom. */
#ifndef DEED_REACH_H
#define DEED_REACH_H

#include "certified.h"
#include "image.h"

/* All channels that can ever be: one for each connection, and for each contract that a component
 * makes channels of. Either end is in the hands of those that it was made for, and of everyone that
 * it may be sent to. And what is like a channel: a watch tells of all who may end, the service info
 * of all there are, and who starts or stops others, or revokes what they have got, tells them so.
 */
struct reach_channel {
    const struct contract *contract;     /* NULL: it is only like a channel         */
    const struct connection *connection; /* NULL: made by an instance while it runs */
    size_t maker;
    const char *right;    /* what is like a channel: `watch`, `info`, ... */
    struct place place;   /* ... and where it is declared                 */
    uint64_t *holders[2]; /* by side: a bit for each instance */
    bool speaks[2];       /* has that side any message to send? */
};

/* How an end came to somebody: in a message over another channel. */
struct reach_travel {
    size_t channel, holder, over;
    enum side side;
    const struct message *message;
};

struct reach {
    const struct image_draft *draft;
    struct reach_channel *channels;
    size_t count;
    size_t words; /* of a set of instances */
    struct reach_travel *travels;
    size_t travel_count;
    struct pool *pool;
    const struct certified *certified; /* by component of the draft; NULL: nothing is known  */
    size_t start;                      /* of the way that is looked for */
};

static inline bool reach_has(const uint64_t *set, size_t instance)
{
    return set[instance / 64] >> instance % 64 & 1;
}

static inline void reach_add(uint64_t *set, size_t instance)
{
    set[instance / 64] |= (uint64_t)1 << instance % 64;
}

/* Let all ends travel as far as they can (reach.c). False, and reported, when that is too much to
 * follow. It lives in the draft's pool. */
bool reach_follow(struct image_draft *draft, struct reach *reach);

/* What the note says of a channel; where it is said. */
const char *reach_channel_name(const struct reach *reach, const struct reach_channel *channel);
struct place reach_channel_place(const struct reach *reach, const struct reach_channel *channel);

/* Notes on a step from one instance to another over a channel: the channel, and how each came to
 * its end if it was not made for it. */
void reach_note(const struct reach *reach, size_t channel, enum side from_side, size_t from,
                size_t to, const char *verb);

/* How an instance was reached: from another one, over a channel from this side to the other. */
struct reach_step {
    size_t from, channel;
    enum side side; /* from which */
    bool reached;
};

/* Does this kind of way lead from this holder of this end of the channel to those of the other? */
typedef bool reach_follows(const struct reach *reach, const struct reach_channel *channel,
                           enum side side, size_t from);

/* The graph: a row for each instance, with the set of those it leads to, itself never. */
uint64_t *reach_matrix(const struct reach *reach, reach_follows *follow);

/* Breadth first from `start`, which itself counts as reached only by a way that comes back. The way
 * back along `from` is a shortest one. */
void reach_search(const struct reach *reach, size_t start, reach_follows *follow,
                  struct reach_step *steps);

#endif
