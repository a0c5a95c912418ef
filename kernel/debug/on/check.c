/* check.c - see check.h. */
#include <check.h>

#include "kernel/debug/on/tables.h"
#include "kernel/panic.h"

void check_tables(uint32_t current)
{
    const char *broken = broken_table(current);

    if (broken != NULL)
        panic(broken);
}
