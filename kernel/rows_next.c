/* rows_next.c - where the next object will be, so that its rows can be made ready. */
#include "kernel/rows.h"

uint32_t rows_next(uint64_t pages)
{
    uint32_t order = 0;

    /*@ loop invariant range: 0 <= order <= RUN_ORDERS;
        loop invariant none: \forall integer o; 0 <= o < order ==> !rows_run_there(o, pages);
        loop assigns order;
        loop variant RUN_ORDERS - order;
    */
    while (order < RUN_ORDERS && ((uint64_t)1 << order < pages || pages_first[order] == PAGES_NONE))
        order++;
    return order == RUN_ORDERS ? space_used : pages_first[order];
}
