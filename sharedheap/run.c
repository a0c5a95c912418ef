/* run.c - runs of whole pages. The idea and the contracts stand in run.h. */
#include "run.h"

#include "pages.h"
#include "table.h"

uint32_t run_free;

TABLE uint8_t run_order[OWNER_PAGES];

//@ ghost uint32_t run_head[OWNER_PAGES];

// clang-format off
#define EACH(CASE)     /* order and size of a block */                                             \
    CASE(0, 1) CASE(1, 2) CASE(2, 4) CASE(3, 8) CASE(4, 16) CASE(5, 32) CASE(6, 64) CASE(7, 128)   \
    CASE(8, 256) CASE(9, 512) CASE(10, 1024) CASE(11, 2048) CASE(12, 4096) CASE(13, 8192)          \
    CASE(14, 16384) CASE(15, 32768) CASE(16, 65536) CASE(17, 131072) CASE(18, 262144)              \
    CASE(19, 524288)
#define SIZE(n, s)    lemma run_power_##n: run_size(n) == s && run_power(n, s);
#define ALIGNED(n, s) lemma run_aligned_##n: \forall integer p; run_aligned(p, n) <==> p % s == 0;
#define SHIFTED(n, s) ensures size_##n: order == n ==> \result == s;
#define DIVIDED(n, s) (order == n ==> size == s && page % size == page % s) &&
#define HALVES(n, s)                                                                               \
    ensures inside_##n: order == n && run_aligned(page, order) ==>                                 \
        page + run_size(order) <= OWNER_PAGES;                                                     \
    ensures left_##n: n < 19 && order == n && run_aligned(page, order + 1) ==>                     \
        page + 2 * run_size(order) <= OWNER_PAGES && (page >= run_size(order) ==>                  \
        !run_aligned(page - run_size(order), order + 1));                                          \
    ensures right_##n: n < 19 && order == n && run_aligned(page, order) &&                         \
        !run_aligned(page, order + 1) ==> page >= run_size(order) &&                               \
        run_aligned(page - run_size(order), order + 1);
#define STEPS(n, s)                                                                                \
    ensures up_##n: n < 19 && order == n && run_aligned(page, order) &&                            \
        !run_aligned(page, order + 1) ==> run_aligned(page + run_size(order), order + 1);          \
    ensures down_##n: n > 0 && order == n && run_aligned(page, order) ==>                          \
        run_aligned(page, order - 1) && run_aligned(page + run_size(order), order - 1);
#define RELEASED(clause)                                                                           \
    clause range: \at(first, Pre) <= first &&                                                      \
        first + pages == \at(first, Pre) + \at(pages, Pre);                                        \
    clause released: run_released(\at(first, Pre), first);                                         \
    clause others: run_others{Pre,Here}(\at(first, Pre), first);                                   \
    clause sum: run_free == run_count(OWNER_PAGES) + pages;                                        \
    clause bound: run_count(OWNER_PAGES) <= OWNER_PAGES;
// clang-format on

/*@ EACH(SIZE)
    EACH(ALIGNED)
    lemma run_sizes: \forall integer order; 0 <= order < RUN_ORDERS ==>
        1 <= run_size(order) <= OWNER_PAGES;
*/

/*@ requires order: order < RUN_ORDERS;
    terminates \true; exits \false; assigns \nothing;
    EACH(SHIFTED)
*/
static uint32_t power(uint32_t order)
{
    return 1u << order;
}

/*@ requires order: order < RUN_ORDERS;
    terminates \true; exits \false; assigns \nothing;
    ensures size: \result == run_size(order);
*/
static uint32_t size_of(uint32_t order)
{
    return power(order);
}

/*@ requires order: order < RUN_ORDERS && page < OWNER_PAGES;
    terminates \true; exits \false; assigns \nothing;
    ensures aligned: \result <==> run_aligned(page, order);
*/
static bool is_aligned(uint32_t page, uint32_t order)
{
    uint32_t size = power(order);
    //@ assert each: EACH(DIVIDED) \true;
    return page % size == 0;
}

/* What a block and its buddy have to do with each other: case by case, then in general. */
/*@ ghost
    /@ requires bound: page < OWNER_PAGES;
       terminates \true; exits \false; assigns \nothing;
       EACH(HALVES) @/
    static void halves(uint32_t page, uint32_t order) {}

    /@ requires block: order < RUN_ORDERS && page < OWNER_PAGES && run_aligned(page, order);
       terminates \true; exits \false; assigns \nothing;
       ensures inside: page + run_size(order) <= OWNER_PAGES;
       ensures left: order < RUN_ORDERS - 1 && run_aligned(page, order + 1) ==>
           page + 2 * run_size(order) <= OWNER_PAGES &&
           (page >= run_size(order) ==> !run_aligned(page - run_size(order), order + 1));
       ensures room: order < RUN_ORDERS - 1 && !run_aligned(page, order + 1) ==>
           page >= run_size(order);
       ensures right: order < RUN_ORDERS - 1 && !run_aligned(page, order + 1) ==>
           run_aligned(page - run_size(order), order + 1); @/
    static void buddies(uint32_t page, uint32_t order)
    {
        halves(page, order);
    }
*/

