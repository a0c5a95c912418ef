/* exploration.h - what the files of the exploration share: configurations, and the moves between
 * them. Only they include this. */
#ifndef DEED_EXPLORATION_H
#define DEED_EXPLORATION_H

#include "explore.h"

#define NO_PARENT UINT32_MAX

struct configuration {
    uint16_t state[2];             /* of the client, of the server                         */
    uint8_t queued[2];             /* towards the client, the server                       */
    uint8_t queue[2][MOST_QUEUED]; /* the sender's tags, the oldest first                  */
    uint32_t parent;               /* how we got here: from this one ...                   */
    uint8_t tag;                   /* ... by this message, as the actor's contract has it, */
    uint8_t actor;                 /* ... at this side                                     */
};

struct exploration {
    struct explored *found;
    const struct pair *pair;
    uint32_t room;
    uint32_t *table;     /* by hash: index in the list + 1; open addressing              */
    uint32_t table_size; /* a power of two */
    uint32_t looks;      /* taken at earlier configurations, for growth                  */
    bool *waits[2];      /* by state: may the side receive something there               */
};

bool pair_sends(const struct pair *pair, unsigned tag, int side);

/* Let a side do what it may with a message: send it, or receive it from the head of its queue.
 * False when it may not. A full queue counts as may not; `full` tells. */
bool configuration_move(const struct pair *pair, struct configuration *one, int side, unsigned tag,
                        bool *full);

/* The steps from one configuration (not itself) to another, oldest first; malloced. */
const struct configuration **configuration_steps(const struct configuration *list,
                                                 const struct configuration *from,
                                                 const struct configuration *to, size_t *count);

static inline unsigned configuration_total(const struct configuration *one)
{
    return (unsigned)one->queued[0] + one->queued[1];
}

static inline bool configuration_same_states(const struct configuration *a,
                                             const struct configuration *b)
{
    return a->state[0] == b->state[0] && a->state[1] == b->state[1];
}

/* Is each queue of `a` the beginning of that of `b`? */
bool configuration_begins_with(const struct configuration *b, const struct configuration *a);

/* The judgement: each sets found->trouble and what belongs to it, or nothing. */
void judge_heads(struct exploration *all, uint32_t index);  /* what heads each queue      */
void judge_growth(struct exploration *all, uint32_t index); /* queues that only ever grow */
void judge_stuck(struct exploration *all, uint32_t index);  /* when nobody can move       */
void judge_full(struct exploration *all, uint32_t index, int sender, unsigned tag);

#endif
