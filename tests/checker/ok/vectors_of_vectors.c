/* An array of owned rows, filled, sorted by swapping owners, searched, and
 * emptied in loops. */
#include "memory.component.h"

#define ROWS 8

static struct uint32_vector *g_row[ROWS] OWN;

static uint64_t weight(const struct uint32_vector *row) {
  uint64_t sum = 0;
  for (uint64_t i = 0; row != NULL && i < row->length; i++)
    sum += row->at[i];
  return sum;
}

static void swap_rows(uint32_t a, uint32_t b) {
  struct uint32_vector *t = TAKE(AT(g_row, ROWS, a));
  PUT(AT(g_row, ROWS, a), TAKE(AT(g_row, ROWS, b)));
  PUT(AT(g_row, ROWS, b), t);
}

static void sort_rows(void) {
  for (uint32_t i = 0; i + 1 < ROWS; i++) {
    uint32_t least = i;
    for (uint32_t j = i + 1; j < ROWS; j++)
      if (weight(g_row[j]) < weight(g_row[least]))
        least = j;
    if (least != i)
      swap_rows(i, least);
  }
}

static bool fill_row(uint32_t row, uint64_t length) {
  struct uint32_vector *fresh = uint32_vector_take(length);
  if (fresh == NULL)
    return false;
  for (uint64_t i = 0; i < fresh->length; i++)
    fresh->at[i] = (uint32_t)(i * row % 7);
  deed_drop(TAKE(AT(g_row, ROWS, row)));
  PUT(AT(g_row, ROWS, row), fresh);
  return true;
}

void memory_main(struct memory_ports *ports) {
  (void)ports;
  for (uint32_t row = 0; row < ROWS; row++)
    if (!fill_row(row, 16 - row))
      break;
  sort_rows();
  uint64_t before = 0;
  for (uint32_t row = 0; row < ROWS; row++) {
    uint64_t now = weight(g_row[row]);
    if (now < before)
      deed_fault(deed_reason_value);
    before = now;
  }
  for (uint32_t row = 0; row < ROWS; row++)
    deed_drop(TAKE(AT(g_row, ROWS, row)));
}
