/* flatten.c - state expressions to the automaton: one state for each one declared, one for each
 * point between two messages ("Ready.2", "Ready.3", ... in order of appearance, unless a label
 * names it), and the end. A sub-protocol is copied to where it is used, once for each state that it
 * comes back to. Two ways on with the same message, ways that lead nowhere, states that nothing
 * leads to, and messages that nobody ever sends are refused. */
#include <string.h>

#include "draft.h"

#define MOST_STEPS                                                                                 \
    (1u << 18) /* looked at in all: more than any automaton within the limits needs */

/* A point in a sequence: the state that it is entered by, and where the sequence goes on. These
 * differ for a sub-protocol, behind which `next` stands; `next` is NULL where nothing is left. */
struct point {
    uint16_t entry, resume;
    const struct node *next;
};

/* Where a sequence goes on that does not say so itself: behind the group that it stands in. */
struct continuation {
    const struct node *following;
    struct continuation *outer; /* where that goes on in turn */
    struct point point;         /* where `following` begins, once used */
    bool used;
};

/* A copy of a sub-protocol that comes back to one state. */
struct copy {
    const struct state_draft *state;
    uint16_t start, target;
    size_t owner;   /* the declared state in which it is used */
    bool inherited; /* with all around it                     */
};

struct flattening {
    struct draft *draft;
    struct contract *contract;
    size_t declared;               /* the state being flattened ...       */
    bool inherited;                /* ... is as the base has it           */
    unsigned unnamed[MOST_STATES]; /* by declared state: those made so far */
    const struct node **labels;
    size_t label_count;
    bool placed[MOST_STATES]; /* by label */
    struct copy *copies;
    size_t copy_count;
    bool full; /* reported: there is no room for more */
};

static uint16_t add_state(struct flattening *all, const char *name, struct place place, bool named)
{
    struct contract *contract = all->contract;
    struct draft *draft = all->draft;
    struct pool *pool = &draft->pool;

    if (contract->state_count == MOST_STATES && !all->full)
        draft_error(draft, place, "limit",
                    "a contract has at most %u states, unnamed ones between messages included",
                    MOST_STATES);
    all->full |= contract->state_count == MOST_STATES;
    if (all->full)
        return STATE_NONE;
    struct state state = {
        .name = name, .is_named = named, .place = place, .inherited = all->inherited};
    state.next = pool_take(pool, (contract->message_count + 1) * sizeof state.next[0]);
    state.under_way = pool_take(pool, contract->message_count + 1);
    for (size_t tag = 0; tag < contract->message_count; tag++)
        state.next[tag] = STATE_NONE;
    contract->states = pool_grow(pool, contract->states, contract->state_count, sizeof state);
    draft->origins = pool_grow(pool, draft->origins, contract->state_count, sizeof *draft->origins);
    draft->origins[contract->state_count] =
        pool_take(pool, (contract->message_count + 1) * sizeof **draft->origins);
    contract->states[contract->state_count] = state;
    return (uint16_t)contract->state_count++;
}

static uint16_t add_unnamed(struct flattening *all, struct place place)
{
    const char *name =
        pool_print(&all->draft->pool, "%s.%u", all->draft->states[all->declared].name,
                   ++all->unnamed[all->declared]);
    return add_state(all, name, place, false);
}

/* The state of this label, made when it is first heard of; STATE_NONE if there is no such label. */
static uint16_t find_label(struct flattening *all, const char *name, size_t *index)
{
    uint16_t state = contract_find_state(all->contract, name);

    for (*index = 0; *index < all->label_count; ++*index)
        if (strcmp(all->labels[*index]->label, name) == 0)
            return state != STATE_NONE
                       ? state
                       : add_state(all, name, all->labels[*index]->label_place, true);
    return STATE_NONE;
}

