/* format.c - the layout of contracts, as `deed contract fmt` writes it: four spaces, `in  message`
 * above `out message`, a state's alternatives under its colon, at most 100 columns. Only blanks
 * change. What the grammar here does not know keeps its tokens in order with a space between. */
#include <stdlib.h>
#include <string.h>

#include "../compiler/library.h"
#include "emit.h"
#include "format_page.h"

#define INDENT 4u

struct layout {
    struct piece *pieces;
    size_t count;
    size_t at;
};

/* ---- moves over the pieces; the last one, the end, is never left ---- */

static struct piece *here(struct layout *layout)
{
    return &layout->pieces[layout->at];
}

static bool is_at_end(struct layout *layout)
{
    return here(layout)->kind == TOKEN_END;
}

static bool piece_is(const struct piece *piece, const char *text)
{
    return piece->size == strlen(text) && memcmp(piece->text, text, piece->size) == 0;
}

static bool is(struct layout *layout, const char *text)
{
    return piece_is(here(layout), text);
}

static bool is_one_of(const struct piece *piece, const char *marks)
{
    return piece->kind == TOKEN_MARK && piece->size == 1 && strchr(marks, piece->text[0]);
}

/* Lay out the piece here and go on to the next. */
static void put(struct layout *layout, enum glue glue, unsigned indent)
{
    struct piece *piece = here(layout);

    piece->glue = glue;
    piece->indent = indent;
    piece->spaces = 1;
    if (!is_at_end(layout))
        layout->at++;
}

static bool put_if(struct layout *layout, const char *text, enum glue glue, unsigned indent)
{
    if (!is(layout, text))
        return false;
    put(layout, glue, indent);
    return true;
}

/* ---- what is between two pieces ---- */

/* In types, lists and conditions. Brackets are close to what they are about; a `!`, a `*` or a `-`
 * that has nothing on its left is close to its right. */
static enum glue glue_between(const struct piece *left, const struct piece *right, bool condition)
{
    bool word = left->kind == TOKEN_NAME || left->kind == TOKEN_NUMBER;
    bool closes = is_one_of(left, ")]");

    if (is_one_of(right, ",;)].@") || is_one_of(left, "([.@"))
        return GLUE_NONE;
    if (is_one_of(right, "["))
        return word || closes ? GLUE_NONE : GLUE_SPACE;
    if (is_one_of(left, "!") || (!condition && is_one_of(left, "*")))
        return GLUE_NONE;
    if (is_one_of(right, "("))
        return left->kind == TOKEN_NAME && !piece_is(left, "requires") ? GLUE_NONE : GLUE_SPACE;
    return GLUE_SPACE;
}

/* Is the `-` here a sign? */
static bool is_sign(const struct layout *layout)
{
    const struct piece *piece = &layout->pieces[layout->at];

    return is_one_of(piece, "-") && piece[-1].kind != TOKEN_NAME &&
           piece[-1].kind != TOKEN_NUMBER && !is_one_of(piece - 1, ")]");
}

/* Column behind the pieces from `first` to the one before this, which begin at `indent`. */
static unsigned column_behind(const struct layout *layout, size_t first, unsigned indent)
{
    size_t column = indent;

    for (size_t i = first; i < layout->at; i++)
        column +=
            layout->pieces[i].size + (i > first && layout->pieces[i].glue ? 1 : 0) +
            (i > first && layout->pieces[i].glue == GLUE_SPACE ? layout->pieces[i].spaces - 1 : 0);
    return (unsigned)column;
}

/* ---- declarations ---- */

/* To the `;` and over it. */
static void put_statement(struct layout *layout)
{
    while (!is_at_end(layout) && !is_one_of(here(layout), ";}"))
        put(layout, glue_between(here(layout) - 1, here(layout), false), 2 * INDENT);
    put_if(layout, ";", GLUE_NONE, 2 * INDENT);
}

static void put_condition(struct layout *layout)
{
    bool sign = false;

    put(layout, GLUE_WHOLE, 2 * INDENT); /* requires */
    while (!is_at_end(layout) && !is_one_of(here(layout), ";}")) {
        enum glue glue = glue_between(here(layout) - 1, here(layout), true);
        bool joint = is(layout, "&&") || is(layout, "||");
        bool signs = is_sign(layout);
        put(layout, sign ? GLUE_NONE : joint ? GLUE_SOFT : glue, 3 * INDENT);
        sign = signs;
    }
}

/* `in  message NAME(ARGUMENTS) requires CONDITION;`: arguments go on under the first one. */
static void put_message(struct layout *layout)
{
    size_t first = layout->at;
    bool in = is(layout, "in");

    put(layout, GLUE_BREAK, INDENT);
    put(layout, GLUE_SPACE, 2 * INDENT); /* message */
    here(layout)[-1].spaces = in ? 2 : 1;
    put(layout, GLUE_SPACE, 2 * INDENT); /* its name */
    put_if(layout, "(", GLUE_NONE, 2 * INDENT);
    unsigned indent = column_behind(layout, first, INDENT);
    while (!is_at_end(layout) && !is_one_of(here(layout), ";}") && !is(layout, "requires")) {
        struct piece *before = here(layout) - 1;
        enum glue glue = glue_between(before, here(layout), false);
        put(layout, is_one_of(before, ",") ? GLUE_SOFT : glue, indent);
    }
    if (is(layout, "requires"))
        put_condition(layout);
    put_if(layout, ";", GLUE_NONE, 2 * INDENT);
}

