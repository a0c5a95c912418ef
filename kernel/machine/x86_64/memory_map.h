/* memory_map.h - what the loader says there is of memory: PVH's list or Multiboot2's tags. */
#ifndef MACHINE_MEMORY_MAP_H
#define MACHINE_MEMORY_MAP_H

#include <stdint.h>

/* A list of entries that all have the same size, each beginning with address, size and kind. */
struct memory_map {
    const char *first;
    uint64_t count;
    uint64_t entry_size;
};

struct memory_range {
    uint64_t start, end;
};

/* What the PVH boot protocol passes: the hvm_start_info of the Xen ABI. */
struct pvh_start {
    uint32_t magic, version, flags, module_count;
    uint64_t modules, command_line, acpi, memory_map;
    uint32_t memory_map_entries, reserved;
};

/* What Multiboot2 passes; its tags follow. */
struct multiboot_start {
    uint32_t total_size, reserved;
};

/* Find the list. All of it has to lie below `mapped`, or it cannot be read. NULL, or what is wrong.
 */
const char *memory_map_pvh(const struct pvh_start *start, uint64_t mapped, struct memory_map *map);
const char *memory_map_multiboot(const struct multiboot_start *start, uint64_t mapped,
                                 struct memory_map *map);

/* The longest stretch of RAM within [start, end) that nothing else lies in, in whole pages; an
 * empty one if there is none. */
struct memory_range memory_map_longest(const struct memory_map *map, uint64_t start, uint64_t end);

#endif
