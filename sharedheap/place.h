/* place.h - where objects are: addresses outside of the heap, granules inside.
 *
 * Nothing here reads or writes an object, and no address is believed: one where no object can begin
 * has no granule. */
#ifndef SHAREDHEAP_PLACE_H
#define SHAREDHEAP_PLACE_H

#include <stdint.h>

#include "owner.h"

#define PLACE_GRANULE 64u
#define PLACE_PAGE    4096u
#define PLACE_BASES   18446744071562067968u /* 2^64 - 2 GiB: where granule 0 may be at most */
#define PLACE_FAR     288230376151711744u   /* 2^58 */

extern uintptr_t place_base; /* the address of granule 0 */

/*@ predicate place_based{L} = 4096 <= place_base <= PLACE_BASES && place_base % 4096 == 0;
    logic integer place_offset{L}(void *object) = (uintptr_t)((uintptr_t)object - place_base);
    // OWNER_NONE if no object can begin there
    logic integer place_at{L}(void *object) =
      place_offset(object) % 64 == 0 && place_offset(object) / 64 < OWNER_GRANULES
          ? place_offset(object) / 64 : OWNER_NONE;
*/

/* The granule at this address, if it is below OWNER_GRANULES: rotated, an address inside of a
 * granule is far behind the last. */
/*@ requires based: place_based;
    terminates \true; exits \false; assigns \nothing;
    ensures place: \result < OWNER_GRANULES ==> place_at(object) == \result;
    ensures none: \result >= OWNER_GRANULES ==> place_at(object) == OWNER_NONE;
*/
static inline uint64_t place_of(const void *object)
{
    uintptr_t offset = (uintptr_t)object - place_base;
    uint64_t place = offset / PLACE_GRANULE + offset % PLACE_GRANULE * PLACE_FAR;
    //@ assert whole: place < OWNER_GRANULES ==> offset % 64 == 0 && place == offset / 64;
    return place;
}

/* The same; OWNER_NONE when no object can begin there. */
/*@ requires based: place_based;
    terminates \true; exits \false; assigns \nothing;
    ensures place: \result == place_at(object);
*/
static inline uint32_t place_granule(const void *object)
{
    uint64_t place = place_of(object);
    return place < OWNER_GRANULES ? (uint32_t)place : OWNER_NONE;
}

/* And back. */
/*@ requires based: place_based;
    requires bound: granule < OWNER_GRANULES;
    terminates \true; exits \false; assigns \result \from granule;
    ensures place: place_at(\result) == granule && \result != \null;
*/
static inline void *place_address(uint32_t granule)
{
    return (void *)(place_base + (uintptr_t)granule * PLACE_GRANULE);
}

/* Granule 0 is at this address. */
/*@ requires page: base % 4096 == 0 && 0 < base <= PLACE_BASES;
    terminates \true; exits \false;
    assigns place_base;
    ensures based: place_based && place_base == base;
*/
void place_boot(uintptr_t base);

#endif
