/* paging.h - what is mapped where: two constant tables above, one flat table of regions, and the
 * page tables of those regions that are not mapped as a whole.
 *
 * All that is ever mapped lies below PAGING_REACH, so level 2 is one array with a row for each
 * region of 2 MiB. A region is not there (0), or a large page, or has a page table, which is found
 * by its place and not by its address: machine_entry and machine_entry_set read and write there. */
#ifndef MACHINE_PAGING_H
#define MACHINE_PAGING_H

#include "x86.h"

#define PAGING_REACH   0x200000000ull
#define PAGING_REGION  0x200000ull
#define PAGING_REGIONS 4096u
#define PAGING_ENTRIES 512u

/* What an entry says beside a place. Accessed and dirty are said beforehand, so the CPU has nothing
 * to note and writes no table. No bit is in two of them: they can be added. */
#define PAGING_PRESENT  0x21ull
#define PAGING_WRITABLE 0x42ull
#define PAGING_UNCACHED 0x18ull
#define PAGING_LARGE    0x80ull
#define PAGING_NO_EXEC  0x8000000000000000ull

#define PAGING_TEXT    PAGING_PRESENT
#define PAGING_RODATA  (PAGING_PRESENT + PAGING_NO_EXEC)
#define PAGING_DATA    (PAGING_PRESENT + PAGING_WRITABLE + PAGING_NO_EXEC)
#define PAGING_DEVICES (PAGING_DATA + PAGING_UNCACHED)
#define PAGING_TABLE   0x23ull /* for a page table: what may be done there, its own entries say */

/* Level 4 and 3, never written; and level 2. */
extern const uint64_t paging_top[PAGING_ENTRIES], paging_level3[PAGING_ENTRIES];
extern uint64_t paging_level2[PAGING_REGIONS];

/* What is shown of tables that nobody has written: an entry for a page of zeros and for one of
 * ones, and an entry of level 2 for a page table full of each. */
extern const uint64_t paging_shown_page[2], paging_shown_table[2];

/* Page tables taken at boot lie one behind the other: paging_next of them. Of each region the
 * number of its page table, and 1; and of each page table its region. */
extern uint64_t paging_first, paging_next, paging_most;
/*@ ghost
    extern uint64_t paging_number[PAGING_REGIONS];
    extern uint64_t paging_owner[0x100000];
*/

// clang-format off
/*@ logic integer paging_word(integer region, integer k) =
      paging_first / 8 + (paging_number[region] - 1) * PAGING_ENTRIES + k;

    // what the CPU finds for the page k of a region
    logic integer paging_leaf(integer region, integer k) =
      paging_number[region] != 0 ? machine_entries[paging_word(region, k)] :
      paging_level2[region] == 0 ? 0 :
      paging_level2[region] - PAGING_LARGE + k * PAGE_SIZE;

    predicate paging_placed = paging_first % PAGE_SIZE == 0 && 0 < paging_first &&
      paging_next <= paging_most < 0x100000 &&
      paging_first + paging_most * PAGE_SIZE <= WINDOW;
    predicate paging_numbers = \forall integer r; 0 <= r < PAGING_REGIONS ==>
      paging_number[r] <= paging_next;
    predicate paging_owners = \forall integer r; 0 <= r < PAGING_REGIONS &&
      paging_number[r] != 0 ==> paging_owner[paging_number[r] - 1] == r;
    predicate paging_entries = \forall integer r; 0 <= r < PAGING_REGIONS &&
      paging_number[r] != 0 ==>
      paging_level2[r] == paging_first + (paging_number[r] - 1) * PAGE_SIZE + PAGING_TABLE;
    predicate paging_others = \forall integer r; 0 <= r < PAGING_REGIONS &&
      paging_number[r] == 0 && paging_level2[r] != 0 ==>
      paging_level2[r] % PAGE_SIZE >= PAGING_LARGE;
    predicate paging_sound = paging_placed && paging_numbers && paging_owners &&
      paging_entries && paging_others;

    predicate paging_flags(integer flags) = flags == PAGING_TEXT || flags == PAGING_RODATA ||
      flags == PAGING_DATA || flags == PAGING_DEVICES;
    logic integer paging_address(integer region, integer k) =
      region * PAGING_REGION + k * PAGE_SIZE;
    predicate paging_kept{K, L}(integer start, integer end) = \forall integer r, k;
      0 <= r < PAGING_REGIONS && 0 <= k < PAGING_ENTRIES &&
      !(start <= paging_address(r, k) < end) ==>
      \at(paging_leaf(r, k), L) == \at(paging_leaf(r, k), K);
    predicate paging_mapped(integer start, integer end, integer where, integer flags) =
      \forall integer r, k; 0 <= r < PAGING_REGIONS && 0 <= k < PAGING_ENTRIES &&
      start <= paging_address(r, k) < end ==>
      paging_leaf(r, k) == paging_address(r, k) - where + flags;
*/
// clang-format on

