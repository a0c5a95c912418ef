/* Records in bytes (a type, a length, and so many bytes), and tables of rows and columns; every access
 * is proved. */
#include "exact.component.h"

#define ROWS    6u
#define COLUMNS 9u

static uint32_t g_cells[ROWS * COLUMNS];
static uint32_t g_table[ROWS][COLUMNS];

static uint32_t records(const uint8_t *p COUNT(n), uint32_t n)
{
    uint32_t at = 0, sum = 0;
    while (at < n && n - at >= 2) {
        uint32_t kind = p[at], length = p[at + 1];
        at += 2;
        if (length > n - at)
            break;
        for (uint32_t i = 0; i < length; i++)
            sum += kind * p[at + i];
        at += length;
    }
    return sum;
}

static uint32_t cell(uint32_t row, uint32_t column)
{
    if (row >= ROWS || column >= COLUMNS)
        return 0;
    return g_cells[row * COLUMNS + column] + g_table[row][column];
}

static void fill(void)
{
    for (uint32_t row = 0; row < ROWS; row++)
        for (uint32_t column = 0; column < COLUMNS; column++) {
            g_cells[row * COLUMNS + column] = row ^ column;
            g_table[row][column] = row;
        }
}

static void transpose(uint32_t *to COUNT(n), const uint32_t *from COUNT(n), uint32_t n,
                      uint32_t rows, uint32_t columns)
{
    if (rows > 100 || columns > 100 || rows * columns > n)
        return;
    for (uint32_t i = 0; i < rows; i++)
        for (uint32_t j = 0; j < columns; j++)
            to[j * rows + i] = from[i * columns + j];
}

void exact_main(struct exact_ports *ports)
{
    (void)ports;
    uint8_t bytes[20] = {1, 3, 4, 5, 6};
    uint32_t a[12] = {1}, b[12] = {2};
    uint32_t n = deed_to_u32(deed_heap_used()) % 10;
    fill();
    transpose(a, b, 12, n, 3);
    if (records(bytes, n) == cell(n, 3))
        deed_fault(deed_reason_value);
}
