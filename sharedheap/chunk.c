/* chunk.c - the memory of one object. The idea and the contracts stand in chunk.h. */
#include "chunk.h"

#include "run.h"
#include "space.h"

//@ ghost uint32_t chunk_head[OWNER_PAGES];

uint32_t chunk_units(uint64_t size)
{
    if (size > (uint64_t)space_limit * PLACE_PAGE)
        return 0;
    uint32_t units = size == 0 ? 1 : (uint32_t)((size + PLACE_GRANULE - 1) / PLACE_GRANULE);
    return units <= SLAB_LARGEST ? slab_units(units) : (units + 63) / 64 * 64;
}

/*@ CHUNK_INVARIANT(requires)
    requires whole: chunk_whole(OWNER_NONE);
    requires pages: 0 < pages <= OWNER_PAGES;
    terminates \true; exits \false;
    assigns CHUNK_TABLES;
    CHUNK_INVARIANT(ensures)
    ensures whole: chunk_whole(\result);
    ensures claimed: \result != OWNER_NONE ==>
        chunk_claimed(\result) && owner_units[\result / 64] == pages * 64;
    ensures sizes: chunk_sizes{Pre,Post};
*/
static uint32_t claim_run(uint32_t pages)
{
    uint32_t first = space_claim(pages);
    if (first == PAGES_NONE)
        return OWNER_NONE;
    owner_format(first, pages * 64);
    /*@ ghost
        uint32_t n = first;
        /@ loop invariant range: first <= n <= first + pages;
           loop invariant heads: \forall integer p; 0 <= p < OWNER_PAGES ==>
               chunk_head[p] == (first <= p < n ? first : \at(chunk_head[p], Pre));
           loop assigns n, chunk_head[0 .. OWNER_PAGES - 1];
           loop variant first + pages - n; @/
        while (n < first + pages) {
            chunk_head[n] = first;
            n++;
        }
    */
    return first * 64;
}

uint32_t chunk_claim(uint32_t units)
{
    if (units > SLAB_LARGEST)
        return claim_run(units / 64);
    uint32_t granule = slab_claim(units);
    //@ ghost if (granule != OWNER_NONE) chunk_head[granule / 64] = granule / 64;
    return granule;
}

void chunk_release(uint32_t granule)
{
    uint32_t page = granule / 64;
    uint32_t units = owner_units[page];
    if (units <= SLAB_LARGEST) {
        slab_release(granule);
    } else {
        owner_format(page, 0);
        run_release(page, units / 64);
    }
}
