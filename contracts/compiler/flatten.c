/* flatten.c - state expressions to the automaton: one state for each one declared, one for each
 * point between two messages that nobody named ("Ready.2", "Ready.3", ... in order of appearance),
 * and the end. Two ways on with the same message, ways that lead nowhere, states that nothing leads
 * to, and messages that nobody ever sends are refused. */
#include <string.h>

#include "draft.h"

/* Where a sequence goes on that does not say so itself: behind the group that it stands in. */
struct continuation {
    const struct node *following;
    uint16_t state; /* where `following` begins, once used */
    bool used;
};

struct flattening {
    struct draft *draft;
    struct contract *contract;
    size_t declared;        /* the state being flattened  */
    unsigned unnamed;       /* states made for it so far  */
    struct place **origins; /* of transitions, by state and tag */
};

static uint16_t add_state(struct flattening *all, const char *name, struct place place, bool named)
{
    struct contract *contract = all->contract;
    struct pool *pool = &all->draft->pool;

    if (contract->state_count == MOST_STATES) {
        draft_error(all->draft, place, "limit",
                    "a contract has at most %u states, unnamed ones between messages included",
                    MOST_STATES);
        return STATE_NONE;
    }
    struct state state = {.name = name, .is_named = named, .place = place};
    state.next = pool_take(pool, (contract->message_count + 1) * sizeof state.next[0]);
    state.under_way = pool_take(pool, contract->message_count + 1);
    for (size_t tag = 0; tag < contract->message_count; tag++)
        state.next[tag] = STATE_NONE;
    contract->states = pool_grow(pool, contract->states, contract->state_count, sizeof state);
    all->origins = pool_grow(pool, all->origins, contract->state_count, sizeof all->origins[0]);
    all->origins[contract->state_count] =
        pool_take(pool, (contract->message_count + 1) * sizeof all->origins[0][0]);
    contract->states[contract->state_count] = state;
    return (uint16_t)contract->state_count++;
}

static uint16_t add_unnamed(struct flattening *all, struct place place)
{
    const char *name = pool_print(&all->draft->pool, "%s.%u",
                                  all->draft->states[all->declared].name, ++all->unnamed);
    return add_state(all, name, place, false);
}

static uint16_t find_target(struct flattening *all, const struct node *jump)
{
    uint16_t state = contract_find_state(all->contract, jump->name);

    if (strcmp(jump->name, "end") == 0 && state == STATE_NONE) {
        state = add_state(all, "end", jump->place, true);
        if (state != STATE_NONE)
            all->contract->states[state].is_end = true;
        return state;
    }
    if (state != STATE_NONE)
        return state;
    bool message = contract_find_message(all->contract, jump->name) != NULL;
    draft_error(all->draft, jump->place, "unknown",
                message ? "`%s` is a message: write `%s?` (the server receives it) or `%s!` (the "
                          "server sends it)"
                        : "no state `%s` in this contract",
                jump->name, jump->name, jump->name);
    struct nearest nearest = {.wanted = jump->name};
    for (size_t i = 0; i < all->draft->state_count && !message; i++)
        word_offer(&nearest, all->draft->states[i].name);
    notation_suggest(&all->draft->notation, &nearest);
    return STATE_NONE;
}

static const struct message *find_message(struct flattening *all, const struct node *node)
{
    const struct message *message = contract_find_message(all->contract, node->name);

    if (!message) {
        struct nearest nearest = {.wanted = node->name};
        for (size_t i = 0; i < all->contract->message_count; i++)
            word_offer(&nearest, all->contract->messages[i].name);
        draft_error(all->draft, node->place, "unknown", "no message `%s` in this contract",
                    node->name);
        notation_suggest(&all->draft->notation, &nearest);
        return NULL;
    }
    if (message->to_server != node->received) {
        draft_error(all->draft, node->place, "direction",
                    message->to_server ? "`%s` is an `in` message: the server receives it, `%s?`"
                                       : "`%s` is an `out` message: the server sends it, `%s!`",
                    node->name, node->name);
        notation_note(&all->draft->notation, message->place, "declared here");
        return NULL;
    }
    return message;
}

static void add_transition(struct flattening *all, uint16_t from, const struct node *node,
                           uint16_t to)
{
    const struct message *message = find_message(all, node);

    if (!message || from == STATE_NONE || to == STATE_NONE)
        return;
    struct state *state = &all->contract->states[from];
    if (state->next[message->tag] != STATE_NONE) {
        draft_error(all->draft, node->place, "ambiguous",
                    "in state %s `%s` leads two ways: nobody could tell which one is meant",
                    state->name, message->name);
        notation_note(&all->draft->notation, all->origins[from][message->tag],
                      "the other way begins here");
        return;
    }
    state->next[message->tag] = to;
    all->origins[from][message->tag] = node->place;
}

