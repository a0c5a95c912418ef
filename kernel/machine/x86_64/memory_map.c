/* memory_map.c - reads what the loader says of memory, and believes nothing before it was looked
 * at: sizes, sums that overflow, stretches that lie over each other, in any order.
 *
 * Loaders mostly tell the truth, firmware less so. What is said to be RAM and to be something else
 * is something else. */
#include "memory_map.h"

#define PVH_MAGIC   0x336ec578u
#define PVH_VERSION 4u /* where it is */
#define PVH_LIST    40u
#define PVH_ENTRIES 48u

#define MULTIBOOT_BYTES 8u /* the size of it all; tags follow */

#define TAG_BYTES 8u  /* kind, size                              */
#define MAP_BYTES 16u /* of this kind: the size of an entry, too */
#define TAG_MAP   6u
#define TAG_END   0u
#define ALIGNMENT 8u /* of tags and entries */
#define WORD      4u
#define PAGE      MEMORY_MAP_PAGE

struct memory_map memory_map;

const char *const memory_map_words[] = {
    [MEMORY_MAP_GOOD] = "nothing is wrong",
    [MEMORY_MAP_OUTSIDE] = "what the loader says is out of all bounds",
    [MEMORY_MAP_MAGIC] = "what was booted with is neither PVH nor Multiboot2",
    [MEMORY_MAP_NONE] = "the loader gives no memory map",
    [MEMORY_MAP_FAR] = "the loader's memory map is out of all bounds",
    [MEMORY_MAP_ENTRIES] = "the loader's memory map has entries of a wrong size",
    [MEMORY_MAP_TAG] = "what the loader says has a tag of a wrong size",
};

struct entry {
    uint64_t start, end;
    uint32_t kind;
};

/*@ terminates \true; exits \false; assigns \nothing;
    ensures sum: \result == (address + size <= UINT64_MAX ? address + size : UINT64_MAX);
*/
static uint64_t add(uint64_t address, uint64_t size)
{
    return size > UINT64_MAX - address ? UINT64_MAX : address + size;
}

/*@ requires there: address % 4 == 0 && address + 8 <= machine_mapped <= MACHINE_SAID;
    terminates \true; exits \false; assigns \nothing;
    ensures said: \result == map_long(address);
*/
static uint64_t said_long(uint64_t address)
{
    return machine_said(address) + machine_said(address + WORD) * ((uint64_t)UINT32_MAX + 1);
}

enum memory_map_wrong memory_map_pvh(uint64_t start, uint64_t mapped)
{
    if (start % WORD != 0 || add(start, PVH_BYTES) > mapped)
        return MEMORY_MAP_OUTSIDE;
    uint64_t list = said_long(start + PVH_LIST);
    uint64_t entries = machine_said(start + PVH_ENTRIES);
    if (machine_said(start) != PVH_MAGIC)
        return MEMORY_MAP_MAGIC;
    if (machine_said(start + PVH_VERSION) == 0 || list == 0 || entries == 0)
        return MEMORY_MAP_NONE;
    if (entries > MEMORY_MAP_MOST || add(list, entries * MEMORY_MAP_ENTRY) > mapped ||
        list % WORD != 0)
        return MEMORY_MAP_FAR;
    memory_map = (struct memory_map){list, entries, MEMORY_MAP_ENTRY / WORD};
    return MEMORY_MAP_GOOD;
}

/* How many of so many words fit in there. */
/*@ requires some: words > 0;
    terminates \true; exits \false; assigns \nothing;
    ensures fit: \result * words <= room;
*/
static uint64_t fitting(uint64_t room, uint64_t words)
{
    return room / words;
}

/* The tag itself, of this size, is known to be inside. */
/*@ requires there: tag % 4 == 0 && TAG_BYTES <= size <= UINT32_MAX &&
        tag + size <= machine_mapped <= MACHINE_SAID;
    terminates \true; exits \false; assigns memory_map;
    ensures sound: \result == MEMORY_MAP_GOOD ==> map_sound;
*/
static enum memory_map_wrong read_tag(uint64_t tag, uint64_t size)
{
    uint64_t entry_size = size < MAP_BYTES ? 0 : machine_said(tag + TAG_BYTES);

    if (entry_size < MEMORY_MAP_ENTRY || entry_size % ALIGNMENT != 0)
        return MEMORY_MAP_ENTRIES;
    uint64_t words = entry_size / WORD, count = fitting((size - MAP_BYTES) / WORD, words);
    if (count == 0)
        return MEMORY_MAP_NONE;
    if (count > MEMORY_MAP_MOST)
        return MEMORY_MAP_FAR;
    memory_map = (struct memory_map){tag + MAP_BYTES, count, words};
    return MEMORY_MAP_GOOD;
}

