/* table_ready.c - a part of a table gets its memory (table.c), and others run who have waited. */
#include "kernel/others.h"
#include "x86.h"

void machine_table(void *start, uint64_t size)
{
    table_fill(start, size);
    machine_breathe();
}
