/* parse_condition.c - what a message `requires`, as text.
 *
 *     condition   = conjunction { "||" conjunction }
 *     conjunction = comparison { "&&" comparison }
 *     comparison  = sum [ ( "==" | "!=" | "<" | "<=" | ">" | ">=" ) sum ]
 *                 | NAME ( "==" | "!=" ) "null"
 *     sum         = product { ( "+" | "-" ) product }
 *     product     = term { ( "*" | "/" | "%" ) term }
 *     term        = "!" term | "-" term | "(" condition ")" | NUMBER | "true" | "false"
 *                 | "length" "(" NAME ")" | NAME { "." NAME }
 *
 * What the names mean is found out in conditions.c. Terms are counted and what nests has a limit,
 * so no later recursion over the tree is deep. */
#include <string.h>

#include "draft.h"

struct parsing {
    struct draft *draft;
    struct notation *in;
    unsigned terms; /* operators and operands so far */
    unsigned depth; /* of what recurses               */
};

static struct condition *parse_disjunction(struct parsing *all);

static struct condition *new_node(struct parsing *all, enum condition_kind kind, struct place place)
{
    struct condition *node = pool_take(&all->draft->pool, sizeof *node);

    node->kind = kind;
    node->place = place;
    if (++all->terms > MOST_TERMS) {
        draft_error(all->draft, place, "limit",
                    "a condition has at most %u operators and operands; let the receiver look at "
                    "the rest",
                    MOST_TERMS);
        return NULL;
    }
    return node;
}

static struct condition *new_binary(struct parsing *all, enum condition_kind kind,
                                    struct place place, struct condition *left,
                                    struct condition *right)
{
    struct condition *node = left && right ? new_node(all, kind, place) : NULL;

    if (node) {
        node->left = left;
        node->right = right;
    }
    return node;
}

static struct condition *parse_number(struct parsing *all)
{
    struct condition *node = new_node(all, CONDITION_NUMBER, all->in->token.place);
    uint64_t number = 0;

    if (!node || !notation_number(all->in, "a number in a condition", UINT64_MAX, &number))
        return NULL;
    node->number = number;
    return node;
}

/* `length`, `true`, `false`, or a path of names. */
static struct condition *parse_word(struct parsing *all)
{
    struct notation *in = all->in;
    struct condition *node = new_node(all, CONDITION_VALUE, in->token.place);

    if (!node)
        return NULL;
    node->name = notation_name(in, "an argument, a number, `length(...)` or `(`");
    if (!node->name)
        return NULL;
    if (!strcmp(node->name, "true") || !strcmp(node->name, "false")) {
        node->kind = CONDITION_TRUTH;
        node->number = node->name[0] == 't';
        return node;
    }
    if (!strcmp(node->name, "length") && notation_accept_mark(in, '(')) {
        node->kind = CONDITION_LENGTH;
        node->name = notation_name(in, "the name of an argument");
        return node->name && notation_expect_mark(in, ')', "the argument") ? node : NULL;
    }
    if (notation_is_mark(in, '(')) {
        notation_error(in, node->place, "syntax",
                       "`%s` is not known in conditions; the only function is `length(NAME)`",
                       node->name);
        return NULL;
    }
    for (unsigned parts = 1; notation_accept_mark(in, '.'); parts++) {
        const char *field = notation_name(in, "the name of a field or a constant");
        if (!field)
            return NULL;
        if (parts == MOST_NESTING) {
            draft_error(all->draft, node->place, "limit", "fields nest at most %u deep",
                        MOST_NESTING);
            return NULL;
        }
        node->name = pool_print(&all->draft->pool, "%s.%s", node->name, field);
    }
    return node;
}

static struct condition *parse_term(struct parsing *all)
{
    struct notation *in = all->in;
    struct place place = in->token.place;
    struct condition *node = NULL;

