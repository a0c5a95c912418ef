/* slab.c - small objects. The idea stands in slab.h. */
#include "slab.h"

#include "pages.h"
#include "run.h"
#include "space.h"
#include "table.h"

#define CLASSES 13u

/* Size of each class in granules, and the places of a page where its objects begin. */
static const uint8_t class_units[CLASSES] = {1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 21, 32};
static const uint64_t class_places[CLASSES] = {
    0xffffffffffffffff, 0x5555555555555555, 0x1249249249249249, 0x1111111111111111,
    0x0084210842108421, 0x0041041041041041, 0x0102040810204081, 0x0101010101010101,
    0x0004010040100401, 0x0001001001001001, 0x0001000100010001, 0x0000040000200001,
    0x0000000100000001};

/* The smallest class that holds so many granules. */
static const uint8_t class_of[SLAB_LARGEST + 1] = {0,  0,  1,  2,  3,  4,  5,  6,  7,  8,  8,
                                                   9,  9,  10, 10, 10, 10, 11, 11, 11, 11, 11,
                                                   12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12};

TABLE uint64_t slab_places[OWNER_PAGES];

static uint32_t list_of(uint32_t class)
{
    return RUN_ORDERS + class;
}

uint32_t slab_units(uint32_t units)
{
    return class_units[class_of[units]];
}

/* A fresh page for the class, in front of its list; PAGES_NONE when memory is spent. */
static uint32_t fresh_page(uint32_t class)
{
    uint32_t page = space_claim(1);
    if (page == PAGES_NONE)
        return PAGES_NONE;
    owner_format(page, class_units[class]);
    slab_places[page] = class_places[class];
    pages_push(list_of(class), page);
    return page;
}

uint32_t slab_claim(uint32_t units)
{
    uint32_t class = class_of[units];
    uint32_t page = pages_first[list_of(class)];
    if (page == PAGES_NONE)
        page = fresh_page(class);
    if (page == PAGES_NONE)
        return OWNER_NONE;
    uint64_t places = slab_places[page];
    uint32_t place = (uint32_t)__builtin_ctzll(places);
    places &= places - 1;
    slab_places[page] = places;
    if (places == 0)
        pages_remove(list_of(class), page);
    return page * 64 + place;
}

void slab_release(uint32_t granule)
{
    uint32_t page = granule / 64;
    uint32_t class = class_of[owner_units[page]];
    if (slab_places[page] == 0)
        pages_push(list_of(class), page);
    slab_places[page] |= (uint64_t)1 << granule % 64;
    if (slab_places[page] == class_places[class] && !pages_alone(list_of(class), page)) {
        pages_remove(list_of(class), page);
        owner_format(page, 0);
        run_release(page, 1);
    }
}

bool slab_balanced(uint32_t page)
{
    uint32_t class = class_of[owner_units[page]];
    for (uint32_t place = 0; place < 64; place++) {
        bool free = (slab_places[page] >> place & 1) != 0;
        bool taken = owner_word[page * 64 + place] != 0;
        bool begins = (class_places[class] >> place & 1) != 0;
        if (begins ? free == taken : free || taken)
            return false;
    }
    uint32_t listed = pages_first[list_of(class)];
    while (listed != page && listed != PAGES_NONE)
        listed = pages_next[listed];
    return (listed == page) == (slab_places[page] != 0) && class_units[class] == owner_units[page];
}
