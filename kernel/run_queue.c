/* run_queue.c - the tables of who is ready. The idea and the contracts stand in run_queue.h. */
#include "kernel/run_queue.h"

#include "sharedheap/table.h"

TABLE uint32_t ready_next[COMPONENTS_MAX];
TABLE uint32_t ready_previous[COMPONENTS_MAX];
uint32_t ready_first[PRIORITIES];
uint32_t ready_last[PRIORITIES];
uint64_t ready_map;

//@ ghost uint32_t ready_list[COMPONENTS_MAX];
//@ ghost int64_t ready_key[COMPONENTS_MAX];
//@ ghost int64_t ready_begin;
//@ ghost int64_t ready_end;

void run_queue_boot(void)
{
    /*@ loop invariant range: 0 <= p <= PRIORITIES;
        loop invariant none: \forall integer q; 0 <= q < p ==> ready_first[q] == NONE;
        loop assigns p, ready_first[0 .. PRIORITIES - 1];
        loop variant PRIORITIES - p;
    */
    for (uint32_t p = 0; p < PRIORITIES; p++)
        ready_first[p] = NONE;
    ready_map = 0;
    /*@ ghost
        uint32_t c = 0;
        /@ loop invariant range: 0 <= c <= COMPONENTS_MAX;
           loop invariant unmade: \forall integer k; 0 <= k < c ==> ready_list[k] == READY_UNMADE;
           loop assigns c, ready_list[0 .. COMPONENTS_MAX - 1];
           loop variant COMPONENTS_MAX - c; @/
        while (c < COMPONENTS_MAX) {
            ready_list[c] = READY_UNMADE;
            c++;
        }
        ready_begin = 0;
        ready_end = 0;
    */
}