enum memory_map_wrong memory_map_multiboot(uint64_t start, uint64_t mapped)
{
    if (start % ALIGNMENT != 0 || add(start, MULTIBOOT_BYTES) > mapped ||
        add(start, machine_said(start)) > mapped)
        return MEMORY_MAP_OUTSIDE;
    uint64_t total = machine_said(start);
    /*@ loop invariant aligned: at % 4 == 0;
        loop invariant range: TAG_BYTES <= at <= total + ALIGNMENT;
        loop assigns at, memory_map;
        loop variant total + ALIGNMENT - at;
    */
    for (uint64_t at = MULTIBOOT_BYTES; at + TAG_BYTES <= total;) {
        uint32_t kind = machine_said(start + at);
        uint64_t size = machine_said(start + at + WORD);
        if (kind == TAG_END)
            break;
        if (size < TAG_BYTES || size > total - at)
            return MEMORY_MAP_TAG;
        if (kind == TAG_MAP)
            return read_tag(start + at, size);
        at = (at + size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
    return MEMORY_MAP_NONE;
}

/*@ ghost
    /@ requires before: number < count <= MEMORY_MAP_MOST && words <= UINT32_MAX;
       terminates \true; exits \false; assigns \nothing;
       ensures apart: number * words + words <= count * words;
    @/
    static void entries_apart(uint64_t number, uint64_t count, uint64_t words)
    {
        uint64_t k = number + 1;
        /@ loop invariant range: number < k <= count;
           loop invariant apart: number * words + words <= k * words;
           loop assigns k;
           loop variant count - k;
        @/
        while (k < count)
            k++;
    }
*/

/*@ requires sound: map_sound;
    requires number: number < memory_map.count;
    terminates \true; exits \false; assigns \nothing;
    ensures start: \result.start == map_start(number);
    ensures end: \result.end == map_end(number);
    ensures kind: \result.kind == MEMORY_MAP_RAM <==> map_ram(number);
*/
static struct entry entry_of(uint64_t number)
{
    //@ ghost entries_apart(number, memory_map.count, memory_map.entry_words);
    uint64_t at = memory_map.first + number * memory_map.entry_words * WORD;
    //@ assert there: at == map_at(number);
    uint64_t address = said_long(at), size = said_long(at + 8);

    return (struct entry){address, add(address, size), machine_said(at + 16)};
}

/* The end of the RAM around this address, which may be said in pieces; the address if there is
 * none. */
/*@ requires sound: map_sound;
    terminates \true; exits \false; assigns \nothing;
    ensures end: \result >= address;
    ensures ram: map_all_ram(address, \result);
*/
static uint64_t ram_end(uint64_t address)
{
    uint64_t end = address, before;

    /*@ loop invariant end: end >= address;
        loop invariant ram: map_all_ram(address, end);
        loop assigns end, before;
        loop variant UINT64_MAX - end;
    */
    do {
        before = end;
        /*@ loop invariant range: 0 <= i <= memory_map.count;
            loop invariant end: end >= before;
            loop invariant ram: map_all_ram(address, end);
            loop assigns i, end;
            loop variant memory_map.count - i;
        */
        for (uint64_t i = 0; i < memory_map.count; i++) {
            struct entry entry = entry_of(i);
            if (entry.kind == MEMORY_MAP_RAM && entry.start <= end && entry.end > end)
                end = entry.end;
        }
    } while (end != before);
    return end;
}

/* Where what is no RAM begins, from this address on; `end` if it is not before. */
/*@ requires sound: map_sound;
    terminates \true; exits \false; assigns \nothing;
    ensures end: \result <= end;
    ensures alone: map_none_other(address, \result);
*/
static uint64_t other_start(uint64_t address, uint64_t end)
{
    /*@ loop invariant range: 0 <= i <= memory_map.count;
        loop invariant end: end <= \at(end, Pre);
        loop invariant alone: address < end ==> \forall integer k; 0 <= k < i && !map_ram(k) ==>
            !map_meets(k, address, end);
        loop assigns i, end;
        loop variant memory_map.count - i;
    */
    for (uint64_t i = 0; i < memory_map.count; i++) {
        struct entry entry = entry_of(i);
        if (entry.kind == MEMORY_MAP_RAM || entry.end <= address || entry.start == entry.end)
            continue;
        uint64_t start = entry.start > address ? entry.start : address;
        if (start < end)
            end = start;
    }
    return end;
}

/* Where the page begins that this is in. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures page: \result % MEMORY_MAP_PAGE == 0;
    ensures here: \result <= address < \result + MEMORY_MAP_PAGE;
*/
static uint64_t page_of(uint64_t address)
{
    return address / PAGE * PAGE;
}

/* The pages from this address to where its RAM ends, or something else begins, or `end`. */
/*@ requires sound: map_sound;
    terminates \true; exits \false; assigns \nothing;
    ensures order: \result.start <= \result.end;
    ensures inside: \result.start < \result.end ==> start <= \result.start && \result.end <= end;
    ensures pages: \result.start % MEMORY_MAP_PAGE == 0 &&
        (\result.start < \result.end ==> \result.end % MEMORY_MAP_PAGE == 0);
    ensures ram: map_all_ram(\result.start, \result.end);
    ensures alone: map_none_other(\result.start, \result.end);
*/
static struct memory_range stretch(uint64_t start, uint64_t end)
{
    uint64_t first = page_of(add(start, PAGE - 1));
    uint64_t last = ram_end(first);

    last = page_of(other_start(first, last < end ? last : end));
    return (struct memory_range){first, last > first ? last : first};
}

struct memory_range memory_map_longest(uint64_t start, uint64_t end)
{
    struct memory_range longest = stretch(start, end);

    /*@ loop invariant range: 0 <= i <= memory_map.count;
        loop invariant order: longest.start <= longest.end;
        loop invariant inside: longest.start < longest.end ==>
            start <= longest.start && longest.end <= end;
        loop invariant pages: longest.start % MEMORY_MAP_PAGE == 0 &&
            (longest.start < longest.end ==> longest.end % MEMORY_MAP_PAGE == 0);
        loop invariant ram: map_all_ram(longest.start, longest.end);
        loop invariant alone: map_none_other(longest.start, longest.end);
        loop assigns i, longest;
        loop variant memory_map.count - i;
    */
    for (uint64_t i = 0; i < memory_map.count; i++) {
        struct entry entry = entry_of(i);
        uint64_t begin = entry.kind == MEMORY_MAP_RAM ? entry.start : entry.end;
        if (begin < start || begin >= end)
            continue;
        struct memory_range other = stretch(begin, end);
        if (other.end - other.start > longest.end - longest.start)
            longest = other;
    }
    return longest;
}
