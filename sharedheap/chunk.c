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
        chunk_claimed(\result) && owner_units[slab_page(\result)] == pages * 64;
    ensures sizes: chunk_sizes{Pre,Post};
*/
static uint32_t claim_run(uint32_t pages)
{
    uint32_t first = space_claim(pages);
    /*@ assert kept: first == PAGES_NONE ==> chunk_bodies; */
    if (first == PAGES_NONE)
        return OWNER_NONE;
    /*@ assert unused: owner_units[first] == 0; */
    owner_format(first, pages * 64);
    /*@ assert multiple: owner_units[first] == pages * 64 && slab_place(pages * 64) == 0; */
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
    /*@ assert mine: \forall integer p; first <= p < first + pages ==>
            space_live(p) && chunk_head[p] == first && !space_live{Pre}(p); */
    /*@ assert others: \forall integer p; 0 <= p < OWNER_PAGES && !(first <= p < first + pages) ==>
            (space_live{Pre}(p) <==> space_live(p)) && \at(owner_units[p], Pre) == owner_units[p] &&
            \at(chunk_head[p], Pre) == chunk_head[p]; */
    /*@ assert heads: \forall integer p; space_live{Pre}(p) ==>
            !(first <= \at(chunk_head[p], Pre) < first + pages); */
    /*@ assert new: \forall integer p; first <= p < first + pages ==> p * 64 < chunk_end(first); */
    /*@ assert same: \forall integer p; 0 <= p < OWNER_PAGES && !(first <= p < first + pages) ==>
            chunk_end{Pre}(p) == chunk_end(p); */
    /*@ assert old: \forall integer p; space_live{Pre}(p) ==> chunk_head[p] <= p &&
            p * 64 < chunk_end(chunk_head[p]) && owner_units[chunk_head[p]] != 0; */
    /*@ assert bodies: \forall integer p, q; 0 <= p < OWNER_PAGES && p != first &&
            owner_units[p] != 0 && p <= q && q * 64 < chunk_end(p) ==>
            space_live{Pre}(q) && \at(chunk_head[q], Pre) == p; */
    /*@ assert still: \forall integer p, q; 0 <= p < OWNER_PAGES && p != first &&
            owner_units[p] != 0 && p <= q && q * 64 < chunk_end(p) ==>
            space_live(q) && chunk_head[q] == p; */
    /*@ assert each: \forall integer p; 0 <= p < OWNER_PAGES && p != first ==> chunk_body(p); */
    /*@ assert body: chunk_body(first); */
    /*@ assert parts: chunk_bodies; */
    /*@ assert first: slab_page(first * 64) == first && slab_place(first * 64) == 0; */
    return first * 64;
}

