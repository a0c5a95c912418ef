/* paging.c - one address space: the image and the heap's memory, as they lie, each page with the
 * least it needs.
 *
 * The image's text can be read and executed, its constants read, its data and the heap's memory
 * read and written; registers that a component was given are not cached. Nothing else is there,
 * page 0 and the guard page included. The heap's memory lies behind WINDOW, so that its place does
 * not depend on how much there is.
 *
 * The kernel's tables (sharedheap/table.h) get their memory a page at a time: what was never
 * touched is not there; what was only read is a page that all share; what is written gets one of
 * its own, in table.c. Nothing that is there ever moves or goes. */
#include "kernel/panic.h"
#include "kernel/tables.h"
#include "x86.h"

#define PRESENT   0x1ull
#define WRITABLE  0x2ull
#define UNCACHED  0x18ull
#define LARGE     0x80ull
#define NO_EXEC   (1ull << 63)
#define ADDRESSES 0x000ffffffffff000ull

#define LARGE_SIZE 0x200000ull
#define GIBIBYTE   0x40000000ull
#define ENTRIES    512u

#define TABLES_GIBIBYTES 2u /* below: the kernel's tables */

#define DATA (PRESENT | WRITABLE | NO_EXEC)

#define SHOWN (PRESENT | NO_EXEC)

static uint64_t next_table; /* memory for page tables, rising; before the heap has it */
static uint64_t window;     /* WINDOW, once it is there */
static uint64_t *top;
static uint64_t level2_of_tables[TABLES_GIBIBYTES]; /* where it lies, of each of these */

/* What nobody has written yet: a page of zeros and one of ones, and a page table full of each. */
static uint64_t shown_page[2][ENTRIES] __attribute__((aligned(PAGE_SIZE)));
static uint64_t shown_level1[2][ENTRIES] __attribute__((aligned(PAGE_SIZE)));

static uint64_t *table_take(void)
{
    uint64_t *table = (uint64_t *)next_table;

    next_table += PAGE_SIZE;
    for (uint32_t i = 0; i < ENTRIES; i++)
        table[i] = 0;
    return table;
}

/* Where a page lies that is at this address, and the other way round. */
static uint64_t place_of(const uint64_t *page)
{
    return (uint64_t)page >= WINDOW ? (uint64_t)page - WINDOW : (uint64_t)page;
}

uint64_t machine_place(const volatile void *object)
{
    return place_of((const uint64_t *)(uint64_t)object);
}

static uint64_t *page_at(uint64_t place)
{
    return (uint64_t *)(place < (uint64_t)deed_image_end ? place : place + window);
}

static uint64_t *table_below(uint64_t *entry)
{
    if (*entry == 0)
        *entry = (uint64_t)table_take() | PRESENT | WRITABLE;
    return page_at(*entry & ADDRESSES);
}

/* The entry for the 2 MiB around an address. */
static uint64_t *level2_entry(uint64_t address)
{
    uint64_t *level3 = table_below(&top[address >> 39 & (ENTRIES - 1)]);
    uint64_t *level2 = table_below(&level3[address >> 30 & (ENTRIES - 1)]);

    return &level2[address >> 21 & (ENTRIES - 1)];
}

static void map_small(uint64_t start, uint64_t end, uint64_t where, uint64_t flags)
{
    uint64_t *level1 = table_below(level2_entry(start));

    for (uint64_t address = start; address < end; address += PAGE_SIZE)
        level1[address / PAGE_SIZE & (ENTRIES - 1)] = (address - where) | flags;
}

/* Large pages from this one on, to the end or as far as the table goes: where that was. */
static uint64_t map_large(uint64_t address, uint64_t end, uint64_t where, uint64_t flags)
{
    uint64_t *entry = level2_entry(address);

    do {
        *entry++ = (address - where) | flags | LARGE;
        address += LARGE_SIZE;
    } while (address % GIBIBYTE != 0 && address + LARGE_SIZE <= end);
    return address;
}

/* Whole pages [start, end), which lie `where` below, a multiple of LARGE_SIZE; a large one where
 * they fill it. */
static void map_range(uint64_t start, uint64_t end, uint64_t where, uint64_t flags)
{
    uint64_t next;

    for (uint64_t address = start; address < end; address = next) {
        next = (address | (LARGE_SIZE - 1)) + 1;
        if (address % LARGE_SIZE == 0 && next <= end)
            next = map_large(address, end, where, flags);
        else
            map_small(address, next < end ? next : end, where, flags);
    }
}