/* The state of the point before this step. */
static uint16_t add_point(struct flattening *all, const struct node *node)
{
    size_t index;

    if (!node->label)
        return add_unnamed(all, node->place);
    uint16_t state = find_label(all, node->label, &index);
    if (index < all->label_count && !all->placed[index]) {
        all->placed[index] = true;
        if (state != STATE_NONE)
            all->contract->states[state].inherited = all->inherited;
        return state;
    }
    draft_error(all->draft, node->label_place, "sub-protocol",
                "the point `%s` would be there more than once, for the sub-protocol that it is in "
                "is used more than once; leave it without a name",
                node->label);
    return add_unnamed(all, node->place);
}

/* `Ask` where `Ask?` is meant. */
static bool refuse_bare_message(struct flattening *all, const struct node *jump)
{
    const struct message *message = contract_find_message(all->contract, jump->name);

    if (!message)
        return false;
    draft_error(all->draft, jump->place, "unknown",
                message->to_server ? "`%s` is a message: write `%s?`, the server receives it"
                                   : "`%s` is a message: write `%s!`, the server sends it",
                jump->name, jump->name);
    return true;
}

static uint16_t find_target(struct flattening *all, const struct node *jump)
{
    uint16_t state = contract_find_state(all->contract, jump->name);
    size_t index;

    if (strcmp(jump->name, "end") == 0 && state == STATE_NONE) {
        state = add_state(all, "end", jump->place, true);
        if (state != STATE_NONE)
            all->contract->states[state].is_end = true;
        return state;
    }
    if (state == STATE_NONE)
        state = find_label(all, jump->name, &index);
    if (state != STATE_NONE || all->full)
        return state;
    if (refuse_bare_message(all, jump))
        return STATE_NONE;
    draft_error(all->draft, jump->place, "unknown", "no state `%s` in this contract", jump->name);
    struct nearest nearest = {.wanted = jump->name};
    for (size_t i = 0; i < all->draft->state_count; i++)
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
        notation_note(&all->draft->notation, all->draft->origins[from][message->tag],
                      "the other way begins here");
        return;
    }
    state->next[message->tag] = to;
    all->draft->origins[from][message->tag] = node->place;
}

static struct point point_before(struct flattening *all, const struct node *node,
                                 struct continuation *outer);

/* The state in which a sequence goes on that ends here; each continuation makes it once. That there
 * is one was seen to in shapes.c. */
static uint16_t go_on(struct flattening *all, struct continuation *outer)
{
    if (!outer)
        return STATE_NONE;
    if (!outer->used) {
        outer->used = true;
        outer->point = point_before(all, outer->following, outer->outer);
    }
    return outer->point.entry;
}

static const struct state_draft *sub_protocol(const struct flattening *all, const struct node *node)
{
    const struct state_draft *state =
        node->kind == NODE_JUMP ? draft_find_state(all->draft, node->name) : NULL;

    return state && state->returns ? state : NULL;
}

/* The start of the copy that comes back to the target; made later, in draft_flatten. */
static uint16_t find_copy(const struct flattening *all, const struct state_draft *state,
                          uint16_t target)
{
    for (size_t i = 0; i < all->copy_count; i++)
        if (all->copies[i].state == state && all->copies[i].target == target)
            return all->copies[i].start;
    return STATE_NONE;
}

static void add_copy(struct flattening *all, const struct state_draft *state, uint16_t start,
                     uint16_t target)
{
    all->copies = pool_grow(&all->draft->pool, all->copies, all->copy_count, sizeof all->copies[0]);
    all->contract->states[start].inherited &= state->inherited;
    all->copies[all->copy_count++] =
        (struct copy){state, start, target, all->declared, all->contract->states[start].inherited};
}

/* Before a sub-protocol. What follows may be a state, with which a copy can be shared, or a point
 * of its own, which is made behind the start so that numbers go in order. */
static struct point enter(struct flattening *all, const struct node *node,
                          const struct state_draft *state, struct continuation *outer)
{
    const struct node *following = node->following;
    bool shared = !following || (following->kind == NODE_JUMP && !sub_protocol(all, following));
    struct point behind = {STATE_NONE, STATE_NONE, NULL};

    if (shared) {
        behind.entry = following ? point_before(all, following, outer).entry : go_on(all, outer);
        uint16_t start = node->label ? STATE_NONE : find_copy(all, state, behind.entry);
        if (start != STATE_NONE)
            return (struct point){start, STATE_NONE, NULL};
    }
    uint16_t start = add_point(all, node);
    if (start == STATE_NONE)
        return behind;
    if (!shared)
        behind = point_before(all, following, outer);
    add_copy(all, state, start, behind.entry);
    return (struct point){start, behind.resume, behind.next};
}