/* Whether what is in the braces, of which the first is here, can be on one line: the author had it
 * there, and it fits. */
static bool fits_line(const struct layout *layout, size_t first)
{
    size_t column = INDENT;

    if (page_is_broken(&layout->pieces[layout->at + 1]))
        return false;
    for (size_t i = first; i < layout->count; i++) {
        const struct piece *piece = &layout->pieces[i];
        if (i > first && page_has_line_comment(piece))
            return false;
        column +=
            piece->size + (i > first ? glue_between(piece - 1, piece, false) != GLUE_NONE : 0);
        if (is_one_of(piece, "}"))
            break;
    }
    return column <= PAGE_WIDTH;
}

static bool ends_line(const struct piece *before, const struct piece *piece)
{
    return is_one_of(before, "{;") || (is_one_of(before, ",") && page_is_broken(piece));
}

/* `enum NAME { ... }` or `struct NAME { ... }`; broken, a field a line, and constants in as many
 * lines as their author had. */
static void put_type(struct layout *layout)
{
    size_t first = layout->at;

    put(layout, GLUE_BREAK, INDENT);
    while (!is_at_end(layout) && !is_one_of(here(layout), "{;}"))
        put(layout, GLUE_SPACE, 2 * INDENT);
    if (!is(layout, "{"))
        return;
    bool one_line = fits_line(layout, first);
    put(layout, GLUE_SPACE, 2 * INDENT);
    while (!is_at_end(layout) && !is(layout, "}")) {
        struct piece *before = here(layout) - 1;
        enum glue glue = glue_between(before, here(layout), false);
        if (!one_line && ends_line(before, here(layout)))
            glue = GLUE_BREAK;
        else if (!one_line && is_one_of(before, ","))
            glue = GLUE_SOFT;
        here(layout)->opens = is_one_of(before, "{");
        put(layout, glue, 2 * INDENT);
    }
    put_if(layout, "}", one_line ? GLUE_SPACE : GLUE_BREAK, INDENT);
    put_if(layout, ";", GLUE_NONE, INDENT);
}

static enum glue glue_in_state(const struct piece *left, const struct piece *right)
{
    if (is_one_of(right, "?!);:.") || is_one_of(left, "(."))
        return GLUE_NONE;
    return right->kind == TOKEN_ARROW || piece_is(right, "or") ? GLUE_SOFT : GLUE_SPACE;
}

/* `state NAME: SEQUENCE | SEQUENCE;` with the bars under the colon. */
static void put_state(struct layout *layout, size_t first)
{
    put(layout, layout->at == first ? GLUE_BREAK : GLUE_SPACE, INDENT);
    put(layout, GLUE_SPACE, 2 * INDENT); /* its name */
    unsigned colon = column_behind(layout, first, INDENT);
    put_if(layout, ":", GLUE_NONE, 2 * INDENT);
    while (!is_at_end(layout) && !is_one_of(here(layout), ";}")) {
        bool bar = is(layout, "|");
        put(layout, bar ? GLUE_BREAK : glue_in_state(here(layout) - 1, here(layout)),
            bar ? colon : colon + 2 + INDENT);
    }
    put_if(layout, ";", GLUE_NONE, colon + 2);
}

static void put_declaration(struct layout *layout)
{
    size_t first = layout->at;
    const struct piece *next = here(layout) + 1;

    if ((is(layout, "in") || is(layout, "out")) && piece_is(next, "message")) {
        put_message(layout);
    } else if (is(layout, "enum") || is(layout, "struct")) {
        put_type(layout);
    } else if (is(layout, "state")) {
        put_state(layout, first);
    } else if (is(layout, "override") && piece_is(next, "state")) {
        put(layout, GLUE_BREAK, INDENT);
        put_state(layout, first);
    } else {
        put(layout, GLUE_BREAK, INDENT);
        put_statement(layout);
    }
}

static void lay_out(struct layout *layout)
{
    put(layout, GLUE_BREAK, 0); /* contract NAME : BASE { */
    while (!is_at_end(layout) && !is_one_of(here(layout), "{"))
        put(layout, GLUE_SPACE, INDENT);
    put_if(layout, "{", GLUE_SPACE, INDENT);
    while (!is_at_end(layout) && !is(layout, "}")) {
        here(layout)->opens = is_one_of(here(layout) - 1, "{");
        put_declaration(layout);
    }
    while (!is_at_end(layout))
        put(layout, GLUE_BREAK, 0);
    put(layout, GLUE_BREAK, 0);
}

char *contract_format(const char *file, struct diagnostics *diagnostics)
{
    struct pool pool = {0};
    struct notation notation;
    struct layout layout = {0};
    char *text = NULL;

    if (contract_parses(file, diagnostics) &&
        notation_open(&notation, file, (struct place){file, 0, 0}, &pool, diagnostics)) {
        layout.pieces = page_read(&notation, &layout.count);
        lay_out(&layout);
        text = page_print(layout.pieces, layout.count);
    }
    pool_free(&pool);
    return text;
}
