/* explore.c - is a contract sound? All configurations that its two peers can get into: a state
 * each, and a queue each way. A peer sends what its state allows, whenever it likes; it receives
 * what heads its queue. Breadth first, so the first way into trouble is a shortest one, and it is
 * printed.
 *
 * Refused: a message that meets a peer which waits for something else; peers that wait for each
 * other; messages still queued when their receiver is at the end; queues that grow without bound.
 * What remains has finitely many configurations, and the longest queue each way is exactly what a
 * channel reserves. Queues and configurations are limited, so the search ends; a contract beyond
 * the limits is refused. */
#include <stdlib.h>
#include <string.h>

#include "draft.h"
#include "writer.h"

#define MOST_CONFIGURATIONS 300000u
#define NO_PARENT           UINT32_MAX

struct configuration {
    uint16_t state[2];             /* of the client, of the server       */
    uint8_t queued[2];             /* towards the client, the server     */
    uint8_t queue[2][MOST_QUEUED]; /* tags, the oldest first             */
    uint32_t parent;               /* how we got here: from this one ... */
    uint8_t tag;                   /* ... by this message ...            */
    uint8_t actor;                 /* ... at this side                   */
};

struct exploration {
    struct draft *draft;
    struct contract *contract;
    struct configuration *list;
    uint32_t count, room;
    uint32_t *table; /* by hash: index in the list + 1; open addressing */
    bool over;       /* an error was reported                           */
};

#define TABLE_SIZE ((uint32_t)1 << 20) /* more than three times the configurations */

static const char *side_name(int side)
{
    return side == SIDE_CLIENT ? "client" : "server";
}

static bool sends(const struct contract *contract, unsigned tag, int side)
{
    return contract->messages[tag].to_server == (side == SIDE_CLIENT);
}

static const char *state_name(const struct exploration *all, uint16_t state)
{
    return all->contract->states[state].name;
}

/* The steps from one configuration (not itself) to another, oldest first; malloced. */
static const struct configuration **steps_between(const struct exploration *all,
                                                  const struct configuration *from,
                                                  const struct configuration *to, size_t *count)
{
    size_t left = 0;

    for (const struct configuration *at = to; at != from; at = &all->list[at->parent])
        left++;
    const struct configuration **steps = must_allocate(left * sizeof *steps);
    *count = left;
    for (const struct configuration *at = to; at != from; at = &all->list[at->parent])
        steps[--left] = at;
    return steps;
}

static void note_steps(struct exploration *all, const struct configuration *from,
                       const struct configuration *to, const char *head)
{
    size_t count;
    const struct configuration **steps = steps_between(all, from, to, &count);
    struct writer writer = {0};

    writer_print(&writer, "%s", head);
    for (size_t i = 0; i < count; i++) {
        const struct configuration *step = steps[i];
        bool sent = sends(all->contract, step->tag, step->actor);
        writer_print(&writer, "\n  %s: %s --%s%c--> %s", side_name(step->actor),
                     state_name(all, all->list[step->parent].state[step->actor]),
                     all->contract->messages[step->tag].name, sent ? '!' : '?',
                     state_name(all, step->state[step->actor]));
    }
    notation_note(&all->draft->notation, (struct place){0}, "%s", writer.text);
    free(writer_finish(&writer));
    free(steps);
}

static void note_way(struct exploration *all, const struct configuration *to)
{
    if (to == all->list)
        notation_note(&all->draft->notation, (struct place){0}, "it is so from the start");
    else
        note_steps(all, all->list, to, "this leads there (! sends, ? receives):");
}

static uint32_t hash(const struct configuration *one)
{
    uint32_t value = 2166136261u;

    for (int side = 0; side < 2; side++) {
        value = (value ^ one->state[side]) * 16777619u;
        value = (value ^ one->queued[side]) * 16777619u;
        for (unsigned i = 0; i < one->queued[side]; i++)
            value = (value ^ one->queue[side][i]) * 16777619u;
    }
    return value ^ value >> 15;
}

static bool same_states(const struct configuration *a, const struct configuration *b)
{
    return a->state[0] == b->state[0] && a->state[1] == b->state[1];
}