/* What begins behind a block, and the halves of a block, in the same way. */
/*@ ghost
    /@ requires bound: page < OWNER_PAGES;
       terminates \true; exits \false; assigns \nothing;
       EACH(STEPS) @/
    static void each_step(uint32_t page, uint32_t order) {}

    /@ requires block: order < RUN_ORDERS && page < OWNER_PAGES && run_aligned(page, order);
       terminates \true; exits \false; assigns \nothing;
       ensures inside: page + run_size(order) <= OWNER_PAGES;
       ensures up: order < RUN_ORDERS - 1 && !run_aligned(page, order + 1) ==>
           run_aligned(page + run_size(order), order + 1);
       ensures down: 0 < order ==>
           run_aligned(page, order - 1) && run_aligned(page + run_size(order), order - 1);
       ensures zero: order == 0 ==> run_aligned(page + 1, 0); @/
    static void steps(uint32_t page, uint32_t order)
    {
        halves(page, order);
        each_step(page, order);
    }
*/

/* The only block that it may be merged with. */
/*@ requires block: order < RUN_ORDERS - 1 && page < OWNER_PAGES && run_aligned(page, order);
    terminates \true; exits \false; assigns \nothing;
    ensures bound: \result < OWNER_PAGES;
    ensures left: run_aligned(page, order + 1) ==> \result == page + run_size(order);
    ensures right: !run_aligned(page, order + 1) ==> \result == page - run_size(order);
*/
static uint32_t buddy_of(uint32_t page, uint32_t order)
{
    //@ ghost buddies(page, order);
    return is_aligned(page, order + 1) ? page + size_of(order) : page - size_of(order);
}

/* The pages of this block, all of them free or none, are now in the one that begins at `head`, or
 * in none. The last loop is the induction that counts them. */
/*@ ghost
    /@ requires inside: order < RUN_ORDERS && page + run_size(order) <= OWNER_PAGES;
       requires head: head <= PAGES_NONE;
       requires turn: \forall integer q; page <= q < page + run_size(order) ==>
           (run_head[q] == PAGES_NONE <==> head != PAGES_NONE);
       terminates \true; exits \false;
       assigns run_head[page .. page + run_size(order) - 1];
       ensures set: \forall integer q; page <= q < page + run_size(order) ==> run_head[q] == head;
       ensures rest: \forall integer q; 0 <= q < OWNER_PAGES &&
           !(page <= q < page + run_size(order)) ==> run_head[q] == \old(run_head[q]);
       ensures count: run_count(OWNER_PAGES) == \old(run_count(OWNER_PAGES)) +
           (head != PAGES_NONE ? run_size(order) : -run_size(order));
       ensures bound: 0 <= run_count(OWNER_PAGES) <= OWNER_PAGES; @/
    static void mark(uint32_t page, uint32_t order, uint32_t head)
    {
        uint32_t n = 0, size = 1;
        /@ loop invariant size: n <= order && size == run_size(n);
           loop assigns n, size;
           loop variant order - n; @/
        while (n < order) {
            size *= 2;
            n++;
        }
        n = 0;
        /@ loop invariant range: 0 <= n <= size;
           loop invariant set: \forall integer q; page <= q < page + n ==> run_head[q] == head;
           loop invariant rest: \forall integer q; 0 <= q < OWNER_PAGES &&
               !(page <= q < page + n) ==> run_head[q] == \at(run_head[q], Pre);
           loop assigns n, run_head[page .. page + size - 1];
           loop variant size - n; @/
        while (n < size) {
            run_head[page + n] = head;
            n++;
        }
        n = 0;
        /@ loop invariant range: 0 <= n <= OWNER_PAGES;
           loop invariant count: \let more = \max(0, \min(n - page, size));
               run_count(n) == run_count{Pre}(n) + (head != PAGES_NONE ? more : -more);
           loop invariant bound: 0 <= run_count(n) <= n;
           loop assigns n;
           loop variant OWNER_PAGES - n; @/
        while (n < OWNER_PAGES)
            n++;
    }
*/