/*@ CHUNK_INVARIANT(requires)
    requires whole: chunk_whole(OWNER_NONE);
    requires units: 0 < units <= SLAB_LARGEST;
    terminates \true; exits \false;
    assigns CHUNK_TABLES;
    CHUNK_INVARIANT(ensures)
    ensures whole: chunk_whole(\result);
    ensures claimed: \result != OWNER_NONE ==>
        chunk_claimed(\result) && owner_units[slab_page(\result)] == units;
    ensures sizes: chunk_sizes{Pre,Post};
*/
static uint32_t claim_place(uint32_t units)
{
    uint32_t granule = slab_claim(units);
    /*@ assert same: \forall integer p; 0 <= p < OWNER_PAGES && p != slab_page(granule) ==>
            (space_live{Pre}(p) <==> space_live(p)) &&
            \at(owner_units[p], Pre) == owner_units[p]; */
    /*@ assert whole: chunk_whole(granule); */
    /*@ assert none: granule == OWNER_NONE ==> slab_page(granule) > OWNER_PAGES; */
    /*@ assert mine: space_live{Pre}(slab_page(granule)) ==>
            chunk_head[slab_page(granule)] == slab_page(granule); */
    /*@ assert ends: \forall integer p; 0 <= p < OWNER_PAGES && p != slab_page(granule) ==>
            chunk_end{Pre}(p) == chunk_end(p); */
    /*@ assert pages: \forall integer p; space_live{Pre}(p) && p != slab_page(granule) ==>
            chunk_head[p] != slab_page(granule); */
    /*@ assert old: \forall integer p; space_live(p) && p != slab_page(granule) ==>
            chunk_head[p] <= p && p * 64 < chunk_end(chunk_head[p]) &&
            owner_units[chunk_head[p]] != 0; */
    /*@ assert bodies: \forall integer p, q; 0 <= p < OWNER_PAGES && p != slab_page(granule) &&
            owner_units[p] != 0 && p <= q && q * 64 < chunk_end(p) ==>
            space_live{Pre}(q) && \at(chunk_head[q], Pre) == p; */
    /*@ assert outside: \forall integer p, q; 0 <= p < OWNER_PAGES && p != slab_page(granule) &&
            owner_units[p] != 0 && p <= q && q * 64 < chunk_end(p) ==> q != slab_page(granule); */
    /*@ assert lives: \forall integer q; space_live{Pre}(q) && q != slab_page(granule) ==>
            space_live(q); */
    /*@ assert still: \forall integer p, q; 0 <= p < OWNER_PAGES && p != slab_page(granule) &&
            owner_units[p] != 0 && p <= q && q * 64 < chunk_end(p) ==>
            space_live(q) && chunk_head[q] == p; */
    /*@ assert each: granule == OWNER_NONE ==> \forall integer p, q; 0 <= p < OWNER_PAGES &&
            owner_units[p] != 0 && p <= q && q * 64 < chunk_end(p) ==>
            space_live(q) && chunk_head[q] == p; */
    /*@ assert used: granule == OWNER_NONE ==> chunk_pages; */
    /*@ assert parts: granule == OWNER_NONE ==> chunk_bodies; */
    if (granule == OWNER_NONE)
        return OWNER_NONE;
    /*@ assert page: slab_holds(slab_page(granule)) && chunk_end(slab_page(granule)) ==
            slab_page(granule) * 64 + 64; */
    //@ ghost chunk_head[granule / 64] = granule / 64;
    /*@ assert used: chunk_pages; */
    /*@ assert moved: \forall integer q; 0 <= q && q != slab_page(granule) ==>
            chunk_head[q] == \at(chunk_head[q], Pre); */
    /*@ assert heads: \forall integer p, q; 0 <= p < OWNER_PAGES && p != slab_page(granule) &&
            owner_units[p] != 0 && p <= q && q * 64 < chunk_end(p) ==>
            space_live(q) && chunk_head[q] == p; */
    /*@ assert kept: \forall integer p; 0 <= p < OWNER_PAGES && p != slab_page(granule) ==>
            chunk_body(p); */
    /*@ assert body: chunk_body(slab_page(granule)); */
    /*@ assert parts: chunk_bodies; */
    return granule;
}

uint32_t chunk_claim(uint32_t units)
{
    return units > SLAB_LARGEST ? claim_run(units / 64) : claim_place(units);
}

/* A run is free. */
/*@ CHUNK_INVARIANT(requires)
    requires whole: chunk_whole(page * 64);
    requires claimed: page < OWNER_PAGES && chunk_claimed(page * 64);
    requires run: owner_units[page] > SLAB_LARGEST;
    terminates \true; exits \false;
    assigns CHUNK_TABLES;
    CHUNK_INVARIANT(ensures)
    ensures whole: chunk_whole(OWNER_NONE);
    ensures sizes: chunk_sizes{Pre,Post};
*/
static void release_run(uint32_t page)
{
    uint32_t pages = owner_units[page] / 64;
    /*@ assert units: owner_units[page] == pages * 64 && pages > 0; */
    /*@ assert parts: \forall integer q; page <= q < page + pages ==>
            chunk_head[q] == page && space_live(q); */
    /*@ assert inside: chunk_head[page + pages - 1] == page && page + pages <= OWNER_PAGES; */
    /*@ assert others: \forall integer q; page < q < page + pages ==> owner_units[q] == 0; */
    /*@ assert page: \forall integer g; page * 64 < g < page * 64 + 64 ==>
            slab_page(g) == page && slab_place(g) != 0; */
    /*@ assert vacant: \forall integer g; page * 64 < g < page * 64 + 64 ==>
            owner_word[g] == 0; */
    /*@ assert first: slab_page(page * 64) == page && owner_word[page * 64] == 0; */
    owner_format(page, 0);
    /*@ assert claimed: \forall integer q; page <= q < page + pages ==>
            run_head[q] == PAGES_NONE && run_order[q] == 0 && !slab_holds(q); */
    /*@ assert unlisted: \forall integer q; page <= q < page + pages ==>
            pages_list[q] == PAGES_LISTS; */
    /*@ assert slabs: slab_whole(OWNER_NONE); */
    /*@ assert whole: chunk_whole(OWNER_NONE); */
    run_release(page, pages);
    /*@ assert live: \forall integer q; space_live(q) <==>
            space_live{Pre}(q) && !(page <= q < page + pages); */
    /*@ assert apart: \forall integer p; 0 <= p < OWNER_PAGES && owner_units[p] != 0 ==>
            !(page <= p < page + pages) && chunk_end{Pre}(p) == chunk_end(p); */
    /*@ assert bodies: \forall integer p, q; 0 <= p < OWNER_PAGES && owner_units[p] != 0 &&
            p <= q && q * 64 < chunk_end(p) ==> space_live{Pre}(q) && chunk_head[q] == p; */
    /*@ assert outside: \forall integer p, q; 0 <= p < OWNER_PAGES && owner_units[p] != 0 &&
            p <= q && q * 64 < chunk_end(p) ==> !(page <= q < page + pages); */
    /*@ assert still: \forall integer p; 0 <= p < OWNER_PAGES ==> chunk_body(p); */
}

