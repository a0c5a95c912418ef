/* table.c - memory for the kernel's tables (sharedheap/table.h), a page at a time, when it is
 * touched.
 *
 * The page fault comes in the middle of a service, with interrupts off, and the service goes on as
 * if nothing had been. So nothing here may touch a table itself. The first pages are a part of the
 * image, cleared by who loaded it; later ones come from where the heap's objects are not. */
#include "kernel/component.h"
#include "kernel/core.h"
#include "kernel/panic.h"
#include "sharedheap/heap.h"
#include "x86.h"

#define WRITE  0x2u /* in the error code */
#define FIRST  64u
#define RANGES 4u
#define WORDS  (PAGE_SIZE / sizeof(uint64_t))
#define STEP   8u

static struct {
    uint64_t start, size;
} ones[RANGES];
static uint32_t ones_count;

static uint64_t first_pages[FIRST][WORDS] __attribute__((aligned(PAGE_SIZE)));
static uint32_t first_used;

void machine_ones(void *table, uint64_t size)
{
    if (ones_count == RANGES)
        panic("too many tables of ones");
    ones[ones_count].start = (uint64_t)table;
    ones[ones_count++].size = size;
}

static bool is_ones(uint64_t address)
{
    for (uint32_t i = 0; i < ones_count; i++)
        if (address - ones[i].start < ones[i].size)
            return true;
    return false;
}

static void fill(uint64_t *page, uint64_t word)
{
    for (uint32_t i = 0; i < WORDS; i += STEP)
        for (uint32_t k = 0; k < STEP; k++)
            page[i + k] = word;
}

uint64_t *table_page(uint64_t address, uint64_t word)
{
    uint64_t *page;

    if (word == 0 && first_used < FIRST)
        return first_pages[first_used++];
    page = heap_table_page((const void *)address);
    if (page == NULL)
        panic("no memory for the kernel's tables");
    fill(page, word);
    return page;
}

/* The fault is one of the kernel, not of a component that runs astray. */
static bool is_kernel(uint64_t instruction)
{
    return machine_text(instruction) &&
           (core.current >= COMPONENTS_MAX || !component_of_text(instruction, core.current));
}

bool table_touched(uint64_t address, uint64_t error, uint64_t instruction)
{
    uint64_t word = is_ones(address) ? UINT64_MAX : 0;

    if (address - (uint64_t)deed_tables_start >= (uint64_t)(deed_tables_end - deed_tables_start) ||
        ((error & WRITE) && !is_kernel(instruction)))
        return false;
    if (error & WRITE)
        paging_give(address, table_page(address, word));
    else
        paging_show(address, word != 0);
    return true;
}
