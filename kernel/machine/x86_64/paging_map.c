/* paging_map.c - maps whole pages: large ones where they fill it. See paging.h. */
#include "kernel/panic.h"
#include "paging.h"

uint64_t paging_level2[PAGING_REGIONS] __attribute__((aligned(PAGE_SIZE)));
uint64_t paging_first, paging_next, paging_most;
/*@ ghost
    uint64_t paging_number[PAGING_REGIONS];
    uint64_t paging_owner[0x100000];
*/

/* An empty page table. */
/*@ requires placed: paging_placed && paging_next < paging_most;
    terminates \true; exits \false;
    assigns paging_next, machine_entries[paging_first / 8 + paging_next * PAGING_ENTRIES ..
        paging_first / 8 + paging_next * PAGING_ENTRIES + PAGING_ENTRIES - 1];
    ensures next: paging_next == \old(paging_next) + 1;
    ensures place: \result == paging_first + \old(paging_next) * PAGE_SIZE;
    ensures empty: \forall integer w; paging_first / 8 + \old(paging_next) * PAGING_ENTRIES <= w <
        paging_first / 8 + paging_next * PAGING_ENTRIES ==> machine_entries[w] == 0;
*/
static uint64_t table_take(void)
{
    uint64_t place = paging_first + paging_next * PAGE_SIZE;

    paging_next++;
    machine_page_fill(place, 0);
    return place;
}

/* The region, of which nothing is mapped, gets a page table. */
/*@ requires sound: paging_sound;
    requires none: region < PAGING_REGIONS && paging_level2[region] == 0;
    terminates \true; exits \true; assigns PAGING_TABLES, PAGING_GHOSTS;
    ensures sound: paging_sound;
    ensures there: paging_number[region] != 0;
    ensures kept: paging_kept{Pre, Post}(0, 0);
*/
static void table_give(uint64_t region)
{
    if (paging_next == paging_most)
        panic("no memory for page tables");
    uint64_t place = table_take();
    //@ assert none: paging_number[region] == 0;
    /*@ assert apart: \forall integer r, k; 0 <= r < PAGING_REGIONS && 0 <= k < PAGING_ENTRIES &&
          paging_number[r] != 0 ==> machine_entries[paging_word(r, k)] ==
          \at(machine_entries[paging_word(r, k)], Pre); */
    paging_level2[region] = place + PAGING_TABLE;
    //@ ghost paging_number[region] = paging_next;
    //@ ghost paging_owner[paging_next - 1] = region;
    /*@ assert now: \forall integer k; 0 <= k < PAGING_ENTRIES ==> paging_leaf(region, k) == 0; */
    /*@ assert before: \forall integer k; 0 <= k < PAGING_ENTRIES ==>
          \at(paging_leaf(region, k), Pre) == 0; */
    /*@ assert others: \forall integer r, k; 0 <= r < PAGING_REGIONS && r != region &&
          0 <= k < PAGING_ENTRIES ==> paging_leaf(r, k) == \at(paging_leaf(r, k), Pre); */
}

/* One page of a region that has a page table. */
/*@ requires sound: paging_sound;
    requires there: region < PAGING_REGIONS && k < PAGING_ENTRIES && paging_number[region] != 0;
    terminates \true; exits \false; assigns machine_entries[paging_word(region, k)];
    ensures mapped: paging_leaf(region, k) == entry;
    ensures kept: \forall integer r, j; 0 <= r < PAGING_REGIONS && 0 <= j < PAGING_ENTRIES &&
        !(r == region && j == k) ==> paging_leaf(r, j) == \old(paging_leaf(r, j));
*/
static void entry_set(uint64_t region, uint64_t k, uint64_t entry)
{
    /*@ assert apart: \forall integer r; 0 <= r < PAGING_REGIONS && r != region &&
          paging_number[r] != 0 ==> paging_number[r] < paging_number[region] ||
          paging_number[region] < paging_number[r]; */
    machine_entry_set(paging_level2[region] - PAGING_TABLE + k * sizeof(uint64_t), entry);
}

/* One page. */
/*@ requires sound: paging_sound;
    requires there: region < PAGING_REGIONS && k < PAGING_ENTRIES;
    terminates \true; exits \true; assigns PAGING_TABLES, PAGING_GHOSTS;
    ensures sound: paging_sound;
    ensures mapped: paging_leaf(region, k) == entry;
    ensures kept: paging_kept{Pre, Post}(paging_address(region, k),
        paging_address(region, k) + PAGE_SIZE);
*/
static void page_set(uint64_t region, uint64_t k, uint64_t entry)
{
    if (paging_level2[region] == 0)
        table_give(region);
    else if (paging_level2[region] % PAGE_SIZE != PAGING_TABLE)
        panic("two things are to be mapped at one address");
    //@ assert kept: paging_kept{Pre, Here}(0, 0);
    entry_set(region, k, entry);
}

/* All of a region. */
/*@ requires sound: paging_sound;
    requires there: region < PAGING_REGIONS;
    requires entry: place % PAGING_REGION == 0 && place < PAGING_REACH && paging_flags(flags);
    terminates \true; exits \false; assigns PAGING_TABLES, PAGING_GHOSTS;
    ensures sound: paging_sound;
    ensures mapped: \forall integer k; 0 <= k < PAGING_ENTRIES ==>
        paging_leaf(region, k) == place + k * PAGE_SIZE + flags;
    ensures kept: paging_kept{Pre, Post}(region * PAGING_REGION, (region + 1) * PAGING_REGION);
*/
static void region_set(uint64_t region, uint64_t place, uint64_t flags)
{
    //@ ghost paging_number[region] = 0;
    paging_level2[region] = place + flags + PAGING_LARGE;
}

void paging_map(uint64_t start, uint64_t end, uint64_t where, uint64_t flags)
{
    uint64_t address = start;

    /*@ loop invariant range: start <= address <= end && address % PAGE_SIZE == 0;
        loop invariant sound: paging_sound;
        loop invariant mapped: paging_mapped(start, address, where, flags);
        loop invariant kept: paging_kept{Pre, Here}(start, address);
        loop assigns address, PAGING_TABLES, PAGING_GHOSTS;
        loop variant end - address;
    */
    while (address < end) {
        uint64_t region = address / PAGING_REGION, k = address % PAGING_REGION / PAGE_SIZE;
        //@ assert here: address == paging_address(region, k);
        //@ ghost Before:;
        if (k == 0 && end - address >= PAGING_REGION) {
            //@ assert whole: (address - where) % PAGING_REGION == 0;
            region_set(region, address - where, flags);
            //@ assert kept: paging_kept{Before, Here}(address, address + PAGING_REGION);
            //@ assert mapped: paging_mapped(address, address + PAGING_REGION, where, flags);
            address += PAGING_REGION;
        } else {
            page_set(region, k, address - where + flags);
            //@ assert kept: paging_kept{Before, Here}(address, address + PAGE_SIZE);
            //@ assert mapped: paging_mapped(address, address + PAGE_SIZE, where, flags);
            address += PAGE_SIZE;
        }
    }
}
