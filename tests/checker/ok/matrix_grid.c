/* Two-dimensional arrays, nested structs, constants by enum, a game of life. */
#include "memory.component.h"

enum { WIDTH = 16, HEIGHT = 8 };

struct cell {
    uint8_t alive;
    uint8_t age;
};

struct stats {
    uint32_t steps;
    uint32_t born;
};

struct world {
    struct stats stats;
    struct cell grid[HEIGHT][WIDTH];
    struct cell next[HEIGHT][WIDTH];
};

static uint32_t neighbours(const struct world *w, uint32_t row, uint32_t column)
{
    uint32_t n = 0;
    for (uint32_t r = 0; r < 3; r++)
        for (uint32_t c = 0; c < 3; c++) {
            if (r == 1 && c == 1)
                continue;
            n += w->grid[(row + r + HEIGHT - 1) % HEIGHT][(column + c + WIDTH - 1) % WIDTH].alive;
        }
    return n;
}

static void step(struct world *w)
{
    for (uint32_t row = 0; row < HEIGHT; row++) {
        for (uint32_t column = 0; column < WIDTH; column++) {
            uint32_t n = neighbours(w, row, column);
            const struct cell *old = &w->grid[row][column];
            struct cell *new = &w->next[row][column];
            new->alive = n == 3 || (n == 2 && old->alive);
            new->age = new->alive ? (uint8_t)(old->age + 1) : 0;
            w->stats.born += new->alive && !old->alive;
        }
    }
    for (uint32_t row = 0; row < HEIGHT; row++)
        for (uint32_t column = 0; column < WIDTH; column++)
            w->grid[row][column] = w->next[row][column];
    ++w->stats.steps;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct world *world = deed_take(sizeof(struct world));
    if (!world)
        return;
    world->grid[1][2].alive = world->grid[2][2].alive ? 0 : 1;
    world->grid[3][2].alive = 1;
    while (world->stats.steps < 10)
        step(world);
    deed_drop(world);
}
