/* Bit-fields in private structs: flags of pages, a packet's state, a queue of small numbers. */
#include "memory.component.h"

#define PRESENT (1u << 0)
#define WRITE   (1u << 1)
#define DIRTY   (1u << 6)

struct page {
    unsigned frame : 20;
    unsigned age : 3;
    bool present : 1;
    bool writable : 1;
    bool dirty : 1;
};

static struct page pages[16];

static struct {
    unsigned window : 4;
    unsigned sequence : 4;
    bool is_open : 1;
    uint32_t sent;
} link;

static struct page decode(uint32_t entry)
{
    struct page page = {
        .frame = entry >> 12,
        .present = (entry & PRESENT) != 0,
        .writable = (entry & WRITE) != 0,
        .dirty = (entry & DIRTY) != 0,
    };
    return page;
}

static uint32_t encode(const struct page *page)
{
    uint32_t entry = (uint32_t)page->frame << 12;

    if (page->present)
        entry |= PRESENT;
    if (page->writable)
        entry |= WRITE;
    if (page->dirty)
        entry |= DIRTY;
    return entry;
}

/* Those that were not used for long go first. */
static int victim(void)
{
    int oldest = -1;

    for (int i = 0; i < 16; i++) {
        if (!pages[i].present)
            continue;
        if (oldest < 0 || pages[i].age > pages[oldest].age)
            oldest = i;
        if (pages[i].age < 7)
            pages[i].age++;
    }
    return oldest;
}

static bool transmit(void)
{
    if (!link.is_open || link.window == 0)
        return false;
    link.window--;
    link.sequence++;
    link.sent++;
    return true;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    pages[3] = decode(0x12345043);
    if (encode(&pages[3]) != 0x12345043 || victim() != 3 || pages[3].age != 1)
        deed_fault(deed_reason_value);
    link.is_open = true;
    link.window = 9;
    while (transmit())
        continue;
    if (link.sent != 9 || link.sequence != 9)
        deed_fault(deed_reason_value);
}