/* The state in which a sequence goes on that ends here; each continuation makes it once. */
static uint16_t go_on(struct flattening *all, struct continuation *outer, const struct node *last)
{
    if (!outer) {
        draft_error(all->draft, last->place, "cannot-proceed",
                    "nothing follows `%s`: say which state does, or `-> end`", last->name);
        return STATE_NONE;
    }
    if (!outer->used) {
        outer->used = true;
        outer->state = outer->following->kind == NODE_JUMP
                           ? find_target(all, outer->following)
                           : add_unnamed(all, outer->following->place);
    }
    return outer->state;
}

static void add_choices(struct flattening *all, uint16_t from, const struct node *choices,
                        struct continuation *outer);

/* The transition of one message; returns the state behind it. */
static uint16_t add_step(struct flattening *all, uint16_t from, const struct node *node,
                         struct continuation *outer)
{
    uint16_t to;

    if (!node->following)
        to = go_on(all, outer, node);
    else if (node->following->kind == NODE_JUMP)
        to = find_target(all, node->following);
    else
        to = add_unnamed(all, node->following->place);
    add_transition(all, from, node, to);
    return to;
}

/* One sequence, from a state. Only a group inside a group recurses. */
static void add_sequence(struct flattening *all, uint16_t from, const struct node *node,
                         struct continuation *outer)
{
    for (; node && node->kind != NODE_JUMP && from != STATE_NONE; node = node->following) {
        if (node->kind == NODE_MESSAGE) {
            from = add_step(all, from, node, outer);
        } else if (!node->following) {
            add_choices(all, from, node->choices, outer);
        } else {
            struct continuation here = {node->following, STATE_NONE, false};
            add_choices(all, from, node->choices, &here);
            if (!here.used)
                draft_error(all->draft, node->following->place, "unreachable",
                            "nothing gets here: each alternative goes elsewhere");
            from = here.state;
        }
    }
}

static void add_choices(struct flattening *all, uint16_t from, const struct node *choices,
                        struct continuation *outer)
{
    for (const struct node *first = choices; first; first = first->alternative) {
        if (first->kind == NODE_JUMP)
            draft_error(all->draft, first->place, "ambiguous",
                        "an alternative begins with a message: without one nobody could tell that "
                        "`%s` was chosen",
                        first->name);
        else
            add_sequence(all, from, first, outer);
    }
}

static void mark(const struct contract *contract, uint16_t from, bool *reached)
{
    uint16_t work[MOST_STATES];
    size_t count = 0;

    reached[from] = true;
    work[count++] = from;
    while (count) {
        const struct state *state = &contract->states[work[--count]];
        for (size_t tag = 0; tag < contract->message_count; tag++) {
            uint16_t next = state->next[tag];
            if (next == STATE_NONE || reached[next])
                continue;
            reached[next] = true;
            work[count++] = next;
        }
    }
}

/* What hangs on an unreachable state is not reported again. */
static void check_reachable(struct draft *draft)
{
    struct contract *contract = &draft->contract;
    bool reached[MOST_STATES] = {false};

    mark(contract, contract->start, reached);
    for (uint16_t i = 0; i < contract->state_count; i++) {
        if (reached[i])
            continue;
        draft_error(draft, contract->states[i].place, "unreachable",
                    "nothing leads to the state `%s`", contract->states[i].name);
        mark(contract, i, reached);
    }
}

static void check_used(struct draft *draft)
{
    const struct contract *contract = &draft->contract;

    for (size_t tag = 0; tag < contract->message_count; tag++) {
        bool used = false;
        for (size_t i = 0; i < contract->state_count && !used; i++)
            used = contract->states[i].next[tag] != STATE_NONE;
        if (!used)
            draft_error(draft, contract->messages[tag].place, "unreachable",
                        "no state has the message `%s`", contract->messages[tag].name);
    }
}

void draft_flatten(struct draft *draft)
{
    struct flattening all = {.draft = draft, .contract = &draft->contract};
    size_t before = draft->notation.errors;

    if (draft->state_count == 0)
        draft_error(draft, draft->place, "cannot-proceed", "the contract `%s` has no state",
                    draft->contract.name);
    for (size_t i = 0; i < draft->state_count; i++)
        if (add_state(&all, draft->states[i].name, draft->states[i].place, true) == STATE_NONE)
            return;
    for (size_t i = 0; i < draft->state_count; i++) {
        all.declared = i;
        all.unnamed = 1; /* the named one is the first */
        if (!draft->states[i].choices)
            draft_error(draft, draft->states[i].place, "cannot-proceed",
                        "nothing can happen in the state `%s`; an end is written `-> end`",
                        draft->states[i].name);
        add_choices(&all, (uint16_t)i, draft->states[i].choices, NULL);
    }
    if (draft->notation.errors > before)
        return;
    check_reachable(draft);
    check_used(draft);
}
