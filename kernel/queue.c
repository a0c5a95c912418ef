/* queue.c - where the rings of what is queued begin. The idea and the contracts stand in queue.h.
 */
#include "kernel/queue.h"

#include "sharedheap/table.h"

TABLE struct queue queue_of[ENDPOINTS_MAX];

void queue_make(uint32_t endpoint, struct queued *ring, uint32_t room)
{
    queue_of[endpoint].ring = ring;
    queue_of[endpoint].room = (uint16_t)room;
    queue_of[endpoint].first = 0;
    queue_of[endpoint].end = 0;
    /*@ loop invariant range: 0 <= i <= room;
        loop invariant next: \forall integer k; 0 <= k < i ==>
            ring[k].next == (k + 1 == room ? 0 : k + 1);
        loop assigns i, ring[0 .. room - 1].next;
        loop variant room - i;
    */
    for (uint32_t i = 0; i < room; i++)
        ring[i].next = i + 1 == room ? 0 : (uint16_t)(i + 1);
}
