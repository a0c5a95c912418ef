/* space.c - the memory between objects and tables. The idea and the contracts stand in space.h. */
#include "space.h"

#include "frozen.h"
#include "pages.h"
#include "run.h"

uint32_t space_used;
uint32_t space_limit;
uint32_t space_telling;

void space_boot(uint32_t pages)
{
    space_used = 0;
    space_limit = pages;
    space_telling = 0;
    /*@ ghost
        uint32_t n = 0;
        /@ loop invariant range: 0 <= n <= OWNER_PAGES;
           loop invariant none: \forall integer p; 0 <= p < n ==> run_head[p] == PAGES_NONE;
           loop assigns n, run_head[0 .. OWNER_PAGES - 1];
           loop variant OWNER_PAGES - n; @/
        while (n < OWNER_PAGES) {
            run_head[n] = PAGES_NONE;
            n++;
        }
        n = 0;
        /@ loop invariant range: 0 <= n <= OWNER_PAGES;
           loop invariant sum: run_count(n) == 0;
           loop assigns n;
           loop variant OWNER_PAGES - n; @/
        while (n < OWNER_PAGES)
            n++;
    */
}

/* What may have to be left for tables when so many pages are objects'. */
/*@ requires bound: pages <= OWNER_PAGES;
    terminates \true; exits \false; assigns \nothing;
    ensures reserve: \result == space_reserve(pages);
*/
static uint32_t reserve_for(uint32_t pages)
{
    uint32_t most = pages / SPACE_FULL * SPACE_TABLES + 2 * SPACE_TABLES;
    uint32_t ahead = most > space_telling ? most - space_telling : 0;
    return ahead + pages / SPACE_REST + SPACE_SPARE;
}

bool space_fits(uint32_t pages)
{
    uint32_t left = space_limit - space_used;
    return pages <= left && reserve_for(space_used + pages) <= left - pages;
}

uint32_t space_claim(uint32_t pages)
{
    uint32_t first = run_claim(pages);
    /*@ assert last: first != PAGES_NONE ==>
            \at(run_head[\at(first, Here) + pages - 1], Pre) != PAGES_NONE; */
    if (first != PAGES_NONE || !space_fits(pages))
        return first;
    first = space_used;
    space_used += pages;
    return first;
}

/*@ terminates \true; exits \false; assigns \nothing; */
static bool is_within(uintptr_t address, uintptr_t table, uint64_t size)
{
    return address - table < size;
}

uint32_t space_take(const void *address)
{
    if (space_limit == space_used)
        return PAGES_NONE;
    if (is_within((uintptr_t)address, (uintptr_t)owner_word, sizeof(owner_word)) ||
        is_within((uintptr_t)address, (uintptr_t)owner_payer, sizeof(owner_payer)) ||
        is_within((uintptr_t)address, (uintptr_t)frozen_word, sizeof(frozen_word)))
        space_telling++;
    return --space_limit;
}

uint32_t space_ahead(void)
{
    uint32_t least = 0, most = space_limit - space_used;
    /*@ loop invariant range: least <= most <= space_limit - space_used;
        loop invariant room: least == 0 || space_room(least);
        loop invariant most: \forall integer n; n > most ==> !space_room(n);
        loop assigns least, most;
        loop variant most - least;
    */
    while (least < most) {
        uint32_t middle = least + (most - least + 1) / 2;
        if (space_fits(middle))
            least = middle;
        else
            most = middle - 1;
    }
    return least;
}
