/* grid.h - a table for people, whose columns are as wide as what is in them. */
#ifndef DEED_GRID_H
#define DEED_GRID_H

#include <stdint.h>

#include "../compiler/writer.h"

struct grid {
    char **cells;
    size_t columns, rows;
};

struct grid grid_new(size_t rows, size_t columns);

/* Each cell is set once; grid_set takes the text. */
void grid_set(struct grid *grid, size_t row, size_t column, struct writer *text);
void grid_text(struct grid *grid, size_t row, size_t column, const char *text);
void grid_number(struct grid *grid, size_t row, size_t column, uint64_t number);
void grid_size(struct grid *grid, size_t row, size_t column, uint64_t bytes); /* as 64K */

/* Write it, and release it. */
void grid_print(struct grid *grid, struct writer *out);

#endif
