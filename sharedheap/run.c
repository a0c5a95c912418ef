/* run.c - runs of whole pages. The idea and the contracts stand in run.h. */
#include "run.h"

#include "pages.h"
#include "table.h"

uint32_t run_free;

TABLE uint8_t run_order[OWNER_PAGES];

static void insert(uint32_t page, uint32_t order)
{
    run_order[page] = (uint8_t)(order + 1);
    pages_push(order, page);
}

static void remove_block(uint32_t page, uint32_t order)
{
    run_order[page] = 0;
    pages_remove(order, page);
}

/* A block becomes free: as long as its buddy is free too, they are one block of the next order. */
static void merge(uint32_t page, uint32_t order)
{
    while (order < RUN_ORDERS - 1) {
        uint32_t buddy = page ^ (1u << order);
        if (run_order[buddy] != order + 1)
            break;
        remove_block(buddy, order);
        if (buddy < page)
            page = buddy;
        order++;
    }
    insert(page, order);
}

void run_release(uint32_t first, uint32_t pages)
{
    run_free += pages;
    while (pages != 0) {
        uint32_t order = 0;
        while (order < RUN_ORDERS - 1 && first % (2u << order) == 0 && 2u << order <= pages)
            order++;
        merge(first, order);
        first += 1u << order;
        pages -= 1u << order;
    }
}

uint32_t run_claim(uint32_t pages)
{
    uint32_t order = 0;
    while (order < RUN_ORDERS && 1u << order < pages)
        order++;
    while (order < RUN_ORDERS && pages_first[order] == PAGES_NONE)
        order++;
    if (order == RUN_ORDERS)
        return PAGES_NONE;
    uint32_t first = pages_first[order];
    remove_block(first, order);
    run_free -= 1u << order;
    run_release(first + pages, (1u << order) - pages);
    return first;
}

bool run_balanced(uint32_t pages)
{
    uint32_t heads = 0, listed = 0, free = 0;
    for (uint32_t page = 0; page < pages; page++) {
        if (run_order[page] == 0)
            continue;
        uint32_t order = run_order[page] - 1u;
        heads++;
        free += 1u << order;
        if (page % (1u << order) != 0)
            return false;
        if (order < RUN_ORDERS - 1 && run_order[page ^ (1u << order)] == order + 1)
            return false;
    }
    for (uint32_t order = 0; order < RUN_ORDERS; order++) {
        uint32_t previous = PAGES_NONE;
        for (uint32_t page = pages_first[order]; page != PAGES_NONE; page = pages_next[page]) {
            if (run_order[page] != order + 1 || pages_previous[page] != previous)
                return false;
            if (++listed > heads)
                return false;
            previous = page;
        }
    }
    return listed == heads && free == run_free;
}
