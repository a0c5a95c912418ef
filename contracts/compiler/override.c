/* override.c - may a client that knows only the base speak to a server of the contract that extends
 * it? Both automata are walked together by the base's messages, from both starts. Where they come
 * to stand in a pair of states the server must take whatever the base's client may send, and may
 * send nothing that the client does not know or does not expect. What a client of the base takes
 * each state for is the result, `base_state`.
 *
 * That this also holds while messages are under way is found out by exploring the two peers, and
 * the queues of a channel have room for both kinds of client. */
#include <string.h>

#include "draft.h"
#include "explore.h"

struct pairing {
    struct draft *draft;
    const struct contract *contract, *base;
    uint16_t *base_state;
    uint16_t work[MOST_STATES];
    size_t count;
};

/* A pair is looked at once; one state for two of the base is refused. */
static void add_pair(struct pairing *all, uint16_t state, uint16_t base_state, struct place at)
{
    const struct state *here = &all->contract->states[state];
    uint16_t known = all->base_state[state];

    if (known == STATE_NONE) {
        all->base_state[state] = base_state;
        all->work[all->count++] = state;
    } else if (known != base_state) {
        draft_error(all->draft, at, "override",
                    "a client of the base would take the state `%s` for `%s` one time and for `%s` "
                    "another; write a state for each",
                    here->name, all->base->states[known].name, all->base->states[base_state].name);
        notation_note(&all->draft->notation, all->base->states[known].place, "`%s` is here",
                      all->base->states[known].name);
        notation_note(&all->draft->notation, all->base->states[base_state].place, "`%s` is here",
                      all->base->states[base_state].name);
    }
}

static struct place origin(const struct draft *draft, uint16_t state, size_t tag)
{
    return draft->origins[state][tag];
}

static void check_message(struct pairing *all, uint16_t state, size_t tag)
{
    const struct state *here = &all->contract->states[state];
    const struct state *there = &all->base->states[all->base_state[state]];
    const struct message *message = &all->contract->messages[tag];
    bool in_base = tag < all->base->message_count && there->next[tag] != STATE_NONE;
    bool in_derived = here->next[tag] != STATE_NONE;
    struct place in_base_at =
        in_base ? origin(contract_draft(all->base), all->base_state[state], tag) : there->place;

    if (in_base && in_derived) {
        add_pair(all, here->next[tag], there->next[tag], origin(all->draft, state, tag));
    } else if (in_derived && !message->to_server) {
        draft_error(all->draft, origin(all->draft, state, tag), "override",
                    "in state `%s` the server may send `%s`, which a client of the base does not "
                    "expect there",
                    here->name, message->name);
        notation_note(&all->draft->notation, in_base_at, "for such a client it is the state `%s`",
                      there->name);
    } else if (in_base && message->to_server) {
        draft_error(all->draft, here->place, "override",
                    "in state `%s` a client of the base may send `%s`, which the server no longer "
                    "takes",
                    here->name, message->name);
        notation_note(&all->draft->notation, in_base_at, "the base has it here");
    }
}

void draft_check_override(struct draft *draft)
{
    struct contract *contract = &draft->contract;
    struct pairing all = {.draft = draft, .contract = contract, .base = contract->base};

    if (!contract->base)
        return;
    all.base_state = pool_take(&draft->pool, contract->state_count * sizeof all.base_state[0]);
    for (size_t i = 0; i < contract->state_count; i++)
        all.base_state[i] = STATE_NONE;
    contract->base_state = all.base_state;
    add_pair(&all, contract->start, contract->base->start, draft->place);
    for (size_t i = 0; i < all.count; i++)
        for (size_t tag = 0; tag < contract->message_count; tag++)
            check_message(&all, all.work[i], tag);
}

void draft_explore_base(struct draft *draft)
{
    struct contract *contract = &draft->contract;

    if (!contract->base)
        return;
    struct pair pair = pair_by_tag(contract->base, contract);
    pair.called[SIDE_CLIENT] =
        pool_print(&draft->pool, "client of the base %s", contract->base->name);
    struct explored *found = explore(&pair);
    if (found->trouble) {
        explored_report(found, draft->notation.all, draft->base_place);
        draft->notation.errors++;
    }
    for (int side = 0; side < 2; side++)
        if (contract->capacity[side] < found->capacity[side])
            contract->capacity[side] = found->capacity[side];
    explored_free(found);
}