static struct point point_before(struct flattening *all, const struct node *node,
                                 struct continuation *outer)
{
    const struct state_draft *state = sub_protocol(all, node);

    if (state)
        return enter(all, node, state, outer);
    if (node->kind == NODE_JUMP) {
        if (node->label)
            draft_error(all->draft, node->label_place, "name",
                        "the point `%s` has a name already: it is the state `%s`", node->label,
                        node->name);
        struct point rest = {STATE_NONE, STATE_NONE, NULL};
        if (node->following && node->following->label)
            rest = point_before(all, node->following, outer);
        return (struct point){find_target(all, node), rest.resume, rest.next};
    }
    uint16_t here = add_point(all, node);
    return (struct point){here, here, node};
}

static void add_choices(struct flattening *all, uint16_t from, const struct node *choices,
                        struct continuation *outer);

/* False when enough was looked at: each alternative makes a transition or is an error. */
static bool may_go_on(const struct flattening *all)
{
    return !all->full && all->draft->notation.errors < MOST_ERRORS;
}

/* One sequence, from a state. A group inside a group recurses, and a sub-protocol that begins an
 * alternative. */
static void add_sequence(struct flattening *all, uint16_t from, const struct node *node,
                         struct continuation *outer)
{
    while (node && from != STATE_NONE && may_go_on(all)) {
        struct point point;
        if (node->kind == NODE_MESSAGE && node->following) {
            point = point_before(all, node->following, outer);
        } else if (node->kind == NODE_MESSAGE) {
            point = (struct point){go_on(all, outer), STATE_NONE, NULL};
        } else if (node->following) {
            struct continuation here = {.following = node->following, .outer = outer};
            add_choices(all, from, node->choices, &here);
            point = here.used ? here.point : (struct point){STATE_NONE, STATE_NONE, NULL};
            if (!here.used && node->following->label)
                point = point_before(all, node->following, outer);
        } else {
            add_choices(all, from, node->choices, outer);
            return;
        }
        if (node->kind == NODE_MESSAGE)
            add_transition(all, from, node, point.entry);
        from = point.resume;
        node = point.next;
    }
}

/* An alternative that begins with a sub-protocol is that one's alternatives. */
static void add_jump(struct flattening *all, uint16_t from, const struct node *jump,
                     struct continuation *outer)
{
    const struct state_draft *state = sub_protocol(all, jump);

    if (state && jump->following) {
        struct continuation behind = {.used = true};
        behind.point = point_before(all, jump->following, outer);
        add_choices(all, from, state->choices, &behind);
        add_sequence(all, behind.point.resume, behind.point.next, outer);
    } else if (state || find_target(all, jump) != STATE_NONE) {
        draft_error(all->draft, jump->place, "ambiguous",
                    "an alternative begins with a message: without one nobody could tell that `%s` "
                    "was chosen",
                    jump->name);
    }
}

