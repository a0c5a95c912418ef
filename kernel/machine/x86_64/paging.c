/* paging.c - one address space: the image and the heap's memory, as they lie, each page with the
 * least it needs.
 *
 * The image's text can be read and executed, its constants read, its data and the heap's memory
 * read and written; registers that a component was given are not cached. Nothing else is there,
 * page 0 and the guard page included. The heap's memory lies behind WINDOW, so that its place does
 * not depend on how much there is.
 *
 * The kernel's tables get their memory later: paging_tables.c. */
#include "kernel/panic.h"
#include "paging.h"

/*@ requires room: address <= UINT64_MAX - PAGE_SIZE;
    terminates \true; exits \false; assigns \nothing;
    ensures up: \result == paging_up(address);
*/
static uint64_t page_up(uint64_t address)
{
    return (address + PAGE_SIZE - 1) / PAGE_SIZE * PAGE_SIZE;
}

uint64_t machine_place(const volatile void *object)
{
    uint64_t address = (uint64_t)object;

    return address >= WINDOW ? address - WINDOW : address;
}

uint64_t paging_start(uint64_t free, uint64_t end)
{
    uint64_t guard = (uint64_t)deed_guard_start;

    if ((uint64_t)deed_tables_end > PAGING_HIGH)
        panic("the kernel's tables end too high");
    paging_first = free;
    paging_most = (end - free) / PAGE_SIZE;
    paging_map((uint64_t)deed_image_text_start, page_up((uint64_t)deed_image_text_end), 0,
               PAGING_TEXT);
    paging_map((uint64_t)deed_image_rodata_start, page_up((uint64_t)deed_image_rodata_end), 0,
               PAGING_RODATA);
    paging_map((uint64_t)deed_image_data_start, guard, 0, PAGING_DATA);
    paging_map(guard + PAGE_SIZE, page_up((uint64_t)deed_image_end), 0, PAGING_DATA);
    paging_map(free + WINDOW, end + WINDOW, WINDOW, PAGING_DATA);
    paging_map(LAPIC_ADDRESS, LAPIC_ADDRESS + PAGE_SIZE, 0, PAGING_DEVICES);
    paging_devices();
    machine_pages_load(paging_top, WINDOW);
    return free + paging_next * PAGE_SIZE;
}