    if (++all->depth > MOST_NESTING) {
        draft_error(all->draft, place, "limit", "conditions nest at most %u deep", MOST_NESTING);
        return NULL;
    }
    if (notation_accept_mark(in, '(')) {
        node = parse_disjunction(all);
        if (node && !notation_expect_mark(in, ')', "the condition"))
            node = NULL;
    } else if (notation_accept_mark(in, '!')) {
        struct condition *left = parse_term(all);
        node = left ? new_node(all, CONDITION_NOT, place) : NULL;
        if (node)
            node->left = left;
    } else if (notation_accept_mark(in, '-')) {
        struct condition *zero = new_node(all, CONDITION_NUMBER, place);
        node = new_binary(all, CONDITION_SUBTRACT, place, zero, zero ? parse_term(all) : NULL);
    } else {
        node = in->token.kind == TOKEN_NUMBER ? parse_number(all) : parse_word(all);
    }
    all->depth--;
    return node;
}

static struct condition *parse_product(struct parsing *all)
{
    static const char marks[] = "*/%";
    struct condition *node = parse_term(all);

    while (node && all->in->token.kind == TOKEN_MARK && strchr(marks, *all->in->token.text)) {
        enum condition_kind kind =
            CONDITION_MULTIPLY + (enum condition_kind)(strchr(marks, *all->in->token.text) - marks);
        struct place place = all->in->token.place;
        notation_advance(all->in);
        node = new_binary(all, kind, place, node, parse_term(all));
    }
    return node;
}

static struct condition *parse_sum(struct parsing *all)
{
    struct condition *node = parse_product(all);

    while (node && (notation_is_mark(all->in, '+') || notation_is_mark(all->in, '-'))) {
        bool add = notation_is_mark(all->in, '+');
        struct place place = all->in->token.place;
        notation_advance(all->in);
        node = new_binary(all, add ? CONDITION_ADD : CONDITION_SUBTRACT, place, node,
                          parse_product(all));
    }
    return node;
}

/* The comparison here, taken; CONDITION_NUMBER when there is none. */
static enum condition_kind accept_comparison(struct notation *in)
{
    static const struct {
        const char *text;
        enum condition_kind kind;
    } all[] = {{"==", CONDITION_EQUAL},
               {"!=", CONDITION_UNEQUAL},
               {"<=", CONDITION_AT_MOST},
               {">=", CONDITION_AT_LEAST}};

    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        if (notation_accept_pair(in, all[i].text))
            return all[i].kind;
    if (notation_accept_mark(in, '<'))
        return CONDITION_LESS;
    return notation_accept_mark(in, '>') ? CONDITION_GREATER : CONDITION_NUMBER;
}

static struct condition *parse_comparison(struct parsing *all)
{
    struct condition *left = parse_sum(all);
    struct place place = all->in->token.place;
    enum condition_kind kind = left ? accept_comparison(all->in) : CONDITION_NUMBER;

    if (kind == CONDITION_NUMBER)
        return left;
    if (!notation_is_word(all->in, "null"))
        return new_binary(all, kind, place, left, parse_sum(all));
    bool equal = kind == CONDITION_EQUAL;
    if (left->kind != CONDITION_VALUE || (!equal && kind != CONDITION_UNEQUAL)) {
        draft_error(all->draft, place, "syntax",
                    "only an argument is compared with null, by `==` or `!=`");
        return NULL;
    }
    notation_advance(all->in);
    left->kind = equal ? CONDITION_IS_NULL : CONDITION_NOT_NULL;
    return left;
}

static struct condition *parse_conjunction(struct parsing *all)
{
    struct condition *node = parse_comparison(all);
    struct place place = all->in->token.place;

    while (node && notation_accept_pair(all->in, "&&")) {
        node = new_binary(all, CONDITION_AND, place, node, parse_comparison(all));
        place = all->in->token.place;
    }
    return node;
}

static struct condition *parse_disjunction(struct parsing *all)
{
    struct condition *node = parse_conjunction(all);
    struct place place = all->in->token.place;

    while (node && notation_accept_pair(all->in, "||")) {
        node = new_binary(all, CONDITION_OR, place, node, parse_conjunction(all));
        place = all->in->token.place;
    }
    return node;
}

struct condition *draft_parse_condition(struct draft *draft)
{
    struct parsing all = {.draft = draft, .in = &draft->notation};

    return parse_disjunction(&all);
}
