/* paper.h - a page for people, as HTML or as Markdown: the one place that knows how either is
 * written, and that nothing in a text can become markup. An HTML page needs nothing but itself. */
#ifndef DEED_PAPER_H
#define DEED_PAPER_H

#include <stdbool.h>

#include "../compiler/writer.h"

struct paper {
    struct writer out;
    bool html;
    bool in_cell;  /* of a table */
    unsigned cell; /* its number in the row */
    bool is_full;  /* as wide as its window, if it is HTML */
};

/* The beginning of the page, and its end: the text, malloced. */
void paper_open(struct paper *paper, const char *title);
char *paper_close(struct paper *paper);

/* Blocks. An anchor is a word of our own, or NULL. */
void paper_heading(struct paper *paper, int level, const char *anchor, const char *text);
void paper_begin(struct paper *paper); /* a paragraph */
void paper_end(struct paper *paper);
void paper_prose(struct paper *paper, const char *documentation); /* paragraphs; NULL: nothing */
void paper_block(struct paper *paper, const char *code);          /* of C */
void paper_table(struct paper *paper, const char *const *heads);  /* to NULL */
void paper_row(struct paper *paper);
void paper_cell(struct paper *paper);
void paper_row_end(struct paper *paper);
void paper_table_end(struct paper *paper);

/* A drawing: in the page in HTML, as the file of that name in Markdown. */
void paper_drawing(struct paper *paper, const char *svg, const char *file, const char *text);

/* Inside a paragraph or a cell. In a text `what stands so` is code, as in doc comments. */
void paper_text(struct paper *paper, const char *format, ...) __attribute__((format(printf, 2, 3)));
void paper_code(struct paper *paper, const char *format, ...) __attribute__((format(printf, 2, 3)));
void paper_brief(struct paper *paper, const char *documentation); /* its first paragraph */
void paper_break(struct paper *paper);

/* A line of source as it stands, blanks and all; a word that is coloured as its kind says (a word
 * of our own, see paper_style.h). */
void paper_source(struct paper *paper, const char *line, size_t size);
void paper_kind(struct paper *paper, const char *kind, const char *text);

/* Code that leads to another page (without its suffix, or NULL: this one) and an anchor there. */
void paper_link(struct paper *paper, const char *page, const char *anchor, const char *name,
                const char *text);

#endif
