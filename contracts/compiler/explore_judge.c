/* explore_judge.c - is this configuration trouble? The search asks about each one it finds. */
#include <stdlib.h>

#include "exploration.h"

static void say(struct exploration *all, enum trouble trouble, uint32_t at, int side, unsigned tag)
{
    all->found->trouble = trouble;
    all->found->at = at;
    all->found->side = (enum side)side;
    all->found->tag = tag;
}

/* A message heads the queue to a side: if the side cannot receive it now, it must be about to send,
 * and may be able to receive it later. */
static void judge_head(struct exploration *all, uint32_t index, int side)
{
    const struct configuration *one = &all->found->list[index];
    const struct state *state = &all->pair->contract[side]->states[one->state[side]];

    if (one->queued[side] == 0)
        return;
    unsigned sent = one->queue[side][0];
    uint16_t tag = all->pair->partner[1 - side][sent];
    if (tag != PAIR_NONE && state->next[tag] != STATE_NONE)
        return;
    if (state->is_end)
        say(all, TROUBLE_LEFT_OVER, index, side, sent);
    else if (all->waits[side][one->state[side]])
        say(all, TROUBLE_UNEXPECTED, index, side, sent);
}

void judge_heads(struct exploration *all, uint32_t index)
{
    judge_head(all, index, SIDE_CLIENT);
    if (!all->found->trouble)
        judge_head(all, index, SIDE_SERVER);
}

void judge_stuck(struct exploration *all, uint32_t index)
{
    const struct configuration *one = &all->found->list[index];
    bool ended[2];

    for (int side = 0; side < 2; side++)
        ended[side] = all->pair->contract[side]->states[one->state[side]].is_end;
    if (!ended[SIDE_CLIENT] || !ended[SIDE_SERVER])
        say(all, TROUBLE_STUCK, index, ended[SIDE_CLIENT] ? SIDE_SERVER : SIDE_CLIENT, 0);
}

void judge_full(struct exploration *all, uint32_t index, int sender, unsigned tag)
{
    say(all, TROUBLE_FULL, index, sender, tag);
}

/* From `from` to `to` nothing changed but queues that grew: can the same steps be made from `to`
 * over and over until a queue is full? */
static bool repeats(struct exploration *all, const struct configuration *from,
                    const struct configuration *to)
{
    struct configuration now = *to;
    size_t count;
    const struct configuration **steps = configuration_steps(all->found->list, from, to, &count);
    bool full = false;
    bool moved = true;

    while (moved)
        for (size_t i = 0; i < count && moved; i++, all->looks++)
            moved = configuration_move(all->pair, &now, steps[i]->actor, steps[i]->tag, &full);
    free(steps);
    return full;
}

/* Has a queue done nothing but grow since some earlier configuration? It would be found full later
 * in any case; found here, the way is short and says what is repeated. */
void judge_growth(struct exploration *all, uint32_t index)
{
    const struct configuration *list = all->found->list;
    const struct configuration *one = &list[index];
    uint32_t at = index;

    if (all->found->trouble)
        return;
    while (list[at].parent != NO_PARENT && all->looks < MOST_LOOKS) {
        at = list[at].parent;
        all->looks++;
        if (!configuration_same_states(&list[at], one) ||
            configuration_total(&list[at]) >= configuration_total(one) ||
            !configuration_begins_with(one, &list[at]) || !repeats(all, &list[at], one))
            continue;
        int side =
            one->queued[SIDE_SERVER] > list[at].queued[SIDE_SERVER] ? SIDE_SERVER : SIDE_CLIENT;
        say(all, TROUBLE_GROWS, index, side, 0);
        all->found->since = at;
        return;
    }
}
