/* frozen.c - immutable objects and their handles. The idea stands in frozen.h. */
#include "frozen.h"

uint32_t frozen_word[OWNER_GRANULES];

uint32_t frozen_body(uint32_t granule)
{
    if (granule >= OWNER_GRANULES || !frozen_handle(granule))
        return OWNER_NONE;
    return frozen_word[granule] & ~FROZEN_HANDLE;
}

void frozen_attach(uint32_t handle, uint32_t body)
{
    frozen_word[handle] = FROZEN_HANDLE | body;
    frozen_word[body]++;
}

uint32_t frozen_detach(uint32_t handle)
{
    uint32_t body = frozen_word[handle] & ~FROZEN_HANDLE;
    frozen_word[handle] = 0;
    frozen_word[body]--;
    return frozen_word[body] == 0 ? body : OWNER_NONE;
}

/* Add to the count of every body, once for each of its handles. False when a handle is not one. */
static bool recount(uint32_t change, uint32_t owner)
{
    bool good = true;
    for (uint32_t granule = 0; granule < owner_top; granule++) {
        uint32_t body = frozen_body(granule);
        if (body == OWNER_NONE)
            continue;
        bool names_body = body < owner_top && owner_word[body] == owner;
        if (names_body)
            frozen_word[body] += change;
        good = good && names_body && owner_word[granule] != 0 && owner_word[granule] != owner;
    }
    return good;
}

bool frozen_balanced(uint32_t owner)
{
    bool good = recount(UINT32_MAX, owner); /* less 1: nothing is left of a right count */
    for (uint32_t granule = 0; granule < owner_top; granule++)
        if (frozen_body(granule) == OWNER_NONE && frozen_word[granule] != 0)
            good = false;
    good = recount(1, owner) && good;
    for (uint32_t granule = 0; granule < owner_top; granule++)
        if ((owner_word[granule] == owner) !=
            (frozen_body(granule) == OWNER_NONE && frozen_word[granule] != 0))
            good = false;
    return good;
}
