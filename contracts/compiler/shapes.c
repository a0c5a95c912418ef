/* shapes.c - which states are sub-protocols. One that is used in the middle of a sequence comes
 * back where its own sequences end without a target, and what follows there goes on.
 *
 * A sequence may end so only if there is something to come back to: in states used in the middle,
 * and in those that such a state ends in. A state that ends in itself loops; one that comes to use
 * itself in the middle would need a stack, and is refused. What stands behind a step that never
 * comes back is refused as well. After this pass state expressions can be flattened without looking
 * ahead. */
#include <string.h>

#include "draft.h"

/* A step that is a declared state. */
struct use {
    size_t from, to; /* indices of states */
    const struct node *node;
    bool middle; /* something follows */
};

struct shapes {
    struct draft *draft;
    struct use *uses;
    size_t use_count;
    const struct node **ends; /* last steps of sequences without a target ... */
    size_t *end_states;       /* ... and the states that these are in         */
    size_t end_count;
    const struct node **labels;
    size_t label_count;
    bool inside[MOST_STATES];              /* used in the middle, or at the end of one that is */
    bool direct[MOST_STATES][MOST_STATES]; /* uses among those that return */
    bool calls[MOST_STATES][MOST_STATES];  /* among those that return: directly or through others */
};

struct state_draft *draft_find_state(const struct draft *draft, const char *name)
{
    for (size_t i = 0; i < draft->state_count; i++)
        if (strcmp(draft->states[i].name, name) == 0)
            return &draft->states[i];
    return NULL;
}

static const struct state_draft *target_of(const struct draft *draft, const struct node *node)
{
    return node->kind == NODE_JUMP ? draft_find_state(draft, node->name) : NULL;
}

static void add_use(struct shapes *all, size_t from, const struct node *node, bool middle)
{
    const struct state_draft *target = target_of(all->draft, node);

    if (!target)
        return;
    all->uses = pool_grow(&all->draft->pool, all->uses, all->use_count, sizeof all->uses[0]);
    all->uses[all->use_count++] =
        (struct use){from, (size_t)(target - all->draft->states), node, middle};
}

static void add_end(struct shapes *all, size_t from, const struct node *node)
{
    struct pool *pool = &all->draft->pool;

    all->ends = pool_grow(pool, all->ends, all->end_count, sizeof all->ends[0]);
    all->end_states = pool_grow(pool, all->end_states, all->end_count, sizeof all->end_states[0]);
    all->ends[all->end_count] = node;
    all->end_states[all->end_count++] = from;
}

/* `last`: nothing follows behind these alternatives. Only groups in groups recurse. */
static void collect(struct shapes *all, size_t from, const struct node *choices, bool last)
{
    for (const struct node *first = choices; first; first = first->alternative)
        for (const struct node *node = first; node; node = node->following) {
            bool ends = last && !node->following;
            if (node->choices)
                collect(all, from, node->choices, ends);
            else if (node->kind == NODE_JUMP)
                add_use(all, from, node, !ends);
            else if (ends && node->kind == NODE_MESSAGE)
                add_end(all, from, node);
        }
}

/* What returns: ends without a target, or ends in what returns. */
static void find_returning(struct shapes *all)
{
    struct state_draft *states = all->draft->states;
    bool changed = true;

    for (size_t i = 0; i < all->end_count; i++)
        states[all->end_states[i]].returns = true;
    while (changed) {
        changed = false;
        for (size_t i = 0; i < all->use_count; i++) {
            const struct use *use = &all->uses[i];
            if (use->middle || states[use->from].returns || !states[use->to].returns)
                continue;
            states[use->from].returns = changed = true;
        }
    }
}

static void find_inside(struct shapes *all)
{
    bool changed = true;

    for (size_t i = 0; i < all->use_count; i++)
        if (all->uses[i].middle)
            all->inside[all->uses[i].to] = true;
    while (changed) {
        changed = false;
        for (size_t i = 0; i < all->use_count; i++) {
            const struct use *use = &all->uses[i];
            if (use->middle || !all->inside[use->from] || all->inside[use->to])
                continue;
            all->inside[use->to] = changed = true;
        }
    }
}

/* Where somebody forgot to say what follows. */
static void check_ends(struct shapes *all)
{
    struct draft *draft = all->draft;

    for (size_t i = 0; i < all->end_count; i++) {
        size_t state = all->end_states[i];
        if (all->inside[state])
            continue;
        draft_error(draft, all->ends[i]->place, "cannot-proceed",
                    "nothing follows `%s`: say which state does, or `-> end`", all->ends[i]->name);
        if (state)
            notation_note(&draft->notation, draft->states[state].place,
                          "only a sub-protocol comes back, and nothing uses `%s` in the middle of "
                          "a sequence",
                          draft->states[state].name);
    }
    for (size_t i = 0; i < all->use_count; i++) {
        const struct use *use = &all->uses[i];
        const struct state_draft *to = &draft->states[use->to];
        if (use->middle || all->inside[use->from] || !all->inside[use->to] || !to->returns)
            continue;
        draft_error(
            draft, use->node->place, "cannot-proceed",
            "nothing follows `%s`, a sub-protocol that comes back: say which state does, or "
            "`-> end`",
            to->name);
    }
    if (draft->state_count && draft->states[0].returns && all->inside[0])
        draft_error(draft, draft->states[0].place, "cannot-proceed",
                    "the conversation begins in `%s`: as a sub-protocol it has nothing to come "
                    "back to; begin with a state that uses it",
                    draft->states[0].name);
}

