/* memory_map.c - what a loader may say of memory, told to the code that believes it: honest maps,
 * odd ones, and ones that are meant to do harm. Runs on the host under ASan and UBSan, each map in
 * a block of just its size. */
#include "kernel/machine/x86_64/memory_map.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "tests/heap/tap.h"

#define ALL    UINT64_MAX
#define PAGE   4096u
#define PAGES  64u
#define RAM    1u
#define OTHER  2u
#define ROUNDS 20000u

struct entry {
    uint64_t address, size;
    uint32_t kind, reserved;
};

/* The hvm_start_info of the Xen ABI. */
struct pvh {
    uint32_t magic, version, flags, module_count;
    uint64_t modules, command_line, acpi, memory_map;
    uint32_t memory_map_entries, reserved;
};

/* One tag, as the loader lays it: the sizes are what it claims. */
struct said {
    uint32_t total, reserved, tag, tag_size, entry_size, version;
    struct entry entry[8];
};

#define HEAD ((uint32_t)offsetof(struct said, entry))

static struct said honest(void)
{
    struct said said = {
        HEAD + 3 * sizeof(struct entry),
        0,
        6,
        HEAD - 8 + 3 * sizeof(struct entry),
        sizeof(struct entry),
        0,
        {{0, 0x9f000, RAM, 0}, {0x100000, 0x700000, RAM, 0}, {0xf00000, 0x100000, OTHER, 0}}};
    return said;
}

static bool says(enum memory_map_wrong found, const char *wanted)
{
    const char *is = found == MEMORY_MAP_GOOD ? NULL : memory_map_words[found];

    if (is == wanted || (is && wanted && strstr(is, wanted)))
        return true;
    printf("# it said: %s\n", is ? is : "nothing");
    return false;
}

/* What is said of so many bytes of it. */
static void told(struct said said, uint32_t bytes, const char *wanted, const char *name)
{
    void *block = malloc(bytes);

    memcpy(block, &said, bytes);
    ok(says(memory_map_multiboot((uint64_t)block, ALL), wanted), name);
    free(block);
}

static void wrong_tags(void)
{
    struct said said = honest();

    told(said, said.total, NULL, "tags: an honest map");
    said.total = 8;
    told(said, 8, "no memory map", "tags: none at all");
    said.total = 0;
    told(said, 8, "no memory map", "tags: less than a head");
    said = honest();
    said.tag = 0;
    told(said, said.total, "no memory map", "tags: the end comes first");
    said = honest();
    said.tag = 1;
    told(said, said.total, "no memory map", "tags: others only");
    for (uint32_t size = 0; size < 8; size++) {
        said.tag_size = size;
        told(said, said.total, "tag of a wrong size", "tags: one that does not hold its own head");
    }
    said = honest();
    said.tag_size++;
    told(said, said.total, "tag of a wrong size", "tags: one that goes on behind the last");
    said.tag_size = UINT32_MAX;
    told(said, said.total, "tag of a wrong size", "tags: one of four GiB");
    said = honest();
    said.tag_size = 8;
    told(said, said.total, "entries of a wrong size", "map: without its head");
    said = honest();
    said.tag_size = 16;
    told(said, said.total, "no memory map", "map: without entries");
}

static void wrong_entries(void)
{
    static const uint32_t sizes[] = {0, 8, 20, 25, UINT32_MAX};
    struct said said = honest();

    for (uint32_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        said.entry_size = sizes[i];
        told(said, said.total, "entries of a wrong size", "map: entries of an odd size");
    }
    said.entry_size = 4096;
    told(said, said.total, "no memory map", "map: entries larger than it");
    said = honest();
    said.entry_size = 48;
    told(said, said.total, NULL, "map: entries with more in them than we know");
    ok(memory_map.count == 1, "map: and a last one that is cut off is none");
}

