/* paging.c - one address space: the image and the heap's memory, as they lie, each page with the
 * least it needs.
 *
 * The image's text can be read and executed, its constants read, its data and the heap's memory
 * read and written; registers that a component was given are not cached. Nothing else is there,
 * page 0 and the guard page included. The tables are built once and never change. */
#include "kernel/tables.h"
#include "x86.h"

#define PRESENT   0x1ull
#define WRITABLE  0x2ull
#define UNCACHED  0x18ull
#define LARGE     0x80ull
#define NO_EXEC   (1ull << 63)
#define ADDRESSES 0x000ffffffffff000ull

#define LARGE_SIZE 0x200000ull
#define ENTRIES    512u

#define DATA (PRESENT | WRITABLE | NO_EXEC)

static uint64_t next_table; /* memory for page tables, rising */
static uint64_t *top;

static uint64_t *table_take(void)
{
    uint64_t *table = (uint64_t *)next_table;

    next_table += PAGE_SIZE;
    for (uint32_t i = 0; i < ENTRIES; i++)
        table[i] = 0;
    return table;
}

static uint64_t *table_below(uint64_t *entry)
{
    if (*entry == 0)
        *entry = (uint64_t)table_take() | PRESENT | WRITABLE;
    return (uint64_t *)(*entry & ADDRESSES);
}

/* The entry for the 2 MiB around an address. */
static uint64_t *level2_entry(uint64_t address)
{
    uint64_t *level3 = table_below(&top[address >> 39 & (ENTRIES - 1)]);
    uint64_t *level2 = table_below(&level3[address >> 30 & (ENTRIES - 1)]);

    return &level2[address >> 21 & (ENTRIES - 1)];
}

static void map_small(uint64_t start, uint64_t end, uint64_t flags)
{
    uint64_t *level1 = table_below(level2_entry(start));

    for (uint64_t address = start; address < end; address += PAGE_SIZE)
        level1[address / PAGE_SIZE & (ENTRIES - 1)] = address | flags;
}

/* Whole pages [start, end), a large one where they fill it. */
static void map_range(uint64_t start, uint64_t end, uint64_t flags)
{
    uint64_t next;

    for (uint64_t address = start; address < end; address = next) {
        next = (address | (LARGE_SIZE - 1)) + 1;
        if (address % LARGE_SIZE == 0 && next <= end)
            *level2_entry(address) = address | flags | LARGE;
        else
            map_small(address, next < end ? next : end, flags);
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
        map_small(address, address + PAGE_SIZE, DATA | UNCACHED);
}

static void map_devices(void)
{
    map_range(LAPIC_ADDRESS, LAPIC_ADDRESS + PAGE_SIZE, DATA | UNCACHED);
    for (uint32_t c = 0; c < deed_component_total; c++)
        for (uint32_t i = 0; i < deed_components[c].port_count; i++)
            if (deed_components[c].ports[i].kind == PORT_TABLE_REGISTERS)
                map_registers(&deed_components[c].ports[i]);
}

uint64_t paging_start(uint64_t free, uint64_t end)
{
    next_table = free;
    top = table_take();
    map_range((uint64_t)deed_image_text_start, page_up(deed_image_text_end), PRESENT);
    map_range((uint64_t)deed_image_rodata_start, page_up(deed_image_rodata_end), PRESENT | NO_EXEC);
    map_range((uint64_t)deed_image_data_start, (uint64_t)deed_guard_start, DATA);
    map_range((uint64_t)deed_guard_start + PAGE_SIZE, page_up(deed_image_end), DATA);
    map_range(free, end, DATA);
    map_devices();
    __asm__ volatile("mov %0, %%cr3" : : "r"(top) : "memory");
    return next_table;
}
