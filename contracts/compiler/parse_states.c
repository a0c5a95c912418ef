/* parse_states.c - the states of a contract and the expressions that say what may happen in them.
 *
 *     state       = [ "override" ] "state" NAME ":" sequence { "|" sequence } ";"
 *     sequence    = "base" | step { "->" [ NAME ":" ] step }
 *     step        = NAME "?" | NAME "!" | NAME | "(" sequence { "or" sequence } ")"
 *
 * A step that is only a name is a state, or `end`: at the end of a sequence the conversation goes
 * on there, in the middle the state is a sub-protocol, which comes back. Only parentheses recurse,
 * and their depth is limited. */
#include <string.h>

#include "draft.h"

static struct node *parse_choices(struct draft *draft, unsigned depth);

/* `NAME:`, behind the name. */
static bool parse_label(struct draft *draft, struct node *node, const char *name, bool first)
{
    struct notation *in = &draft->notation;

    if (first || node->label) {
        draft_error(draft, node->place, "syntax",
                    first
                        ? "`%s:` names a point between two steps; this one is named by what leads "
                          "here"
                        : "`%s:` names a point that has a name already",
                    name);
        return false;
    }
    node->label = name;
    node->label_place = node->place;
    node->place = in->token.place;
    return true;
}

/* A state, or `base`, or a message with its mark, or else a label in front of a step. */
static bool parse_name(struct draft *draft, struct node *node, bool first)
{
    struct notation *in = &draft->notation;

    node->name = notation_name(in, "`Message?`, `Message!`, a state, or `(`");
    while (node->name && notation_accept_mark(in, ':')) {
        if (!parse_label(draft, node, node->name, first))
            return false;
        if (notation_is_mark(in, '(')) {
            node->kind = NODE_GROUP;
            return true;
        }
        node->name = notation_name(in, "`Message?`, `Message!`, a state, or `(`");
    }
    if (!node->name)
        return false;
    node->kind = NODE_JUMP;
    if (notation_is_mark(in, '?') || notation_is_mark(in, '!')) {
        node->kind = NODE_MESSAGE;
        node->received = notation_is_mark(in, '?');
        notation_advance(in);
    } else if (strcmp(node->name, "base") == 0) {
        node->kind = NODE_BASE;
    }
    return true;
}

static struct node *parse_step(struct draft *draft, unsigned depth, bool first)
{
    struct notation *in = &draft->notation;
    struct node *node = pool_take(&draft->pool, sizeof *node);

    node->place = in->token.place;
    if (notation_is_mark(in, '('))
        node->kind = NODE_GROUP;
    else if (!parse_name(draft, node, first))
        return NULL;
    if (node->kind == NODE_GROUP) {
        notation_advance(in);
        node->name = NULL;
        node->choices = parse_choices(draft, depth + 1);
        if (!node->choices || !notation_expect_mark(in, ')', "the alternatives"))
            return NULL;
    }
    return node;
}

/* `base` is a whole alternative. */
static bool base_stands_alone(struct draft *draft, const struct node *node, bool fine)
{
    if (fine && draft->notation.token.kind != TOKEN_ARROW)
        return true;
    draft_error(draft, node->place, "syntax",
                "`base` stands for all alternatives that the state has in the base: nothing comes "
                "before or behind it");
    return false;
}

/* Steps with arrows between. */
static struct node *parse_sequence(struct draft *draft, unsigned depth)
{
    struct notation *in = &draft->notation;
    struct node *first = NULL;
    struct node **tail = &first;

    do {
        struct node *node = parse_step(draft, depth, !first);
        if (!node)
            return NULL;
        *tail = node;
        tail = &node->following;
        if (node->kind == NODE_BASE && !base_stands_alone(draft, node, node == first && depth == 0))
            return NULL;
    } while (notation_accept(in, TOKEN_ARROW));
    return first;
}

/* At the top alternatives stand between bars, in parentheses between `or`. */
static struct node *parse_choices(struct draft *draft, unsigned depth)
{
    struct notation *in = &draft->notation;
    struct node *first = NULL;
    struct node **tail = &first;

    if (depth > MOST_NESTING) {
        draft_error(draft, in->token.place, "limit", "parentheses nest at most %u deep",
                    MOST_NESTING);
        return NULL;
    }
    do {
        struct node *sequence = parse_sequence(draft, depth);
        if (!sequence)
            return NULL;
        *tail = sequence;
        tail = &sequence->alternative;
    } while (depth ? notation_accept_word(in, "or") : notation_accept_mark(in, '|'));
    if (depth ? notation_is_mark(in, '|') : notation_is_word(in, "or")) {
        notation_error(in, in->token.place, "syntax",
                       depth
                           ? "in parentheses alternatives are separated by `or`, not `|`"
                           : "alternatives in the middle stand in parentheses, `-> (A! or B!) ->`; "
                             "those of a state are separated by `|`");
        return NULL;
    }
    return first;
}

bool draft_parse_state(struct draft *draft, bool overrides, const char *documentation)
{
    struct notation *in = &draft->notation;
    struct state_draft state = {
        .place = in->token.place, .overrides = overrides, .documentation = documentation};

    state.name = notation_name(in, "the name of the state");
    if (!state.name || !notation_expect_mark(in, ':', "the name of the state"))
        return false;
    if (!notation_is_mark(in, ';')) {
        state.choices = parse_choices(draft, 0);
        if (!state.choices)
            return false;
    }
    if (state.choices && in->token.kind == TOKEN_NAME && !in->token.first_on_line) {
        notation_error(in, in->token.place, "syntax",
                       "expected `->` between the steps of a state, or `;` after the last one");
        return false;
    }
    if (!notation_expect_mark(in, ';', "the state"))
        return false;
    if (draft->state_count == MOST_STATES)
        draft_error(draft, draft->place, "limit", "a contract has at most %u states", MOST_STATES);
    if (draft->state_count >= MOST_STATES)
        return true;
    draft->states = pool_grow(&draft->pool, draft->states, draft->state_count, sizeof state);
    draft->states[draft->state_count++] = state;
    return true;
}