/* Is each queue of `a` the beginning of that of `b`? */
static bool begins_with(const struct configuration *b, const struct configuration *a)
{
    for (int side = 0; side < 2; side++)
        if (a->queued[side] > b->queued[side] ||
            memcmp(a->queue[side], b->queue[side], a->queued[side]) != 0)
            return false;
    return true;
}

static unsigned total(const struct configuration *one)
{
    return (unsigned)one->queued[0] + one->queued[1];
}

/* Let a side do what it may with a message: send it, or receive it from the head of its queue.
 * False when it may not. A full queue counts as may not; `full` tells. */
static bool move(const struct exploration *all, struct configuration *one, int side, unsigned tag,
                 bool *full)
{
    bool sending = sends(all->contract, tag, side);
    int queue = sending ? 1 - side : side;
    uint16_t next = all->contract->states[one->state[side]].next[tag];

    *full = false;
    if (next == STATE_NONE)
        return false;
    if (sending) {
        *full = one->queued[queue] == MOST_QUEUED;
        if (*full)
            return false;
        one->queue[queue][one->queued[queue]++] = (uint8_t)tag;
    } else {
        if (one->queued[queue] == 0 || one->queue[queue][0] != tag)
            return false;
        memmove(one->queue[queue], one->queue[queue] + 1, --one->queued[queue]);
    }
    one->state[side] = next;
    return true;
}

/* From `from` to `to` nothing changed but queues that grew: can the same steps be made from `to`
 * over and over until a queue is full? */
static bool repeats(const struct exploration *all, const struct configuration *from,
                    const struct configuration *to)
{
    struct configuration now = *to;
    size_t count;
    const struct configuration **steps = steps_between(all, from, to, &count);
    bool full = false;
    bool moved = true;

    while (moved)
        for (size_t i = 0; i < count && moved; i++)
            moved = move(all, &now, steps[i]->actor, steps[i]->tag, &full);
    free(steps);
    return full;
}

static void report_unbounded(struct exploration *all, const struct configuration *from,
                             const struct configuration *to)
{
    int side = to->queued[SIDE_SERVER] > from->queued[SIDE_SERVER] ? SIDE_SERVER : SIDE_CLIENT;
    const struct state *sender = &all->contract->states[from->state[1 - side]];
    struct writer names = {0};

    for (unsigned i = from->queued[side]; i < to->queued[side]; i++)
        writer_print(&names, "%s`%s`", i > from->queued[side] ? ", " : "",
                     all->contract->messages[to->queue[side][i]].name);
    draft_error(all->draft, sender->place, "unbounded",
                "the queue to the %s grows without bound: the %s may send %s again and again "
                "without waiting",
                side_name(side), side_name(1 - side), names.text);
    if (from != all->list)
        note_way(all, from);
    note_steps(all, from, to, "these steps can be repeated for ever:");
    free(writer_finish(&names));
    all->over = true;
}

/* Has a queue done nothing but grow since some earlier configuration? */
static void check_growth(struct exploration *all, const struct configuration *one)
{
    const struct configuration *before = one;

    while (before->parent != NO_PARENT && !all->over) {
        before = &all->list[before->parent];
        if (same_states(before, one) && total(before) < total(one) && begins_with(one, before) &&
            repeats(all, before, one))
            report_unbounded(all, before, one);
    }
}

static void add(struct exploration *all, const struct configuration *one)
{
    uint32_t at = hash(one) % TABLE_SIZE;

    for (; all->table[at]; at = (at + 1) % TABLE_SIZE) {
        const struct configuration *other = &all->list[all->table[at] - 1];
        if (same_states(one, other) && total(one) == total(other) && begins_with(one, other))
            return;
    }
    if (all->count == MOST_CONFIGURATIONS) {
        draft_error(all->draft, all->draft->place, "limit",
                    "more than %u configurations of both peers and both queues; let fewer states "
                    "allow both sides to send",
                    MOST_CONFIGURATIONS);
        all->over = true;
        return;
    }
    if (all->count == all->room) {
        all->room = all->room ? 2 * all->room : 256;
        all->list = must_reallocate(all->list, all->room * sizeof *all->list);
    }
    all->list[all->count++] = *one;
    all->table[at] = all->count;
    check_growth(all, &all->list[all->count - 1]);
}