static void wrong_places(void)
{
    struct said said = honest();
    const void *start_at = &said;
    uint64_t at = (uint64_t)start_at;
    struct pvh start = {.magic = 0x336ec578,
                        .version = 1,
                        .memory_map = (uint64_t)said.entry,
                        .memory_map_entries = 3};

    ok(says(memory_map_multiboot(at, at + said.total), NULL), "place: up to the end");
    ok(says(memory_map_multiboot(at, at + said.total - 1), "bounds"), "place: behind it");
    said.total = UINT32_MAX;
    ok(says(memory_map_multiboot(at, at + 4096), "bounds"), "place: four GiB of it");
    ok(says(memory_map_multiboot(at + 4, ALL), "bounds"), "place: not aligned");
    ok(says(memory_map_pvh((uint64_t)&start, ALL), NULL) && memory_map.count == 3,
       "PVH: an honest map");
    ok(says(memory_map_pvh((uint64_t)&start, 4096), "bounds"), "PVH: not to be read");
    start.memory_map_entries = UINT32_MAX;
    ok(says(memory_map_pvh((uint64_t)&start, ALL), "bounds"), "PVH: four thousand million entries");
    start.memory_map_entries = 0;
    ok(says(memory_map_pvh((uint64_t)&start, ALL), "no memory map"), "PVH: none");
    start.memory_map_entries = 3;
    start.memory_map = UINT64_MAX - 7;
    ok(says(memory_map_pvh((uint64_t)&start, ALL - 1), "bounds"),
       "PVH: around the end of the world");
    start.magic = 0;
    ok(says(memory_map_pvh((uint64_t)&start, ALL), "neither PVH nor"), "PVH: something else");
}

/* The longest run of whole pages of RAM and nothing else, looked for page by page. */
static uint64_t longest_pages(const struct entry *entry, uint32_t count, uint64_t from, uint64_t to)
{
    uint64_t run = 0, longest = 0;

    for (uint64_t page = from; page < to; page++) {
        bool is_free = true;
        for (uint64_t at = page * PAGE; at < (page + 1) * PAGE; at += PAGE / 4) {
            bool is_ram = false;
            for (uint32_t i = 0; i < count; i++) {
                bool is_in =
                    entry[i].address <= at && (entry[i].size > UINT64_MAX - entry[i].address ||
                                               at < entry[i].address + entry[i].size);
                is_ram = is_ram || (is_in && entry[i].kind == RAM);
                is_free = is_free && !(is_in && entry[i].kind != RAM);
            }
            is_free = is_free && is_ram;
        }
        run = is_free ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest;
}

/* Quarters of pages, so that whole ones have to be found; now and then to the end of the world. */
static void random_maps(void)
{
    struct entry *entry = malloc(8 * sizeof *entry);
    uint32_t good = 0;

    srand(1);
    for (uint32_t round = 0; round < ROUNDS; round++) {
        uint32_t count = (uint32_t)rand() % 8 + 1;
        uint64_t from = (uint64_t)rand() % PAGES, to = (uint64_t)rand() % PAGES;
        for (uint32_t i = 0; i < count; i++) {
            entry[i].address = (uint64_t)rand() % (PAGES * 4) * (PAGE / 4);
            entry[i].size = rand() % 30 == 0 ? UINT64_MAX - (uint64_t)rand() % 2
                                             : (uint64_t)rand() % (PAGES * 2) * (PAGE / 4);
            entry[i].kind = rand() % 3 == 0 ? OTHER : RAM;
        }
        memory_map = (struct memory_map){(uint64_t)entry, count, sizeof *entry / 4};
        struct memory_range found = memory_map_longest(from * PAGE, to * PAGE);
        uint64_t pages = (found.end - found.start) / PAGE;
        good += pages == longest_pages(entry, count, from, to) &&
                pages == longest_pages(entry, count, found.start / PAGE, found.end / PAGE) &&
                (pages == 0 || (found.start >= from * PAGE && found.end <= to * PAGE));
    }
    ok(good == ROUNDS, "longest: as found page by page, in any map");
    free(entry);
}

int main(void)
{
    wrong_tags();
    wrong_entries();
    wrong_places();
    random_maps();
    return done();
}
