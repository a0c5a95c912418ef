/* An object of one layout is dropped, and its memory taken again as bytes: it comes zeroed, and only so. */
#include "memory.component.h"

struct report {
    uint64_t time;
    uint32_t kind;
};

static uint32_t g_seen;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct report *report = deed_take(sizeof(struct report));
    if (report == NULL)
        return;
    uint32_t *kind = &report->kind;
    deed_drop(report);
    struct uint8_vector *bytes = uint8_vector_take(8);
    if (bytes == NULL)
        return;
    g_seen = *kind; //- //~ borrow-expired
    //+ kind = NULL;
    deed_drop(bytes);
}