static uint64_t page_up(const char *end)
{
    return ((uint64_t)end + PAGE_SIZE - 1) & ~(uint64_t)(PAGE_SIZE - 1);
}

/* Registers that components were given, a small page at a time: two may have their registers in one
 * page, and what the kernel checks is the range, not the page. */
static void map_registers(const struct port_table *port)
{
    uint64_t first = port->register_base & ~(uint64_t)(PAGE_SIZE - 1);
    uint64_t end = port->register_base + port->register_size;

    for (uint64_t address = first; address < end; address += PAGE_SIZE)
        map_small(address, address + PAGE_SIZE, 0, DATA | UNCACHED);
}

static void map_devices(void)
{
    map_range(LAPIC_ADDRESS, LAPIC_ADDRESS + PAGE_SIZE, 0, DATA | UNCACHED);
    for (uint32_t c = 0; c < deed_component_total; c++)
        for (uint32_t i = 0; i < deed_components[c].port_count; i++)
            if (deed_components[c].ports[i].register_size)
                map_registers(&deed_components[c].ports[i]);
}

/* Level 2 is there for all of the kernel's tables before the first of them is touched. */
static void map_tables(void)
{
    for (uint32_t i = 0; i < ENTRIES; i++) {
        shown_page[1][i] = UINT64_MAX;
        shown_level1[0][i] = (uint64_t)shown_page[0] | SHOWN;
        shown_level1[1][i] = (uint64_t)shown_page[1] | SHOWN;
    }
    if ((uint64_t)deed_tables_end > TABLES_GIBIBYTES * GIBIBYTE)
        panic("the kernel's tables end too high");
    for (uint32_t i = 0; i < TABLES_GIBIBYTES; i++)
        level2_of_tables[i] = (uint64_t)level2_entry(i * GIBIBYTE) & ADDRESSES;
}

uint64_t paging_start(uint64_t free, uint64_t end)
{
    next_table = free;
    top = table_take();
    map_range((uint64_t)deed_image_text_start, page_up(deed_image_text_end), 0, PRESENT);
    map_range((uint64_t)deed_image_rodata_start, page_up(deed_image_rodata_end), 0,
              PRESENT | NO_EXEC);
    map_range((uint64_t)deed_image_data_start, (uint64_t)deed_guard_start, 0, DATA);
    map_range((uint64_t)deed_guard_start + PAGE_SIZE, page_up(deed_image_end), 0, DATA);
    map_range(free + WINDOW, end + WINDOW, WINDOW, DATA);
    map_devices();
    map_tables();
    __asm__ volatile("mov %0, %%cr3" : : "r"(top) : "memory");
    window = WINDOW;
    top = page_at((uint64_t)top);
    return next_table;
}

/* The entry for the 2 MiB around an address in the kernel's tables. */
static uint64_t *table_entry(uint64_t address)
{
    return &page_at(level2_of_tables[address / GIBIBYTE])[address / LARGE_SIZE % ENTRIES];
}

void paging_show(uint64_t address, bool ones)
{
    uint64_t *level2 = table_entry(address);

    if (*level2 == 0)
        *level2 = (uint64_t)shown_level1[ones] | PRESENT | WRITABLE;
    else
        page_at(*level2 & ADDRESSES)[address / PAGE_SIZE % ENTRIES] =
            (uint64_t)shown_page[ones] | SHOWN;
}

/* The page table around an address, if it is nobody else's. */
static uint64_t *own_level1(uint64_t address)
{
    uint64_t entry = *table_entry(address);
    uint64_t *level1 = page_at(entry & ADDRESSES);

    return entry == 0 || level1 == shown_level1[0] || level1 == shown_level1[1] ? NULL : level1;
}

enum paging_lack paging_lacks(uint64_t address)
{
    const uint64_t *level1 = own_level1(address);

    if (level1 == NULL)
        return PAGING_LACKS_TABLE;
    return level1[address / PAGE_SIZE % ENTRIES] & WRITABLE ? PAGING_LACKS_NOTHING
                                                            : PAGING_LACKS_PAGE;
}

void paging_give(uint64_t address, enum paging_lack lack, uint64_t *page)
{
    if (lack == PAGING_LACKS_TABLE)
        *table_entry(address) = place_of(page) | PRESENT | WRITABLE;
    else
        own_level1(address)[address / PAGE_SIZE % ENTRIES] = place_of(page) | DATA;
    __asm__ volatile("invlpg (%0)" : : "r"(address) : "memory");
}
