/* grid.c - see grid.h. */
#include <stdlib.h>
#include <string.h>

#include "grid.h"
#include "../compiler/pool.h"

struct grid grid_new(size_t rows, size_t columns)
{
    struct grid grid = {must_allocate(rows * columns * sizeof(char *)), columns, rows};

    for (size_t i = 0; i < rows * columns; i++)
        grid.cells[i] = NULL;
    return grid;
}

/* The text is the grid's from now on. */
void grid_set(struct grid *grid, size_t row, size_t column, struct writer *text)
{
    grid->cells[row * grid->columns + column] = writer_finish(text);
}

static size_t *measure(const struct grid *grid)
{
    size_t *widths = must_allocate(grid->columns * sizeof *widths);

    memset(widths, 0, grid->columns * sizeof *widths);
    for (size_t i = 0; i < grid->rows * grid->columns; i++) {
        size_t size = strlen(grid->cells[i]);
        if (size > widths[i % grid->columns])
            widths[i % grid->columns] = size;
    }
    return widths;
}

void grid_print(struct grid *grid, struct writer *out)
{
    size_t *widths = measure(grid);

    for (size_t row = 0; row < grid->rows; row++) {
        size_t blanks = 2;
        for (size_t column = 0; column < grid->columns; column++) {
            const char *cell = grid->cells[row * grid->columns + column];
            if (*cell)
                writer_print(out, "%*s%s", (int)blanks, "", cell);
            blanks = *cell ? widths[column] - strlen(cell) + 2 : blanks + widths[column] + 2;
        }
        writer_print(out, "\n");
    }
    for (size_t i = 0; i < grid->rows * grid->columns; i++)
        free(grid->cells[i]);
    free(grid->cells);
    free(widths);
}

void grid_text(struct grid *grid, size_t row, size_t column, const char *text)
{
    struct writer writer = {0};

    writer_print(&writer, "%s", text);
    grid_set(grid, row, column, &writer);
}

void grid_number(struct grid *grid, size_t row, size_t column, uint64_t number)
{
    struct writer cell = {0};

    writer_print(&cell, "%llu", (unsigned long long)number);
    grid_set(grid, row, column, &cell);
}

void grid_size(struct grid *grid, size_t row, size_t column, uint64_t bytes)
{
    struct writer cell = {0};

    writer_size(&cell, bytes);
    grid_set(grid, row, column, &cell);
}
