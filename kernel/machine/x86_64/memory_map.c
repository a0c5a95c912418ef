/* memory_map.c - reads what the loader says of memory, and believes nothing before it was looked
 * at: sizes, sums that overflow, stretches that lie over each other, in any order.
 *
 * Loaders mostly tell the truth, firmware less so. What is said to be RAM and to be something else
 * is something else. */
#include "memory_map.h"

#include <stdbool.h>
#include <stddef.h>

#define PVH_MAGIC 0x336ec578u
#define KIND_RAM  1u

#define PVH_ENTRY    24u   /* address, size, kind; Multiboot2's may be longer */
#define ENTRIES_MOST 1024u /* more than any firmware has, and few enough to compare them all */
#define TAG_MAP      6u
#define TAG_END      0u
#define ALIGNMENT    8u /* of tags and entries */
#define PAGE         4096u

struct tag {
    uint32_t kind, size;
};

struct map_tag {
    struct tag tag;
    uint32_t entry_size, entry_version;
};

struct entry {
    uint64_t start, end;
    uint32_t kind;
};

static uint64_t add(uint64_t address, uint64_t size)
{
    return size > UINT64_MAX - address ? UINT64_MAX : address + size;
}

const char *memory_map_pvh(const struct pvh_start *start, uint64_t mapped, struct memory_map *map)
{
    if (add((uint64_t)start, sizeof *start) > mapped)
        return "what the loader says is out of all bounds";
    uint64_t size = (uint64_t)start->memory_map_entries * PVH_ENTRY;
    if (start->magic != PVH_MAGIC)
        return "what was booted with is neither PVH nor Multiboot2";
    if (start->version == 0 || start->memory_map == 0 || start->memory_map_entries == 0)
        return "the loader gives no memory map";
    if (start->memory_map_entries > ENTRIES_MOST || add(start->memory_map, size) > mapped ||
        start->memory_map % ALIGNMENT != 0)
        return "the loader's memory map is out of all bounds";
    map->first = (const char *)start->memory_map;
    map->count = start->memory_map_entries;
    map->entry_size = PVH_ENTRY;
    return NULL;
}

/* The tag itself is known to be inside. */
static const char *read_tag(const struct map_tag *tag, struct memory_map *map)
{
    if (tag->tag.size < sizeof *tag || tag->entry_size < PVH_ENTRY ||
        tag->entry_size % ALIGNMENT != 0)
        return "the loader's memory map has entries of a wrong size";
    map->first = (const char *)(tag + 1);
    map->entry_size = tag->entry_size;
    map->count = (tag->tag.size - sizeof *tag) / tag->entry_size;
    if (map->count == 0)
        return "the loader gives no memory map";
    return map->count > ENTRIES_MOST ? "the loader's memory map is out of all bounds" : NULL;
}

const char *memory_map_multiboot(const struct multiboot_start *start, uint64_t mapped,
                                 struct memory_map *map)
{
    uint64_t begin = (uint64_t)start;

    if (begin % ALIGNMENT != 0 || add(begin, sizeof *start) > mapped ||
        add(begin, start->total_size) > mapped)
        return "what the loader says is out of all bounds";
    for (uint64_t at = sizeof *start; at + sizeof(struct tag) <= start->total_size;) {
        const struct tag *tag = (const struct tag *)(begin + at);
        if (tag->kind == TAG_END)
            break;
        if (tag->size < sizeof *tag || tag->size > start->total_size - at)
            return "what the loader says has a tag of a wrong size";
        if (tag->kind == TAG_MAP)
            return read_tag((const struct map_tag *)tag, map);
        at = (at + tag->size + ALIGNMENT - 1) & ~(uint64_t)(ALIGNMENT - 1);
    }
    return "the loader gives no memory map";
}

static struct entry entry_of(const struct memory_map *map, uint64_t number)
{
    const char *at = map->first + number * map->entry_size;
    uint64_t address = *(const uint64_t *)(const void *)at;
    uint64_t size = *(const uint64_t *)(const void *)(at + 8);

    return (struct entry){address, add(address, size), *(const uint32_t *)(const void *)(at + 16)};
}

/* The end of the RAM around this address, which may be said in pieces; the address if there is
 * none. */
static uint64_t ram_end(const struct memory_map *map, uint64_t address)
{
    uint64_t end = address, before;

    do {
        before = end;
        for (uint64_t i = 0; i < map->count; i++) {
            struct entry entry = entry_of(map, i);
            if (entry.kind == KIND_RAM && entry.start <= end && entry.end > end)
                end = entry.end;
        }
    } while (end != before);
    return end;
}

/* Where what is no RAM begins, from this address on; `end` if it is not before. */
static uint64_t other_start(const struct memory_map *map, uint64_t address, uint64_t end)
{
    for (uint64_t i = 0; i < map->count; i++) {
        struct entry entry = entry_of(map, i);
        if (entry.kind == KIND_RAM || entry.end <= address || entry.start == entry.end)
            continue;
        uint64_t start = entry.start > address ? entry.start : address;
        if (start < end)
            end = start;
    }
    return end;
}

/* The pages from this address to where its RAM ends, or something else begins, or `end`. */
static struct memory_range stretch(const struct memory_map *map, uint64_t address, uint64_t end)
{
    uint64_t start = add(address, PAGE - 1) & ~(uint64_t)(PAGE - 1);
    uint64_t last = ram_end(map, start);

    last = other_start(map, start, last < end ? last : end) & ~(uint64_t)(PAGE - 1);
    return (struct memory_range){start, last > start ? last : start};
}

struct memory_range memory_map_longest(const struct memory_map *map, uint64_t start, uint64_t end)
{
    struct memory_range longest = stretch(map, start, end);

    for (uint64_t i = 0; i < map->count; i++) {
        struct entry entry = entry_of(map, i);
        uint64_t begin = entry.kind == KIND_RAM ? entry.start : entry.end;
        if (begin < start || begin >= end)
            continue;
        struct memory_range other = stretch(map, begin, end);
        if (other.end - other.start > longest.end - longest.start)
            longest = other;
    }
    return longest;
}