#define PAGING_TABLES paging_level2[..], machine_entries[..], paging_next
#define PAGING_GHOSTS paging_number[..], paging_owner[..]

/* Whole pages [start, end), which lie `where` below, none or WINDOW; large ones where they fill it.
 * The end if there are two things at one place, or no memory. */
/*@ requires sound: paging_sound;
    requires pages: start % PAGE_SIZE == 0 && end % PAGE_SIZE == 0;
    requires range: start <= end <= PAGING_REACH;
    requires where: where == 0 || where == WINDOW <= start;
    requires flags: paging_flags(flags);
    terminates \true; exits \true; assigns PAGING_TABLES, PAGING_GHOSTS;
    ensures sound: paging_sound;
    ensures mapped: paging_mapped(start, end, where, flags);
    ensures kept: paging_kept{Pre, Post}(start, end);
*/
void paging_map(uint64_t start, uint64_t end, uint64_t where, uint64_t flags);

/* Registers that components were given: nothing else lies where they may be. */
#define PAGING_LOW     0xa0000ull
#define PAGING_LOW_END 0x100000ull
#define PAGING_HIGH    0x80000000ull
// clang-format off
/*@ predicate paging_rows = \forall integer c; 0 <= c < deed_component_total ==>
      \valid_read(deed_components + c) &&
      \valid_read(deed_components[c].ports + (0 .. deed_components[c].port_count - 1));
    predicate paging_of_devices(integer address) =
      PAGING_LOW <= address < PAGING_LOW_END || PAGING_HIGH <= address < WINDOW;
    predicate paging_kept_or_devices{K, L} = \forall integer r, k;
      0 <= r < PAGING_REGIONS && 0 <= k < PAGING_ENTRIES ==>
      \at(paging_leaf(r, k), L) == \at(paging_leaf(r, k), K) ||
      paging_of_devices(paging_address(r, k)) &&
      \at(paging_leaf(r, k), L) == paging_address(r, k) + PAGING_DEVICES;
*/
// clang-format on
/*@ requires sound: paging_sound;
    requires rows: paging_rows;
    terminates \true; exits \true; assigns PAGING_TABLES, PAGING_GHOSTS;
    ensures sound: paging_sound;
    ensures kept: paging_kept_or_devices{Pre, Post};
*/
void paging_devices(void);

/* Where the first of them is that lies behind the image, or `end`. */
/*@ requires rows: paging_rows;
    terminates \true; exits \false; assigns \nothing;
    ensures range: \result <= end;
*/
uint64_t paging_devices_first(uint64_t image_end, uint64_t end);

/* Give every page of the image, and of the memory [free, end), its permissions; page tables are
 * taken from the begin of that memory. Returns where they end. From then on it is found
 * behind WINDOW. */
