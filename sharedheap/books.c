/* books.c - double-entry accounting. The idea stands in books.h. */
#include "books.h"

#include "frozen.h"
#include "run.h"
#include "slab.h"
#include "space.h"
#include "table.h"

TABLE static uint32_t charged[HOLDER_SLOTS];   /* what objects say that each slot pays      */
TABLE static uint32_t handles[OWNER_GRANULES]; /* how many handles lead to what begins here */

/* The first granule from this one on where an object begins; owner_top when none does. */
static uint32_t next_object(uint32_t granule)
{
    while (granule < owner_top) {
        if (owner_units[granule / 64] == 0)
            granule = granule / 64 * 64 + 64;
        else if (owner_word[granule] == 0)
            granule++;
        else
            return granule;
    }
    return owner_top;
}

/* Every page is in a free block, a slab or a run, and every run has an owner. */
static bool pages_balanced(void)
{
    uint32_t used = 0;
    for (uint32_t page = 0; page < space_used; page++) {
        uint32_t units = owner_units[page];
        if (units > SLAB_LARGEST) {
            if (owner_word[page * 64] == 0)
                return false;
            used += units / 64;
        } else if (units != 0) {
            if (!slab_balanced(page))
                return false;
            used++;
        }
    }
    return used + run_free == space_used;
}

/* What a slot is charged is what the objects that name it as payer are worth. */
static bool charges_balanced(void)
{
    bool good = true;
    for (uint32_t slot = 0; slot < holder_fresh; slot++)
        if (charged[slot] != 0)
            charged[slot] = 0;
    for (uint32_t g = next_object(0); g < owner_top; g = next_object(g + 1))
        charged[owner_payer[g]] += owner_units[g / 64];
    for (uint32_t slot = 0; slot < holder_fresh; slot++)
        good = good && charged[slot] == holder_used[slot] && charged[slot] <= holder_budget[slot];
    return good;
}

/* Every count agrees with the handles, and the heap owns exactly what is frozen. */
static bool frozen_balanced(uint32_t frozen)
{
    bool good = true;
    for (uint32_t g = next_object(0); g < owner_top; g = next_object(g + 1))
        if (handles[g] != 0)
            handles[g] = 0;
    for (uint32_t g = next_object(0); g < owner_top; g = next_object(g + 1))
        if (frozen_handle(g)) {
            uint32_t body = frozen_body(g);
            good =
                good && body < owner_top && owner_word[body] == frozen && owner_word[g] != frozen;
            handles[body < owner_top ? body : g]++;
        }
    for (uint32_t g = next_object(0); g < owner_top; g = next_object(g + 1))
        if (!frozen_handle(g))
            good = good && frozen_word[g] == handles[g] &&
                   (owner_word[g] == frozen) == (handles[g] != 0);
    return good;
}

bool books_balanced(uint32_t frozen)
{
    return charges_balanced() && pages_balanced() && run_balanced(space_used) &&
           frozen_balanced(frozen);
}
