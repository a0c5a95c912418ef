/* lines.h - C as .clang-format lays it out: what does not fit the line is packed into several,
 * under the first thing behind the parenthesis. */
#ifndef DEED_LINES_H
#define DEED_LINES_H

#include <stdbool.h>

#include "../compiler/pool.h"
#include "../compiler/writer.h"

#define LINE_WIDTH 100

/* `HEAD item, item, ... TAIL`, from LIST to LIST_END. HEAD ends with the opening parenthesis. */
struct list {
    struct writer *out;
    struct pool pool;
    const char *indent; /* spaces, lives as long as the list */
    const char *head;
    const char **items;
    size_t count;
};

void list_begin(struct list *list, struct writer *out, const char *indent, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void list_item(struct list *list, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* TAIL: `);`, `)`; a line feed follows. */
void list_end(struct list *list, const char *tail);

/* `case LABEL: BODY`, the body's lines indented by four more than the label. It comes on one line
 * if clang-format would join it: two plain statements at most. */
void lines_case(struct writer *out, const char *indent, const char *label, const char *body,
                bool braces);

/* A comment, its words packed into lines. */
void lines_comment(struct writer *out, const char *indent, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* `HEAD = VALUE;`, in two lines when one does not do. */
void lines_assign(struct writer *out, const char *indent, const char *head, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
