/* run_queue.c - the tables of who is ready. The idea and the contracts stand in run_queue.h. */
#include "kernel/run_queue.h"

#include "sharedheap/table.h"

TABLE uint32_t ready_next[READY_ROWS];
TABLE uint32_t ready_previous[READY_ROWS];
uint64_t ready_map;

//@ ghost uint32_t ready_list[READY_ROWS];
//@ ghost int64_t ready_key[READY_ROWS];
//@ ghost int64_t ready_begin;
//@ ghost int64_t ready_end;

void run_queue_boot(void)
{
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
    /*@ loop invariant range: COMPONENTS_MAX <= head <= READY_ROWS;
        loop invariant none: \forall integer h; COMPONENTS_MAX <= h < head ==>
            ready_next[h] == h && ready_previous[h] == h &&
            ready_list[h] == h - COMPONENTS_MAX && ready_key[h] == INT64_MIN;
        loop assigns head, ready_next[COMPONENTS_MAX .. READY_ROWS - 1],
            ready_previous[COMPONENTS_MAX .. READY_ROWS - 1],
            ready_list[COMPONENTS_MAX .. READY_ROWS - 1], ready_key[COMPONENTS_MAX .. READY_ROWS -
       1]; loop variant READY_ROWS - head;
    */
    for (uint32_t head = COMPONENTS_MAX; head < READY_ROWS; head++) {
        ready_next[head] = head;
        ready_previous[head] = head;
        //@ ghost ready_list[head] = head - COMPONENTS_MAX;
        //@ ghost ready_key[head] = INT64_MIN;
    }
    ready_map = 0;
    //@ assert none: \forall integer c; ready_row(c) ==> c >= COMPONENTS_MAX && ready_next[c] == c;
}