void chunk_release(uint32_t granule)
{
    uint32_t page = granule / 64;
    uint32_t units = owner_units[page];
    /*@ assert page: slab_page(granule) == page; */
    if (units <= SLAB_LARGEST) {
        slab_release(granule);
        /*@ assert small: owner_units[slab_page(granule)] <= SLAB_LARGEST; */
        /*@ assert other: \forall integer p; 0 <= p && p != slab_page(granule) ==>
                p * 64 != granule; */
        /*@ assert runs: \forall integer p; 0 <= p < OWNER_PAGES && owner_units[p] > SLAB_LARGEST
           ==> p != slab_page(granule) && \at(owner_units[p], Pre) > SLAB_LARGEST; */
        /*@ assert whole: chunk_whole(OWNER_NONE); */
        /*@ assert mine: chunk_head[slab_page(granule)] == slab_page(granule); */
        /*@ assert ends: \forall integer p; 0 <= p < OWNER_PAGES && p != slab_page(granule) ==>
                chunk_end{Pre}(p) == chunk_end(p); */
        /*@ assert pages: \forall integer p; space_live{Pre}(p) && p != slab_page(granule) ==>
                chunk_head[p] != slab_page(granule); */
        /*@ assert old: \forall integer p; space_live(p) && p != slab_page(granule) ==>
                chunk_head[p] <= p && p * 64 < chunk_end(chunk_head[p]) &&
                owner_units[chunk_head[p]] != 0; */
        /*@ assert bodies: \forall integer p, q; 0 <= p < OWNER_PAGES && p != slab_page(granule) &&
                owner_units[p] != 0 && p <= q && q * 64 < chunk_end(p) ==>
                space_live{Pre}(q) && chunk_head[q] == p; */
        /*@ assert outside: \forall integer p, q; 0 <= p < OWNER_PAGES && p != slab_page(granule) &&
                owner_units[p] != 0 && p <= q && q * 64 < chunk_end(p) ==> q != slab_page(granule);
         */
        /*@ assert lives: \forall integer q; space_live{Pre}(q) && q != slab_page(granule) ==>
                space_live(q); */
        /*@ assert still: \forall integer p, q; 0 <= p < OWNER_PAGES && p != slab_page(granule) &&
                owner_units[p] != 0 && p <= q && q * 64 < chunk_end(p) ==>
                space_live(q) && chunk_head[q] == p; */
        /*@ assert each: \forall integer p; 0 <= p < OWNER_PAGES && p != slab_page(granule) ==>
                chunk_body(p); */
        /*@ assert used: chunk_pages; */
        /*@ assert live: owner_units[slab_page(granule)] != 0 ==> space_live(slab_page(granule)) &&
                chunk_head[slab_page(granule)] == slab_page(granule) &&
                chunk_end(slab_page(granule)) == slab_page(granule) * 64 + 64; */
        /*@ assert body: chunk_body(slab_page(granule)); */
        /*@ assert parts: chunk_bodies; */
    } else {
        release_run(page);
    }
}
