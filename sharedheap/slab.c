/* slab.c - small objects. The idea and the contracts stand in slab.h. */
#include "slab.h"

#include "pages.h"
#include "run.h"
#include "space.h"
#include "table.h"

/* Sizes that waste little of a page: the least that holds so many granules. */
static const uint8_t size_of[SLAB_LARGEST + 1] = {0,  1,  2,  3,  4,  5,  6,  7,  8,  10, 10,
                                                  12, 12, 16, 16, 16, 16, 21, 21, 21, 21, 21,
                                                  32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32};

uint64_t slab_begins[SLAB_LARGEST + 1];
TABLE uint64_t slab_places[OWNER_PAGES];

/*@ requires place: place < 64;
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==> free_place(places, place);
*/
static bool bit_of(uint64_t places, uint32_t place)
{
    return (places & (uint64_t)1 << place) != 0;
}

/*@ requires place: place < 64;
    terminates \true; exits \false; assigns \nothing;
    ensures some: \result != 0;
    ensures set: \forall integer i; 0 <= i < 64 ==>
        (free_place(\result, i) <==> i == place || free_place(places, i));
*/
static uint64_t with(uint64_t places, uint32_t place)
{
    uint64_t more = places | (uint64_t)1 << place;
    /*@ assert set: free_place(more, place); */
    return more;
}

/*@ requires place: place < 64;
    terminates \true; exits \false; assigns \nothing;
    ensures clear: \forall integer i; 0 <= i < 64 ==>
        (free_place(\result, i) <==> i != place && free_place(places, i));
*/
static uint64_t without(uint64_t places, uint32_t place)
{
    return places & ~((uint64_t)1 << place);
}

/*@ requires some: places != 0;
    terminates \true; exits \false; assigns \nothing;
    ensures place: \result < 64 && free_place(places, \result);
*/
static uint32_t lowest(uint64_t places)
{
    return (uint32_t)__builtin_ctzll(places);
}

/* The places of a page cut into objects of so many granules. */
/*@ requires units: 0 < units <= SLAB_LARGEST;
    terminates \true; exits \false; assigns \nothing;
    ensures cut: \result != 0 && slab_cut(\result, units);
*/
static uint64_t cut(uint32_t units)
{
    uint64_t places = 0;
    /*@ loop invariant range: 0 <= place <= 64;
        loop invariant some: place == 0 || places != 0;
        loop invariant behind: \forall integer i; 0 <= i < 64 && free_place(places, i) ==>
            i + units <= place;
        loop invariant cut: slab_cut(places, units);
        loop assigns place, places;
        loop variant 64 - place;
    */
    for (uint32_t place = 0; place + units <= 64; place += units)
        places = with(places, place);
    return places;
}

void slab_boot(void)
{
    /*@ loop invariant range: 1 <= units <= SLAB_LARGEST + 1;
        loop invariant sizes: \forall integer u; 0 < u < units ==>
            slab_begins[u] != 0 && slab_cut(slab_begins[u], u);
        loop assigns units, slab_begins[0 .. SLAB_LARGEST];
        loop variant SLAB_LARGEST + 1 - units;
    */
    for (uint32_t units = 1; units <= SLAB_LARGEST; units++)
        slab_begins[units] = cut(units);
}

/*@ requires units: 0 < units <= SLAB_LARGEST;
    terminates \true; exits \false; assigns \nothing;
    ensures list: \result == RUN_ORDERS + units && \result < PAGES_LISTS;
*/
static uint32_t list_of(uint32_t units)
{
    return RUN_ORDERS + units;
}

uint32_t slab_units(uint32_t units)
{
    return size_of[units];
}

