/* table.c - memory for the kernel's tables (sharedheap/table.h), a page at a time: when somebody
 * says that it will be used (kernel/rows.h), or else when it is touched.
 *
 * The page fault comes in the middle of a service, with interrupts off, and the service goes on as
 * if nothing had been. So nothing here may touch a table itself. The first pages are a part of the
 * image, cleared by who loaded it; later ones come from where the heap's objects are not. */
#include "kernel/component.h"
#include "kernel/core.h"
#include "kernel/panic.h"
#include "sharedheap/heap.h"
#include "paging.h"

#define WRITE  0x2u /* in the error code */
#define FIRST  160u
#define RANGES 4u
#define WORDS  (PAGE_SIZE / sizeof(uint64_t))
#define STEP   8u

static struct {
    uint64_t start, size;
} ones[RANGES];
static uint32_t ones_count;

static uint64_t first_pages[FIRST][WORDS] __attribute__((aligned(PAGE_SIZE)));
static uint32_t first_used;
static uint64_t *spare; /* pages that were not needed after all; each begins with the next */

//@ requires ranges: ones_count <= RANGES;
void machine_ones(void *table, uint64_t size)
{
    if (ones_count == RANGES)
        panic("too many tables of ones");
    ones[ones_count].start = (uint64_t)table;
    ones[ones_count++].size = size;
}

//@ requires ranges: ones_count <= RANGES;
static bool is_ones(uint64_t address)
{
    for (uint32_t i = 0; i < ones_count; i++)
        if (address - ones[i].start < ones[i].size)
            return true;
    return false;
}

//@ requires page: \valid(page + (0 .. WORDS - 1));
static void fill(uint64_t *page, uint64_t word)
{
    for (uint32_t i = 0; i < WORDS; i += STEP)
        for (uint32_t k = 0; k < STEP; k++)
            page[i + k] = word;
}

static uint64_t *page_take(uint64_t address)
{
    uint64_t *page = spare;

    if (page != NULL) {
        spare = *(uint64_t **)page;
        return page;
    }
    page = heap_table_page((const void *)address);
    if (page == NULL)
        panic("no memory for the kernel's tables");
    return page;
}

/* What each word of a page has to be that this address lacks. */
//@ requires ranges: ones_count <= RANGES;
static uint64_t word_of(uint64_t address, enum paging_lack lack)
{
    return lack == PAGING_LACKS_PAGE && is_ones(address) ? UINT64_MAX : 0;
}

/* Give what is lacking. */
static void give(uint64_t address, enum paging_lack lack)
{
    uint64_t word = word_of(address, lack);
    uint64_t *page;

    if (word == 0 && first_used < FIRST) {
        paging_give(address, lack, machine_place(first_pages[first_used++]));
        return;
    }
    page = page_take(address);
    fill(page, word);
    paging_give(address, lack, machine_place(page));
}

/* The same, with interrupts on while the page is filled. It is kept for later if somebody else was
 * faster. */
static void give_gently(uint64_t address, enum paging_lack lack)
{
    uint64_t word = word_of(address, lack);
    uint64_t *page;

    page = page_take(address);
    machine_interrupts_on();
    fill(page, word);
    machine_interrupts_off();
    if (paging_lacks(address) == lack) {
        paging_give(address, lack, machine_place(page));
    } else {
        *(uint64_t **)page = spare;
        spare = page;
    }
}

static uint64_t page_of(const void *address)
{
    return (uint64_t)address & ~(uint64_t)(PAGE_SIZE - 1);
}

void table_fill(void *start, uint64_t size)
{
    uint64_t end = (uint64_t)start + size;
    enum paging_lack lack;

    for (uint64_t at = page_of(start); at < end; at += PAGE_SIZE)
        while ((lack = paging_lacks(at)) != PAGING_LACKS_NOTHING)
            give_gently(at, lack);
}

void machine_table_boot(void *start, uint64_t size)
{
    uint64_t end = (uint64_t)start + size;
    enum paging_lack lack;

    for (uint64_t at = page_of(start); at < end; at += PAGE_SIZE)
        while ((lack = paging_lacks(at)) != PAGING_LACKS_NOTHING)
            give(at, lack);
}

/* The fault is one of the kernel, not of a component that runs astray. */
static bool is_kernel(uint64_t instruction)
{
    return machine_text(instruction) &&
           (core.current >= COMPONENTS_MAX || !component_of_text(instruction, core.current));
}

bool table_touched(uint64_t address, uint64_t error, uint64_t instruction)
{
    enum paging_lack lack;

    if (address - (uint64_t)deed_tables_start >= (uint64_t)(deed_tables_end - deed_tables_start) ||
        ((error & WRITE) && !is_kernel(instruction)))
        return false;
    if ((error & WRITE) == 0)
        paging_show(address, is_ones(address));
    else
        while ((lack = paging_lacks(address)) != PAGING_LACKS_NOTHING)
            give(address, lack);
    return true;
}
