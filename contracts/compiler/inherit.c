/* inherit.c - a contract with a base becomes a whole one: the base's types, messages and states
 * come first and keep their order, so tags extend the base's; an `override state` takes the place
 * of the base's state, and `base` in it stands for what that one allows.
 *
 * This happens before anything is looked up, so all later passes see one contract. That a client of
 * the base still fits is found out when there are automata to compare, in override.c. */
#include <string.h>

#include "draft.h"

static bool is_in_base(const struct draft *draft, struct place at)
{
    return draft->contract.base && at.file && strcmp(at.file, draft->contract.file) != 0;
}

struct place draft_place(const struct draft *draft, struct place at)
{
    return is_in_base(draft, at) ? draft->base_place : at;
}

void draft_note_base(struct draft *draft, struct place at)
{
    if (is_in_base(draft, at))
        notation_note(&draft->notation, at, "here, in what comes from the base");
}

static const struct state_draft *find_state(const struct state_draft *states, size_t count,
                                            const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(states[i].name, name) == 0)
            return &states[i];
    return NULL;
}

static struct parameter *copy_parameters(struct draft *draft, const struct parameter *list,
                                         size_t count)
{
    struct parameter *copy = NULL;

    for (size_t i = 0; i < count; i++) {
        copy = pool_grow(&draft->pool, copy, i, sizeof *copy);
        copy[i] = list[i];
    }
    return copy;
}

static bool room_for(struct draft *draft, size_t count, size_t most, const char *what)
{
    if (count > most)
        draft_error(draft, draft->place, "limit",
                    "a contract has at most %zu %s, its base's among "
                    "them",
                    most, what);
    return count <= most;
}

/* What names mean in the base they mean in this contract's own types again. */
static void merge_types(struct draft *draft, const struct contract *base)
{
    struct contract *contract = &draft->contract;
    struct type_declaration *all = NULL;
    size_t count = 0;

    if (!room_for(draft, contract->type_count + base->type_count, MOST_PARTS, "types"))
        return;
    for (size_t i = 0; i < base->type_count; i++) {
        all = pool_grow(&draft->pool, all, count, sizeof *all);
        all[count] = base->types[i];
        all[count].inherited = true;
        all[count].fields =
            copy_parameters(draft, base->types[i].fields, base->types[i].field_count);
        count++;
    }
    for (size_t i = 0; i < contract->type_count; i++) {
        all = pool_grow(&draft->pool, all, count, sizeof *all);
        all[count++] = contract->types[i];
    }
    contract->types = all;
    contract->type_count = count;
}

static void merge_messages(struct draft *draft, const struct contract *base)
{
    struct contract *contract = &draft->contract;
    struct message *all = NULL;
    size_t count = 0;

    if (!room_for(draft, contract->message_count + base->message_count, MOST_MESSAGES, "messages"))
        return;
    for (size_t i = 0; i < base->message_count; i++) {
        const struct message *message = &base->messages[i];
        all = pool_grow(&draft->pool, all, count, sizeof *all);
        all[count] = *message;
        all[count].inherited = true;
        all[count].parameters =
            copy_parameters(draft, message->parameters, message->parameter_count);
        all[count].
            requires
        = draft_copy_condition(draft, message->requires);
        count++;
    }
    for (size_t i = 0; i < contract->message_count; i++) {
        all = pool_grow(&draft->pool, all, count, sizeof *all);
        all[count] = contract->messages[i];
        all[count].tag = (unsigned)count;
        count++;
    }
    contract->messages = all;
    contract->message_count = count;
}

/* `base` among the alternatives of an overriding state is what the state has in the base. */
static void resolve_base(const struct state_draft *state, struct node *base_choices)
{
    for (struct node *first = state->choices; first; first = first->alternative)
        if (first->kind == NODE_BASE)
            first->choices = base_choices;
}

static void override_state(struct draft *draft, struct state_draft *in_base,
                           const struct state_draft *state)
{
    if (in_base->overrides) {
        draft_error(draft, state->place, "name", "the state `%s` is overridden twice", state->name);
        notation_note(&draft->notation, in_base->place, "the other one is here");
        return;
    }
    const char *documentation = state->documentation;
    struct node *base_choices = in_base->choices;
    if (!documentation)
        documentation = in_base->documentation;
    *in_base = *state;
    in_base->documentation = documentation;
    resolve_base(state, base_choices);
}

static void refuse_override(struct draft *draft, const struct state_draft *state,
                            const struct state_draft *list, size_t count)
{
    struct nearest nearest = {.wanted = state->name};

    for (size_t i = 0; i < count; i++)
        word_offer(&nearest, list[i].name);
    draft_error(draft, state->place, "unknown", "no state `%s` in the base %s to override",
                state->name, draft->base_name);
    notation_suggest(&draft->notation, &nearest);
}

static void merge_states(struct draft *draft, const struct draft *base)
{
    struct state_draft *all = NULL;
    size_t count = 0;

    for (; count < base->state_count; count++) {
        all = pool_grow(&draft->pool, all, count, sizeof *all);
        all[count] = base->states[count];
        all[count].inherited = true;
        all[count].overrides = false;
    }
    for (size_t i = 0; i < draft->state_count; i++) {
        const struct state_draft *state = &draft->states[i];
        struct state_draft *in_base =
            (struct state_draft *)find_state(all, base->state_count, state->name);
        if (state->overrides) {
            if (in_base)
                override_state(draft, in_base, state);
            else
                refuse_override(draft, state, all, base->state_count);
            continue;
        }
        if (in_base) {
            draft_error(
                draft, state->place, "name",
                "the base has a state `%s` already: write `override state %s` to replace it",
                state->name, state->name);
            notation_note(&draft->notation, in_base->place, "it is here");
            continue;
        }
        all = pool_grow(&draft->pool, all, count, sizeof *all);
        all[count++] = *state;
    }
    if (!room_for(draft, count, MOST_STATES, "states"))
        return;
    draft->states = all;
    draft->state_count = count;
}

/* What only makes sense with a base, or in an override. */
static void check_base_words(struct draft *draft)
{
    for (size_t i = 0; i < draft->state_count; i++) {
        const struct state_draft *state = &draft->states[i];
        if (state->overrides && !draft->base_name)
            draft_error(draft, state->place, "inheritance",
                        "nothing to override: `%s` extends no contract", draft->contract.name);
        bool before = false;
        for (const struct node *first = state->choices; first; first = first->alternative) {
            if (first->kind != NODE_BASE)
                continue;
            if (!state->overrides)
                draft_error(draft, first->place, "inheritance",
                            "`base` stands in an `override state` only: the alternatives that the "
                            "state has in the base");
            else if (before)
                draft_error(draft, first->place, "inheritance", "`base` stands here twice");
            before = true;
        }
    }
}

void draft_inherit(struct draft *draft, const struct contract *base)
{
    check_base_words(draft);
    if (!base)
        return;
    draft->contract.base = base;
    merge_types(draft, base);
    merge_messages(draft, base);
    merge_states(draft, contract_draft(base));
}