/*@ RUN_BLOCKS(requires)
    requires order: order < RUN_ORDERS && page < OWNER_PAGES && run_aligned(page, order);
    requires claimed: run_claimed(page, page + run_size(order));
    requires alone: run_alone(page, order);
    terminates \true; exits \false;
    assigns run_order[page], run_head[0 .. OWNER_PAGES - 1], RUN_LISTS;
    RUN_BLOCKS(ensures)
    ensures released: run_released(page, page + run_size(order));
    ensures others: run_others{Pre,Post}(page, page + run_size(order));
    ensures count: run_count(OWNER_PAGES) == run_count{Pre}(OWNER_PAGES) + run_size(order);
    ensures bound: run_count(OWNER_PAGES) <= OWNER_PAGES;
*/
static void insert(uint32_t page, uint32_t order)
{
    //@ ghost buddies(page, order);
    /*@ assert apart: \forall integer p; 0 <= p < OWNER_PAGES && run_order[p] == order + 1 <
            RUN_ORDERS && run_aligned(p, order + 1) ==> run_end(p) != page; */
    run_order[page] = (uint8_t)(order + 1);
    //@ assert merged: run_merged;
    pages_push(order, page);
    //@ ghost mark(page, order, page);
}

/*@ RUN_BLOCKS(requires)
    requires block: page < OWNER_PAGES && order < RUN_ORDERS && run_order[page] == order + 1;
    terminates \true; exits \false;
    assigns run_order[page], run_head[0 .. OWNER_PAGES - 1], RUN_LISTS;
    RUN_BLOCKS(ensures)
    ensures none: run_order[page] == 0;
    ensures free: run_released{Pre}(page, page + run_size(order));
    ensures claimed: run_claimed(page, page + run_size(order));
    ensures others: run_others{Pre,Post}(page, page + run_size(order));
    ensures count: run_count(OWNER_PAGES) == run_count{Pre}(OWNER_PAGES) - run_size(order);
    ensures bound: 0 <= run_count(OWNER_PAGES);
*/
static void remove_block(uint32_t page, uint32_t order)
{
    /*@ assert body: \forall integer q; page <= q < page + run_size(order) ==>
            run_head[q] == page && (q != page ==> run_order[q] == 0); */
    run_order[page] = 0;
    //@ assert merged: run_merged;
    /*@ assert rest: \forall integer p, q; 0 <= p < OWNER_PAGES && run_order[p] != 0 &&
            p <= q < run_end(p) ==> run_head[q] == p && !(page <= q < page + run_size(order)); */
    pages_remove(order, page);
    //@ ghost mark(page, order, PAGES_NONE);
}

/* A block becomes free: as long as its buddy is free too, they are one block of the next order. */
/*@ RUN_BLOCKS(requires)
    requires order: order < RUN_ORDERS && page < OWNER_PAGES && run_aligned(page, order);
    requires claimed: run_claimed(page, page + run_size(order));
    terminates \true; exits \false;
    assigns RUN_TABLES;
    RUN_BLOCKS(ensures)
    ensures released: run_released(page, page + run_size(order));
    ensures others: run_others{Pre,Post}(page, page + run_size(order));
    ensures count: run_count(OWNER_PAGES) == run_count{Pre}(OWNER_PAGES) + run_size(order);
    ensures bound: run_count(OWNER_PAGES) <= OWNER_PAGES;
*/
static void merge(uint32_t page, uint32_t order)
{
    /*@ RUN_BLOCKS(loop invariant)
        loop invariant order: order < RUN_ORDERS && page < OWNER_PAGES && run_aligned(page, order);
        loop invariant claimed: run_claimed(page, page + run_size(order));
        loop invariant around: page <= \at(page, Pre) &&
            \at(page, Pre) + run_size(\at(order, Pre)) <= page + run_size(order);
        loop invariant free: \forall integer q; page <= q < page + run_size(order) &&
            !(\at(page, Pre) <= q < \at(page, Pre) + run_size(\at(order, Pre))) ==>
                \at(run_head[q], Pre) != PAGES_NONE;
        loop invariant others: run_others{Pre,Here}(page, page + run_size(order));
        loop invariant count: run_count(OWNER_PAGES) + run_size(order) ==
            run_count{Pre}(OWNER_PAGES) + run_size(\at(order, Pre));
        loop assigns page, order, RUN_TABLES;
        loop variant RUN_ORDERS - order;
    */
    while (order < RUN_ORDERS - 1) {
        //@ ghost buddies(page, order);
        uint32_t buddy = buddy_of(page, order);
        if (run_order[buddy] != order + 1)
            break;
        remove_block(buddy, order);
        if (buddy < page)
            page = buddy;
        order++;
    }
    insert(page, order);
}