static void add_choices(struct flattening *all, uint16_t from, const struct node *choices,
                        struct continuation *outer)
{
    for (const struct node *first = choices; first; first = first->alternative)
        if (first->kind == NODE_BASE)
            add_choices(all, from, first->choices, outer);
    for (const struct node *first = choices; first && may_go_on(all); first = first->alternative)
        if (first->kind == NODE_JUMP)
            add_jump(all, from, first, outer);
        else if (first->kind != NODE_BASE)
            add_sequence(all, from, first, outer);
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

/* The base's states that the overriding ones no longer lead to are gone. */
static void forget_inherited(struct draft *draft, const bool *reached)
{
    struct contract *contract = &draft->contract;
    uint16_t moved[MOST_STATES];
    uint16_t count = 0;

    for (size_t i = 0; i < contract->state_count; i++) {
        bool keep = reached[i] || !contract->states[i].inherited;
        moved[i] = keep ? count : STATE_NONE;
        if (!keep)
            continue;
        draft->origins[count] = draft->origins[i];
        contract->states[count++] = contract->states[i];
    }
    contract->state_count = count;
    for (size_t i = 0; i < count; i++)
        for (size_t tag = 0; tag < contract->message_count; tag++)
            if (contract->states[i].next[tag] != STATE_NONE)
                contract->states[i].next[tag] = moved[contract->states[i].next[tag]];
    for (size_t i = 0; i < draft->state_count; i++)
        if (draft->states[i].index != STATE_NONE)
            draft->states[i].index = moved[draft->states[i].index];
}

/* What hangs on an unreachable state is not reported again. */
static void check_reachable(struct draft *draft)
{
    struct contract *contract = &draft->contract;
    bool reached[MOST_STATES] = {false};

    mark(contract, contract->start, reached);
    if (contract->base)
        forget_inherited(draft, reached);
    memset(reached, 0, sizeof reached);
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
        bool used = contract->messages[tag].inherited;
        for (size_t i = 0; i < contract->state_count && !used; i++)
            used = contract->states[i].next[tag] != STATE_NONE;
        if (!used)
            draft_error(draft, contract->messages[tag].place, "unreachable",
                        "no state has the message `%s`", contract->messages[tag].name);
    }
}

/* A sub-protocol that is there once keeps its name. */
static void name_copies(struct flattening *all)
{
    for (size_t i = 0; i < all->copy_count; i++) {
        const struct copy *copy = &all->copies[i];
        struct state *start = &all->contract->states[copy->start];
        bool alone = !start->is_named;
        start->documentation = copy->state->documentation;
        start->overrides = copy->state->overrides;
        for (size_t j = 0; j < all->copy_count && alone; j++)
            alone = i == j || all->copies[j].state != copy->state;
        if (!alone)
            continue;
        start->name = copy->state->name;
        start->place = copy->state->place;
        start->is_named = true;
    }
}

static bool add_declared(struct flattening *all)
{
    struct draft *draft = all->draft;

    for (size_t i = 0; i < draft->state_count; i++) {
        struct state_draft *declared = &draft->states[i];
        all->declared = i;
        all->inherited = declared->inherited;
        all->unnamed[i] = 1; /* the named one is the first */
        declared->index = STATE_NONE;
        if (!declared->choices)
            draft_error(draft, declared->place, "cannot-proceed",
                        "nothing can happen in the state `%s`; an end is written `-> end`",
                        declared->name);
        if (declared->returns)
            continue;
        declared->index = add_state(all, declared->name, declared->place, true);
        if (declared->index == STATE_NONE)
            return false;
        struct state *state = &all->contract->states[declared->index];
        state->documentation = declared->documentation;
        state->overrides = declared->overrides;
    }
    return true;
}

void draft_flatten(struct draft *draft)
{
    struct flattening *all = pool_take(&draft->pool, sizeof *all);

    all->draft = draft;
    all->contract = &draft->contract;
    if (draft->state_count == 0)
        draft_error(draft, draft->place, "cannot-proceed", "the contract `%s` has no state",
                    draft->contract.name);
    if (!draft_find_shapes(draft))
        return;
    all->labels = draft_labels(draft, &all->label_count);
    if (!add_declared(all))
        return;
    for (size_t i = 0; i < draft->state_count; i++) {
        all->declared = i;
        all->inherited = draft->states[i].inherited;
        if (!draft->states[i].returns)
            add_choices(all, draft->states[i].index, draft->states[i].choices, NULL);
    }
    for (size_t i = 0; i < all->copy_count; i++) { /* the list grows meanwhile */
        const struct copy copy = all->copies[i];
        struct continuation behind = {.used = true, .point = {.entry = copy.target}};
        all->declared = copy.owner;
        all->inherited = copy.inherited;
        add_choices(all, copy.start, copy.state->choices, &behind);
    }
    if (draft->notation.errors)
        return; /* what seems to be in no state may be meant by a name that is wrong */
    name_copies(all);
    check_reachable(draft);
    check_used(draft);
}