// clang-format off
/*@ logic integer paging_up(integer address) = (address + PAGE_SIZE - 1) / PAGE_SIZE * PAGE_SIZE;
    predicate paging_image(integer free) =
      PAGING_LOW_END <= (uint64_t)deed_image_text_start <= (uint64_t)deed_image_text_end &&
      (uint64_t)deed_image_text_start % PAGE_SIZE == 0 &&
      paging_up((uint64_t)deed_image_text_end) <= (uint64_t)deed_image_rodata_start &&
      (uint64_t)deed_image_rodata_start % PAGE_SIZE == 0 &&
      (uint64_t)deed_image_rodata_start <= (uint64_t)deed_image_rodata_end &&
      paging_up((uint64_t)deed_image_rodata_end) <= (uint64_t)deed_image_data_start &&
      (uint64_t)deed_image_data_start % PAGE_SIZE == 0 &&
      (uint64_t)deed_image_data_start <= (uint64_t)deed_guard_start &&
      (uint64_t)deed_guard_start % PAGE_SIZE == 0 &&
      (uint64_t)deed_guard_start + PAGE_SIZE <= (uint64_t)deed_image_end &&
      paging_up((uint64_t)deed_image_end) <= free && (uint64_t)deed_image_end <= PAGING_HIGH;
    predicate paging_nothing = paging_next == 0 && \forall integer r; 0 <= r < PAGING_REGIONS ==>
      paging_level2[r] == 0 && paging_number[r] == 0;
    predicate paging_absent(integer address) =
      \forall integer r, k; 0 <= r < PAGING_REGIONS && 0 <= k < PAGING_ENTRIES &&
      paging_address(r, k) == address ==> paging_leaf(r, k) == 0;
*/
// clang-format on
/*@ requires nothing: paging_nothing;
    requires image: paging_image(free);
    requires memory: free % PAGE_SIZE == 0 && end % PAGE_SIZE == 0 && free < end <= WINDOW;
    requires rows: paging_rows;
    terminates \true; exits \true;
    assigns PAGING_TABLES, PAGING_GHOSTS, paging_first, paging_most;
    ensures sound: paging_sound;
    ensures text: paging_mapped((uint64_t)deed_image_text_start,
        paging_up((uint64_t)deed_image_text_end), 0, PAGING_TEXT);
    ensures rodata: paging_mapped((uint64_t)deed_image_rodata_start,
        paging_up((uint64_t)deed_image_rodata_end), 0, PAGING_RODATA);
    ensures data: paging_mapped((uint64_t)deed_image_data_start,
        (uint64_t)deed_guard_start, 0, PAGING_DATA);
    ensures stacks: paging_mapped((uint64_t)deed_guard_start + PAGE_SIZE,
        paging_up((uint64_t)deed_image_end), 0, PAGING_DATA);
    ensures memory: paging_mapped(free + WINDOW, end + WINDOW, WINDOW, PAGING_DATA);
    ensures null: paging_absent(0);
    ensures guard: paging_absent((uint64_t)deed_guard_start);
    ensures code: \forall integer r, k; 0 <= r < PAGING_REGIONS && 0 <= k < PAGING_ENTRIES &&
        0 < paging_leaf(r, k) < PAGING_NO_EXEC ==>
        (uint64_t)deed_image_text_start <= paging_address(r, k) <
            paging_up((uint64_t)deed_image_text_end);
    ensures free: \result == free + paging_next * PAGE_SIZE <= end;
*/
uint64_t paging_start(uint64_t free, uint64_t end);

/* Of the kernel's tables: what has to be given before this address can be written? A cleared page
 * for the page table around it comes first; what others were shown in there they are shown again.
 * And the address can be read: all zeros or ones. */
enum paging_lack { PAGING_LACKS_NOTHING, PAGING_LACKS_PAGE, PAGING_LACKS_TABLE };

