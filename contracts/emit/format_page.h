/* format_page.h - a source as pieces (its tokens, each with the comments before it), and their
 * printing on a page: what stands where is decided by who lays them out (format.c), how lines break
 * and where comments go by the page. */
#ifndef DEED_FORMAT_PAGE_H
#define DEED_FORMAT_PAGE_H

#include "../compiler/notation.h"
#include "../compiler/writer.h"

#define PAGE_WIDTH 100u

struct remark { /* a comment */
    const char *text;
    size_t size;
    unsigned breaks; /* line breaks between what is before and it */
    bool to_line_end;
};

enum glue {
    GLUE_NONE,
    GLUE_SPACE,
    GLUE_SOFT,  /* a space, or a line break if what follows would not fit */
    GLUE_WHOLE, /* the same; what follows goes on to the next GLUE_BREAK */
    GLUE_BREAK  /* a line break */
};

struct piece {
    const char *text;
    size_t size;
    enum token_kind kind;
    struct remark *remarks;
    size_t remark_count;
    unsigned breaks; /* line breaks just before it, behind the last comment */
    enum glue glue;  /* what is between the piece before, and its comments, and this one */
    unsigned indent; /* of the line that it begins, if it begins one */
    unsigned spaces; /* of GLUE_SPACE */
    bool opens;      /* the first in braces */
};

/* All tokens of the text that `notation` stands at the beginning of; the last is TOKEN_END. Marks
 * that make one operator are one piece. */
struct piece *page_read(struct notation *notation, size_t *count);

/* Did the author begin a line somewhere before this piece, or end one by a comment? */
bool page_is_broken(const struct piece *piece);

bool page_has_line_comment(const struct piece *piece);

/* The text of all pieces as they were laid out; malloced. */
char *page_print(const struct piece *pieces, size_t count);

#endif
