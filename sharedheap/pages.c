/* pages.c - lists of pages. The idea and the contracts stand in pages.h. */
#include "pages.h"

#include "table.h"

uint32_t pages_first[PAGES_LISTS];
TABLE uint32_t pages_next[OWNER_PAGES];
TABLE uint32_t pages_previous[OWNER_PAGES];

//@ ghost uint32_t pages_list[OWNER_PAGES];
//@ ghost uint32_t pages_rank[OWNER_PAGES];

void pages_boot(void)
{
    /*@ loop invariant range: 0 <= list <= PAGES_LISTS;
        loop invariant empty: \forall integer l; 0 <= l < list ==> pages_first[l] == PAGES_NONE;
        loop assigns list, pages_first[0 .. PAGES_LISTS - 1];
        loop variant PAGES_LISTS - list;
    */
    for (uint32_t list = 0; list < PAGES_LISTS; list++)
        pages_first[list] = PAGES_NONE;
    /*@ ghost
        uint32_t n = 0;
        /@ loop invariant range: 0 <= n <= OWNER_PAGES;
           loop invariant none: \forall integer p; 0 <= p < n ==>
               pages_list[p] == PAGES_LISTS && pages_rank[p] == p;
           loop assigns n, pages_list[0 .. OWNER_PAGES - 1], pages_rank[0 .. OWNER_PAGES - 1];
           loop variant OWNER_PAGES - n; @/
        while (n < OWNER_PAGES) {
            pages_list[n] = PAGES_LISTS;
            pages_rank[n] = n;
            n++;
        }
    */
}

void pages_push(uint32_t list, uint32_t page)
{
    uint32_t second = pages_first[list];
    pages_next[page] = second;
    pages_previous[page] = PAGES_NONE;
    if (second != PAGES_NONE)
        pages_previous[second] = page;
    pages_first[list] = page;
    /*@ ghost
        uint32_t n = 0, rank = pages_rank[page];
        /@ loop invariant range: 0 <= n <= OWNER_PAGES;
           loop invariant closed: \forall integer p; 0 <= p < OWNER_PAGES ==>
               pages_rank[p] == \at(pages_rank[p], Pre) -
                   (p < n && \at(pages_rank[p], Pre) > rank ? 1 : 0);
           loop assigns n, pages_rank[0 .. OWNER_PAGES - 1];
           loop variant OWNER_PAGES - n; @/
        while (n < OWNER_PAGES) {
            if (pages_rank[n] > rank)
                pages_rank[n]--;
            n++;
        }
        pages_rank[page] = OWNER_PAGES - 1;
        pages_list[page] = list;
    */
}

void pages_remove(uint32_t list, uint32_t page)
{
    uint32_t next = pages_next[page];
    uint32_t previous = pages_previous[page];
    /*@ assert between: next != PAGES_NONE && previous != PAGES_NONE ==>
            pages_rank[next] < pages_rank[page] < pages_rank[previous]; */
    /*@ assert apart: \forall integer p; 0 <= p < OWNER_PAGES && pages_list[p] < PAGES_LISTS &&
            p != page && p != next ==> pages_previous[p] != page &&
            (pages_previous[p] == previous ==> previous == PAGES_NONE && pages_list[p] != list); */
    /*@ assert below: \forall integer p; pages_mates(page, p) && p != page &&
            pages_rank[p] <= pages_rank[page] ==>
            next != PAGES_NONE && pages_rank[p] <= pages_rank[next]; */
    if (previous == PAGES_NONE)
        pages_first[list] = next;
    else
        pages_next[previous] = next;
    if (next != PAGES_NONE)
        pages_previous[next] = previous;
    //@ ghost pages_list[page] = PAGES_LISTS;
}

bool pages_alone(uint32_t list, uint32_t page)
{
    return pages_first[list] == page && pages_next[page] == PAGES_NONE;
}
