/* Over a vector in a slot that a call empties. */
#include "memory.component.h"

static struct uint8_vector *g_packet OWN;

struct header {
    struct deed_be16 length;
    uint8_t kind;
};

static void clear(void)
{
    deed_drop(TAKE(g_packet));
}

static uint32_t kind(void)
{
    if (g_packet == NULL)
        return 0;
    const struct header *header =
        OVERLAY(struct header, uint8_vector_const_slice(g_packet), 0);
    uint32_t kind = header->kind;
    clear();
    return kind + header->kind; //- //~ borrow-expired
    //+ return kind + 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    PUT(g_packet, uint8_vector_take(4));
    if (kind() > 100)
        deed_fault(deed_reason_value);
}