/* A fresh page for this size, in front of its list; PAGES_NONE when memory is spent. */
/*@ SLAB_ALL(requires)
    requires whole: slab_whole(OWNER_NONE);
    requires units: 0 < units <= SLAB_LARGEST;
    terminates \true; exits \false;
    assigns SLAB_TABLES;
    SLAB_ALL(ensures)
    ensures whole: slab_whole(OWNER_NONE);
    ensures room: \result != PAGES_NONE ==> slab_room(\result, units);
    ensures fresh: \result != PAGES_NONE ==>
        !space_live{Pre}(\result) && space_live(\result);
    ensures refused: \result == PAGES_NONE ==> !space_room(1);
    ensures others: slab_others{Pre,Post}(\result);
*/
static uint32_t fresh_page(uint32_t units)
{
    uint32_t page = space_claim(1);
    /*@ assert listed: slab_listed; */
    /*@ assert only: slab_only; */
    if (page == PAGES_NONE)
        return PAGES_NONE;
    /*@ assert vacant: owner_units[page] == 0; */
    owner_format(page, units);
    slab_places[page] = slab_begins[units];
    pages_push(list_of(units), page);
    return page;
}

/* A page with room for this size; PAGES_NONE when memory is spent. */
/*@ SLAB_ALL(requires)
    requires whole: slab_whole(OWNER_NONE);
    requires units: 0 < units <= SLAB_LARGEST;
    terminates \true; exits \false;
    assigns SLAB_TABLES;
    SLAB_ALL(ensures)
    ensures whole: slab_whole(OWNER_NONE);
    ensures room: \result != PAGES_NONE ==> slab_room(\result, units);
    ensures used: \result != PAGES_NONE && space_live{Pre}(\result) ==>
        slab_same{Pre,Post}(\result);
    ensures refused: \result == PAGES_NONE ==> !space_room(1) &&
        \forall integer p; !slab_room{Pre}(p, units);
    ensures others: slab_others{Pre,Post}(\result);
*/
static uint32_t page_for(uint32_t units)
{
    uint32_t page = pages_first[list_of(units)];
    if (page == PAGES_NONE)
        return fresh_page(units);
    /*@ assert list: pages_list[page] == RUN_ORDERS + units; */
    /*@ assert holds: slab_holds(page) && slab_places[page] != 0; */
    return page;
}

/* The lowest free place of this page is free no longer. */
/*@ requires page: slab_holds(page) && slab_places[page] != 0;
    terminates \true; exits \false;
    assigns slab_places[page];
    ensures page: slab_page(\result) == page;
    ensures taken: slab_free{Pre}(\result) && !slab_free(\result);
    ensures others: \forall integer g; 0 <= g < OWNER_GRANULES && g != \result ==>
        (slab_free(g) <==> slab_free{Pre}(g));
*/
static uint32_t take_place(uint32_t page)
{
    uint32_t place = lowest(slab_places[page]);
    slab_places[page] = without(slab_places[page], place);
    /*@ assert granule: slab_page(page * 64 + place) == page &&
            slab_place(page * 64 + place) == place; */
    return page * 64 + place;
}

/* The place at this granule is free. */
/*@ requires page: granule < OWNER_GRANULES && slab_holds(slab_page(granule));
    terminates \true; exits \false;
    assigns slab_places[granule / 64];
    ensures some: slab_places[slab_page(granule)] != 0;
    ensures free: slab_free(granule);
    ensures others: \forall integer g; 0 <= g < OWNER_GRANULES && g != granule ==>
        (slab_free(g) <==> slab_free{Pre}(g));
*/
static void give_place(uint32_t granule)
{
    uint32_t page = granule / 64;
    slab_places[page] = with(slab_places[page], granule % 64);
}

uint32_t slab_claim(uint32_t units)
{
    uint32_t page = page_for(units);
    if (page == PAGES_NONE)
        return OWNER_NONE;
    uint32_t granule = take_place(page);
    /*@ assert only: slab_only_but(page); */
    if (slab_places[page] == 0)
        pages_remove(list_of(units), page);
    return granule;
}

