/* Arrays of arrays, nested loops with break and continue, and constant tables. */
#include "memory.component.h"

#define ROWS    4
#define COLUMNS 5

static uint32_t g_cell[ROWS][COLUMNS];
static const int32_t g_step[4][2] = {{0, 1}, {1, 0}, {0, -1}, {-1, 0}};

static void fill(uint32_t seed)
{
    for (uint32_t row = 0; row < ROWS; row++) {
        for (uint32_t column = 0; column < COLUMNS; column++) {
            seed = seed * 69069u + 1u;
            g_cell[row][column] = (seed >> 16) % 10;
        }
    }
}

static bool inside(int32_t row, int32_t column)
{
    return row >= 0 && row < ROWS && column >= 0 && column < COLUMNS;
}

static uint32_t around(int32_t row, int32_t column)
{
    uint32_t sum = 0;
    for (uint32_t s = 0; s < 4; s++) {
        int32_t r = row + g_step[s][0];
        int32_t c = column + g_step[s][1];
        if (!inside(r, c))
            continue;
        sum += g_cell[r][c];
    }
    return sum;
}

/* The first row without a zero, or ROWS. */
static uint32_t full_row(void)
{
    uint32_t row = 0;
    for (; row < ROWS; row++) {
        bool zero = false;
        for (uint32_t column = 0; column < COLUMNS; column++) {
            if (g_cell[row][column] == 0) {
                zero = true;
                break;
            }
        }
        if (!zero)
            break;
    }
    return row;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t transposed[COLUMNS][ROWS] = {{0}};
    fill(42);
    for (uint32_t row = 0; row < ROWS; row++)
        for (uint32_t column = 0; column < COLUMNS; column++)
            transposed[column][row] = around((int32_t)row, (int32_t)column);
    if (full_row() < ROWS && transposed[0][0] == transposed[1][1])
        deed_fault(deed_reason_value);
}
