/* memory_map.h - what the loader says there is of memory: PVH's list or Multiboot2's tags. */
#ifndef MACHINE_MEMORY_MAP_H
#define MACHINE_MEMORY_MAP_H

#include <stdint.h>

#include "kernel/machine.h"

/* A list of entries that all have the same size, each beginning with address, size and kind. */
struct memory_map {
    uint64_t first; /* its address */
    uint64_t count;
    uint64_t entry_words; /* of 32 bits */
};

struct memory_range {
    uint64_t start, end;
};

/* What the loader said; and what can be wrong with it, in words. */
extern struct memory_map memory_map;
extern const char *const memory_map_words[];

enum memory_map_wrong {
    MEMORY_MAP_GOOD,
    MEMORY_MAP_OUTSIDE,
    MEMORY_MAP_MAGIC,
    MEMORY_MAP_NONE,
    MEMORY_MAP_FAR,
    MEMORY_MAP_ENTRIES,
    MEMORY_MAP_TAG
};

#define MEMORY_MAP_ENTRY 24u   /* address, size, kind; Multiboot2's may be longer            */
#define MEMORY_MAP_MOST  1024u /* more than any firmware has, and few enough to compare all */
#define MEMORY_MAP_PAGE  4096u
#define MEMORY_MAP_RAM   1u

// clang-format off
/* All of it can be read; and what is in it: of each entry where it is, begins and ends, and whether
 * it is RAM. */
/*@ predicate map_sound =
      memory_map.first % 4 == 0 && 0 < memory_map.count <= MEMORY_MAP_MOST &&
      MEMORY_MAP_ENTRY <= 4 * memory_map.entry_words <= UINT32_MAX &&
      memory_map.first + memory_map.count * memory_map.entry_words * 4 <= machine_mapped &&
      machine_mapped <= MACHINE_SAID;

    logic integer map_long(integer address) =
      machine_said_word(address) + machine_said_word(address + 4) * 0x100000000;
    logic integer map_at(integer i) = memory_map.first + i * memory_map.entry_words * 4;
    logic integer map_start(integer i) = map_long(map_at(i));
    logic integer map_size(integer i) = map_long(map_at(i) + 8);
    logic integer map_end(integer i) = map_start(i) + map_size(i) <= UINT64_MAX ?
      map_start(i) + map_size(i) : UINT64_MAX;
    predicate map_ram(integer i) = machine_said_word(map_at(i) + 16) == MEMORY_MAP_RAM;

    predicate map_is_ram(integer a) = \exists integer i; 0 <= i < memory_map.count &&
      map_ram(i) && map_start(i) <= a < map_end(i);
    predicate map_all_ram(integer start, integer end) =
      \forall integer a; start <= a < end ==> map_is_ram(a);
    predicate map_meets(integer i, integer start, integer end) =
      map_start(i) < map_end(i) && map_start(i) < end && start < map_end(i);
    predicate map_none_other(integer start, integer end) = start < end ==>
      \forall integer i; 0 <= i < memory_map.count && !map_ram(i) ==> !map_meets(i, start, end);
*/
// clang-format on

/* What the PVH boot protocol passes, the hvm_start_info of the Xen ABI: a magic number, the version
 * in the second word, and where the list is and how many entries it has. */
#define PVH_BYTES 56u

/* Find the list in what is at this address. All of it has to lie below `mapped`, or it cannot be
 * read. Multiboot2 passes its size, and behind that tags. */
/*@ requires mapped: mapped <= machine_mapped <= MACHINE_SAID;
    terminates \true; exits \false; assigns memory_map;
    ensures sound: \result == MEMORY_MAP_GOOD ==> map_sound;
*/
enum memory_map_wrong memory_map_pvh(uint64_t start, uint64_t mapped);

/*@ requires mapped: mapped <= machine_mapped <= MACHINE_SAID;
    terminates \true; exits \false; assigns memory_map;
    ensures sound: \result == MEMORY_MAP_GOOD ==> map_sound;
*/
enum memory_map_wrong memory_map_multiboot(uint64_t start, uint64_t mapped);

/* The longest stretch of RAM within [start, end) that nothing else lies in, in whole pages; an
 * empty one if there is none. */
/*@ requires sound: map_sound;
    terminates \true; exits \false; assigns \nothing;
    ensures order: \result.start <= \result.end;
    ensures inside: \result.start < \result.end ==> start <= \result.start && \result.end <= end;
    ensures pages: \result.start % MEMORY_MAP_PAGE == 0 &&
        (\result.start < \result.end ==> \result.end % MEMORY_MAP_PAGE == 0);
    ensures ram: map_all_ram(\result.start, \result.end);
    ensures alone: map_none_other(\result.start, \result.end);
*/
struct memory_range memory_map_longest(uint64_t start, uint64_t end);

#endif