/* The place at this granule is free, in its page. */
/*@ SLAB_ALL(requires)
    requires claimed: slab_claimed(granule);
    requires whole: slab_whole(granule);
    terminates \true; exits \false;
    assigns SLAB_TABLES;
    SLAB_ALL(ensures)
    ensures whole: slab_whole(OWNER_NONE);
    ensures free: slab_free(granule) && slab_beside{Pre,Post}(granule);
    ensures size: slab_room(slab_page(granule), \old(owner_units[slab_page(granule)]));
    ensures others: slab_others{Pre,Post}(slab_page(granule));
*/
static void release_place(uint32_t granule)
{
    uint32_t page = granule / 64;
    /*@ assert only: slab_only_but(page); */
    if (slab_places[page] == 0)
        pages_push(list_of(owner_units[page]), page);
    /*@ assert listed: pages_list[page] == RUN_ORDERS + owner_units[page]; */
    /*@ assert still: slab_only_but(page); */
    /*@ assert whole: slab_whole(granule); */
    give_place(granule);
    /*@ assert back: slab_whole(OWNER_NONE); */
}

/* A page of which nothing is taken is no slab any more. */
/*@ SLAB_ALL(requires)
    requires whole: slab_whole(OWNER_NONE);
    requires empty: slab_holds(page) && slab_places[page] == slab_begins[owner_units[page]];
    terminates \true; exits \false;
    assigns SLAB_TABLES;
    SLAB_ALL(ensures)
    ensures whole: slab_whole(OWNER_NONE);
    ensures gone: !space_live(page);
    ensures others: slab_others{Pre,Post}(page);
*/
static void give_back(uint32_t page)
{
    /*@ assert page: \forall integer g; page * 64 <= g < page * 64 + 64 ==>
            slab_page(g) == page; */
    /*@ assert free: \forall integer g; page * 64 <= g < page * 64 + 64 && slab_object(g) ==>
            slab_free(g); */
    /*@ assert vacant: \forall integer g; page * 64 <= g < page * 64 + 64 ==>
            owner_word[g] == 0; */
    pages_remove(list_of(owner_units[page]), page);
    owner_format(page, 0);
    /*@ assert only: slab_only_but(page); */
    run_release(page, 1);
    /*@ assert free: \forall integer p; 0 <= p < OWNER_PAGES && run_head[p] != PAGES_NONE ==>
            pages_list[p] < RUN_ORDERS || pages_list[p] == PAGES_LISTS; */
}

/*@ lemma slab_chain{A,B,C}: \forall integer but;
      slab_others{A,B}(but) && slab_others{B,C}(but) ==> slab_others{A,C}(but);
*/

void slab_release(uint32_t granule)
{
    uint32_t page = granule / 64;
    /*@ assert page: slab_page(granule) == page; */
    release_place(granule);
    /*@ ghost placed:; */
    /*@ assert placed: slab_others{Pre,placed}(page); */
    uint32_t units = owner_units[page];
    if (slab_places[page] == slab_begins[units] && !pages_alone(list_of(units), page))
        give_back(page);
    /*@ assert kept: slab_others{placed,Here}(page); */
    /*@ assert gone: slab_others{Pre,Here}(page); */
}

bool slab_balanced(uint32_t page)
{
    uint32_t units = owner_units[page];
    /*@ loop invariant range: 0 <= place <= 64;
        loop invariant agree: \forall integer g; page * 64 <= g < page * 64 + place ==>
            (slab_free(g) <==> slab_object(g) && owner_word[g] == 0) &&
            (owner_word[g] != 0 ==> slab_object(g));
        loop assigns place;
        loop variant 64 - place;
    */
    for (uint32_t place = 0; place < 64; place++) {
        bool taken = owner_word[page * 64 + place] != 0;
        bool free = bit_of(slab_places[page], place);
        bool begins = bit_of(slab_begins[units], place);
        if (begins ? free == taken : free || taken)
            return false;
    }
    uint32_t listed = pages_first[list_of(units)];
    /*@ loop invariant listed: listed == PAGES_NONE ||
            listed < OWNER_PAGES && pages_list[listed] == RUN_ORDERS + units;
        loop invariant behind: pages_list[page] == RUN_ORDERS + units ==>
            listed != PAGES_NONE && pages_rank[page] <= pages_rank[listed];
        loop assigns listed;
        loop variant listed == PAGES_NONE ? 0 : pages_rank[listed] + 1;
    */
    while (listed != page && listed != PAGES_NONE)
        listed = pages_next[listed];
    return (listed == page) == (slab_places[page] != 0);
}