static void report_full(struct exploration *all, const struct configuration *one, int side,
                        unsigned tag)
{
    draft_error(all->draft, all->contract->states[one->state[side]].place, "unbounded",
                "more than %u messages can queue up on the way to the %s; the last is `%s`",
                MOST_QUEUED, side_name(1 - side), all->contract->messages[tag].name);
    note_way(all, one);
    all->over = true;
}

/* Messages that the side could receive in a state, for a message to people. */
static char *expected(const struct exploration *all, uint16_t state, int side)
{
    struct writer names = {0};

    for (unsigned tag = 0; tag < all->contract->message_count; tag++)
        if (!sends(all->contract, tag, side) &&
            all->contract->states[state].next[tag] != STATE_NONE)
            writer_print(&names, "%s`%s`", names.size ? ", " : "",
                         all->contract->messages[tag].name);
    return writer_finish(&names);
}

/* A message heads the queue to a side: if the side cannot receive it now, it must be about to send,
 * and may be able to receive it later. */
static void check_head(struct exploration *all, const struct configuration *one, int side)
{
    const struct state *state = &all->contract->states[one->state[side]];
    unsigned tag = one->queue[side][0];
    const char *message = all->contract->messages[tag].name;

    if (one->queued[side] == 0 || state->next[tag] != STATE_NONE || all->over)
        return;
    if (state->is_end) {
        draft_error(all->draft, state->place, "left-over",
                    "the %s reaches the end while `%s` is still queued for it", side_name(side),
                    message);
    } else if (contract_may_receive(all->contract, one->state[side], (enum side)side)) {
        char *names = expected(all, one->state[side], side);
        draft_error(all->draft, state->place, "unexpected",
                    "`%s` meets the %s in state %s, where it can only receive %s", message,
                    side_name(side), state->name, names);
        free(names);
    } else {
        return;
    }
    note_way(all, one);
    all->over = true;
}

static void report_stuck(struct exploration *all, const struct configuration *one)
{
    const struct state *client = &all->contract->states[one->state[SIDE_CLIENT]];
    const struct state *server = &all->contract->states[one->state[SIDE_SERVER]];

    if (client->is_end && server->is_end)
        return;
    draft_error(all->draft, client->is_end ? server->place : client->place, "stuck",
                "the client in state %s and the server in state %s wait for each other for ever",
                client->name, server->name);
    note_way(all, one);
    all->over = true;
}

static void expand(struct exploration *all, uint32_t index)
{
    struct configuration one = all->list[index]; /* the list moves when it grows */
    bool moved = false;
    bool full = false;

    for (int side = 0; side < 2; side++) {
        struct contract *contract = all->contract;
        struct state *state = &contract->states[one.state[side]];
        if (one.queued[side] > contract->capacity[side])
            contract->capacity[side] = one.queued[side];
        for (unsigned i = 0; i < one.queued[side]; i++)
            state->under_way[one.queue[side][i]] = true;
        check_head(all, &all->list[index], side);
    }
    for (int side = 0; side < 2 && !all->over; side++)
        for (unsigned tag = 0; tag < all->contract->message_count && !all->over; tag++) {
            if (all->contract->states[one.state[side]].next[tag] == STATE_NONE)
                continue;
            struct configuration next = one;
            next.parent = index;
            next.actor = (uint8_t)side;
            next.tag = (uint8_t)tag;
            if (move(all, &next, side, tag, &full))
                add(all, &next);
            else if (full)
                report_full(all, &all->list[index], side, tag);
            else
                continue;
            moved = true;
        }
    if (!moved && !all->over)
        report_stuck(all, &all->list[index]);
}

void draft_explore(struct draft *draft)
{
    struct exploration all = {.draft = draft, .contract = &draft->contract};
    uint16_t start = draft->contract.start;
    struct configuration first = {.state = {start, start}, .parent = NO_PARENT};

    all.table = calloc(TABLE_SIZE, sizeof all.table[0]);
    if (!all.table)
        abort();
    add(&all, &first);
    for (uint32_t index = 0; index < all.count && !all.over; index++)
        expand(&all, index);
    free(all.table);
    free(all.list);
}
