/* lines.h - from an address in a component's text to the source line it comes from.
 *
 * Read out of .debug_line (version 4). The table that goes into the image is only for reports: a
 * wrong line misleads a reader and nothing else. */
#ifndef CHECKER_LINES_H
#define CHECKER_LINES_H

#include "../contracts/compiler/diagnostic.h"
#include "object.h"

struct line_row {
    uint64_t offset; /* in .text, from here to the next row */
    uint32_t file;   /* index in `files`                    */
    uint32_t line;   /* 0: of no line                       */
    uint32_t column;
};

struct line_list {
    const char **files;
    size_t file_count;
    struct line_row *rows; /* sorted by offset */
    size_t row_count;
};

/* Never NULL; an object without readable line information gives an empty list. */
struct line_list *lines_read(const struct object *object);
void lines_free(struct line_list *lines);

/* The row of an offset, or NULL. */
const struct line_row *lines_find(const struct line_list *lines, uint64_t offset);

/* As C initialisers `{offset, file, line},` for kernel/tables.h, and its hash in certificates. */
char *lines_text(const struct line_list *lines);

#endif