static bool is_point(const struct shapes *all, const char *name)
{
    for (size_t i = 0; i < all->label_count; i++)
        if (strcmp(all->labels[i]->label, name) == 0)
            return true;
    return strcmp(name, "end") == 0;
}

/* Can what follows these alternatives be reached? Unknown names are reported elsewhere. */
static bool comes_back(struct shapes *all, const struct node *choices)
{
    struct draft *draft = all->draft;
    bool any = false;

    for (const struct node *first = choices; first; first = first->alternative)
        for (const struct node *node = first; node; node = node->following) {
            bool back = true;
            if (node->choices)
                back = comes_back(all, node->choices);
            else if (node->kind == NODE_JUMP)
                back = target_of(draft, node) ? target_of(draft, node)->returns
                                              : !is_point(all, node->name);
            any |= back && !node->following;
            if (back || !node->following || node->following->label) /* others may jump there */
                continue;
            if (node->kind == NODE_GROUP)
                draft_error(draft, node->following->place, "unreachable",
                            "nothing gets here: each alternative goes elsewhere");
            else
                draft_error(draft, node->following->place, "unreachable",
                            "nothing gets here: `%s` does not come back", node->name);
        }
    return any;
}

static void close_calls(struct shapes *all)
{
    size_t count = all->draft->state_count;
    const struct state_draft *states = all->draft->states;

    for (size_t i = 0; i < all->use_count; i++) {
        const struct use *use = &all->uses[i];
        if (states[use->from].returns && states[use->to].returns)
            all->direct[use->from][use->to] = all->calls[use->from][use->to] = true;
    }
    for (size_t via = 0; via < count; via++)
        for (size_t from = 0; from < count; from++)
            for (size_t to = 0; all->calls[from][via] && to < count; to++)
                all->calls[from][to] |= all->calls[via][to];
}

/* "A -> B -> A": the shortest way back that begins with this use. */
static const char *name_cycle(struct shapes *all, const struct use *use, bool *named)
{
    size_t came_from[MOST_STATES];
    size_t work[MOST_STATES];
    size_t count = 0;
    bool seen[MOST_STATES] = {false};
    const struct state_draft *states = all->draft->states;
    const char *text = states[use->from].name;

    seen[use->to] = true;
    work[count++] = use->to;
    for (size_t i = 0; i < count && !seen[use->from]; i++)
        for (size_t to = 0; to < all->draft->state_count; to++) {
            if (seen[to] || !all->direct[work[i]][to])
                continue;
            seen[to] = true;
            came_from[to] = work[i];
            work[count++] = to;
        }
    if (use->from == use->to)
        return pool_print(&all->draft->pool, "%s -> %s", text, text);
    for (size_t at = came_from[use->from];; at = came_from[at]) {
        text = pool_print(&all->draft->pool, "%s -> %s", states[at].name, text);
        named[at] = true;
        if (at == use->to)
            return pool_print(&all->draft->pool, "%s -> %s", states[use->from].name, text);
    }
}

/* A cycle is reported once, however many ways lead into it. */
static bool refuse_cycles(struct shapes *all)
{
    bool named[MOST_STATES] = {false};
    bool fine = true;

    close_calls(all);
    for (size_t i = 0; i < all->use_count; i++) {
        const struct use *use = &all->uses[i];
        const struct state_draft *states = all->draft->states;
        bool cycle = use->middle && states[use->from].returns && states[use->to].returns &&
                     (use->from == use->to || all->calls[use->to][use->from]);
        if (!cycle || named[use->from])
            continue;
        named[use->from] = true;
        fine = false;
        draft_error(all->draft, use->node->place, "sub-protocol",
                    "`%s` comes to use itself in the middle (%s): coming back from it would take a "
                    "stack; at the end of a sequence it loops",
                    states[use->from].name, name_cycle(all, use, named));
    }
    return fine;
}

bool draft_find_shapes(struct draft *draft)
{
    struct shapes *all = pool_take(&draft->pool, sizeof *all);

    all->draft = draft;
    all->labels = draft_labels(draft, &all->label_count);
    for (size_t i = 0; i < draft->state_count; i++) {
        draft->states[i].returns = false;
        collect(all, i, draft->states[i].choices, true);
    }
    find_returning(all);
    find_inside(all);
    check_ends(all);
    for (size_t i = 0; i < draft->state_count; i++)
        comes_back(all, draft->states[i].choices);
    if (!refuse_cycles(all))
        return false;
    for (size_t i = 0; i < draft->state_count; i++)
        draft->states[i].returns &= all->inside[i] && i;
    return true;
}

static const struct node **add_labels(struct draft *draft, const struct node *choices,
                                      const struct node **labels, size_t *count)
{
    for (const struct node *first = choices; first; first = first->alternative)
        for (const struct node *node = first; node; node = node->following) {
            if (node->label) {
                labels = pool_grow(&draft->pool, labels, *count, sizeof *labels);
                labels[(*count)++] = node;
            }
            if (node->choices)
                labels = add_labels(draft, node->choices, labels, count);
        }
    return labels;
}

const struct node **draft_labels(struct draft *draft, size_t *count)
{
    const struct node **labels = NULL;

    *count = 0;
    for (size_t i = 0; i < draft->state_count; i++)
        labels = add_labels(draft, draft->states[i].choices, labels, count);
    return labels;
}
