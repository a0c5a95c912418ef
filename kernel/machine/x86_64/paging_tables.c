/* paging_tables.c - the kernel's tables (sharedheap/table.h) get their memory a page at a time:
 * what was never touched is not there; what was only read is a page that all share; what is written
 * gets one of its own, in table.c. Nothing that is there ever moves or goes. */
#include "paging.h"

/* Where the entry for the page of this address is, if the page table around it is nobody else's;
 * otherwise 0. */
/*@ requires there: address < PAGING_REACH;
    requires sound: paging_tables_sound;
    terminates \true; exits \false; assigns \nothing;
    ensures shared: !paging_own(address) ==> \result == 0;
    ensures own: paging_own(address) ==> 0 < \result && \result == 8 * paging_own_word(address) &&
        \result < MACHINE_PLACES;
*/
static uint64_t own_entry(uint64_t address)
{
    uint64_t entry = paging_level2[address / PAGING_REGION];

    if (entry == 0 || entry == paging_shown_table[0] || entry == paging_shown_table[1])
        return 0;
    return entry - PAGING_TABLE + address / PAGE_SIZE % PAGING_ENTRIES * sizeof entry;
}

void paging_show(uint64_t address, bool ones)
{
    uint64_t entry = own_entry(address);

    if (entry == 0)
        paging_level2[address / PAGING_REGION] = paging_shown_table[ones];
    else
        machine_entry_set(entry, paging_shown_page[ones]);
}

enum paging_lack paging_lacks(uint64_t address)
{
    uint64_t entry = own_entry(address);

    if (entry == 0)
        return PAGING_LACKS_TABLE;
    return machine_entry(entry) % PAGE_SIZE == PAGING_DATA % PAGE_SIZE ? PAGING_LACKS_NOTHING
                                                                       : PAGING_LACKS_PAGE;
}

void paging_give(uint64_t address, enum paging_lack lack, uint64_t place)
{
    if (lack == PAGING_LACKS_TABLE)
        paging_level2[address / PAGING_REGION] = place + PAGING_TABLE;
    else
        machine_entry_set(own_entry(address), place + PAGING_DATA);
    machine_page_forget(address);
}