// clang-format off
/*@ // the page table around an address is nobody else's; and where the entry for its page is, then
    predicate paging_is_own(integer entry) = entry != 0 && entry != paging_shown_table[0] &&
      entry != paging_shown_table[1];
    predicate paging_own(integer address) = paging_is_own(paging_level2[address / PAGING_REGION]);
    logic integer paging_own_word(integer address) =
      (paging_level2[address / PAGING_REGION] - PAGING_TABLE) / 8 +
      address / PAGE_SIZE % PAGING_ENTRIES;

    predicate paging_tables_sound = \forall integer r; 0 <= r < PAGING_REGIONS &&
      paging_is_own(paging_level2[r]) ==> paging_level2[r] % PAGE_SIZE == PAGING_TABLE &&
      PAGE_SIZE <= paging_level2[r] < WINDOW;

    predicate paging_lacks_page(integer address) = paging_own(address) &&
      machine_entries[paging_own_word(address)] % PAGE_SIZE != PAGING_DATA % PAGE_SIZE;
    predicate paging_lack_is(integer address, enum paging_lack lack) =
      lack == PAGING_LACKS_TABLE ? !paging_own(address) :
      lack == PAGING_LACKS_PAGE ? paging_lacks_page(address) :
      paging_own(address) && !paging_lacks_page(address);
*/
// clang-format on

/*@ requires there: address < PAGING_REACH;
    requires sound: paging_tables_sound;
    terminates \true; exits \false; assigns \nothing;
    ensures lack: paging_lack_is(address, \result);
*/
enum paging_lack paging_lacks(uint64_t address);

/* The page at this place, which is nobody's. */
/*@ requires there: address < PAGING_REACH;
    requires sound: paging_tables_sound;
    requires lack: lack == PAGING_LACKS_TABLE || lack == PAGING_LACKS_PAGE;
    requires lacks: paging_lack_is(address, lack);
    requires place: place % PAGE_SIZE == 0 && 0 < place < WINDOW &&
        paging_is_own(place + PAGING_TABLE);
    terminates \true; exits \false;
    assigns paging_level2[address / PAGING_REGION], machine_entries[..];
    ensures sound: paging_tables_sound;
    ensures table: lack == PAGING_LACKS_TABLE ==> paging_own(address) &&
        paging_level2[address / PAGING_REGION] == place + PAGING_TABLE;
    ensures kept: lack == PAGING_LACKS_TABLE ==> \forall integer w; 0 <= w < MACHINE_PLACES / 8 ==>
        machine_entries[w] == \old(machine_entries[w]);
    ensures page: lack == PAGING_LACKS_PAGE ==>
        paging_level2[address / PAGING_REGION] == \old(paging_level2[address / PAGING_REGION]) &&
        machine_entries[paging_own_word(address)] == place + PAGING_DATA;
    ensures others: lack == PAGING_LACKS_PAGE ==> \forall integer w;
        0 <= w < MACHINE_PLACES / 8 && w != paging_own_word(address) ==>
        machine_entries[w] == \old(machine_entries[w]);
    ensures given: lack == PAGING_LACKS_PAGE ==> paging_lack_is(address, PAGING_LACKS_NOTHING);
*/
void paging_give(uint64_t address, enum paging_lack lack, uint64_t place);

/*@ requires there: address < PAGING_REACH;
    requires sound: paging_tables_sound;
    terminates \true; exits \false;
    assigns paging_level2[address / PAGING_REGION], machine_entries[..];
    ensures sound: paging_tables_sound;
    ensures shared: !\old(paging_own(address)) ==>
        paging_level2[address / PAGING_REGION] == paging_shown_table[ones ? 1 : 0];
    ensures kept: !\old(paging_own(address)) ==> \forall integer w; 0 <= w < MACHINE_PLACES / 8 ==>
        machine_entries[w] == \old(machine_entries[w]);
    ensures own: \old(paging_own(address)) ==>
        paging_level2[address / PAGING_REGION] == \old(paging_level2[address / PAGING_REGION]) &&
        machine_entries[paging_own_word(address)] == paging_shown_page[ones ? 1 : 0];
    ensures others: \old(paging_own(address)) ==> \forall integer w;
        0 <= w < MACHINE_PLACES / 8 && w != paging_own_word(address) ==>
        machine_entries[w] == \old(machine_entries[w]);
*/
void paging_show(uint64_t address, bool ones);

#endif