/* From the first page on blocks become larger, each as soon as the next begins only there; when
 * what is left has no room for such a one, they become smaller. So each order is looked at twice.
 */
void run_release(uint32_t first, uint32_t pages)
{
    uint32_t order = 0;

    run_free += pages;
    /*@ RUN_BLOCKS(loop invariant)
        loop invariant order: order < RUN_ORDERS && run_aligned(first, order);
        RELEASED(loop invariant)
        loop assigns first, pages, order, RUN_TABLES;
        loop variant RUN_ORDERS - order;
    */
    while (order < RUN_ORDERS - 1 && size_of(order) <= pages) {
        //@ ghost steps(first, order);
        if (!is_aligned(first, order + 1)) {
            merge(first, order);
            first += size_of(order);
            pages -= size_of(order);
        }
        order++;
    }
    /*@ RUN_BLOCKS(loop invariant)
        loop invariant order: order < RUN_ORDERS && run_aligned(first, order);
        loop invariant left: pages < 2 * run_size(order);
        RELEASED(loop invariant)
        loop assigns first, pages, order, RUN_TABLES;
        loop variant pages + order;
    */
    while (pages != 0) {
        //@ ghost steps(first, order);
        if (size_of(order) <= pages) {
            merge(first, order);
            first += size_of(order);
            pages -= size_of(order);
        }
        if (order != 0)
            order--;
    }
}

/* The order of the smallest free blocks that hold so many pages, RUN_ORDERS when none do. */
/*@ requires some: pages != 0;
    terminates \true; exits \false; assigns \nothing;
    ensures order: \result <= RUN_ORDERS;
    ensures large: \result < RUN_ORDERS ==>
        pages <= run_size(\result) && pages_first[\result] != PAGES_NONE;
    ensures none: \forall integer o; 0 <= o < \result && pages_first[o] != PAGES_NONE ==>
        run_size(o) < pages;
*/
static uint32_t order_for(uint32_t pages)
{
    uint32_t order = 0;
    /*@ loop invariant order: order <= RUN_ORDERS;
        loop invariant small: \forall integer o; 0 <= o < order ==> run_size(o) < pages;
        loop assigns order;
        loop variant RUN_ORDERS - order;
    */
    while (order < RUN_ORDERS && size_of(order) < pages)
        order++;
    /*@ loop invariant order: order <= RUN_ORDERS;
        loop invariant large: order < RUN_ORDERS ==> pages <= run_size(order);
        loop invariant none: \forall integer o; 0 <= o < order &&
            pages_first[o] != PAGES_NONE ==> run_size(o) < pages;
        loop assigns order;
        loop variant RUN_ORDERS - order;
    */
    while (order < RUN_ORDERS && pages_first[order] == PAGES_NONE)
        order++;
    return order;
}

uint32_t run_claim(uint32_t pages)
{
    uint32_t order = order_for(pages);
    if (order == RUN_ORDERS)
        return PAGES_NONE;
    uint32_t first = pages_first[order];
    uint32_t size = size_of(order);
    remove_block(first, order);
    run_free -= size;
    run_release(first + pages, size - pages);
    return first;
}

bool run_balanced(uint32_t pages)
{
    uint32_t heads = 0, listed = 0, free = 0;
    /*@ loop invariant range: 0 <= page <= pages;
        loop invariant sound: \forall integer p; 0 <= p < page ==> run_sound(p);
        loop assigns page, heads, free;
        loop variant pages - page;
    */
    for (uint32_t page = 0; page < pages; page++) {
        if (run_order[page] == 0)
            continue;
        uint32_t order = run_order[page] - 1u;
        if (order >= RUN_ORDERS || !is_aligned(page, order))
            return false;
        if (order < RUN_ORDERS - 1 && run_order[buddy_of(page, order)] == order + 1)
            return false;
        heads++;
        free += size_of(order);
    }
    /*@ loop invariant range: 0 <= order <= RUN_ORDERS;
        loop invariant listed: listed <= heads;
        loop assigns order, listed;
        loop variant RUN_ORDERS - order;
    */
    for (uint32_t order = 0; order < RUN_ORDERS; order++) {
        uint32_t previous = PAGES_NONE;
        /*@ loop invariant listed: listed <= heads;
            loop assigns page, previous, listed;
            loop variant heads - listed;
        */
        for (uint32_t page = pages_first[order]; page != PAGES_NONE; page = pages_next[page]) {
            if (page >= OWNER_PAGES || run_order[page] != order + 1 ||
                pages_previous[page] != previous || listed == heads)
                return false;
            listed++;
            previous = page;
        }
    }
    return listed == heads && free == run_free;
}
