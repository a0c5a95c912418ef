/* place.c - where objects are. The idea and the contracts stand in place.h. */
#include "place.h"

uintptr_t place_base;

void place_boot(uintptr_t base)
{
    place_base = base;
}
