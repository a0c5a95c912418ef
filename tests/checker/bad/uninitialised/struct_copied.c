/* A struct that nobody filled, copied whole: old stack leaves in a message. */
#include "memory.component.h"

struct report {
    uint64_t time;
    uint32_t kind;
};

static struct report g_last;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct report report; //-
    //+ struct report report = {0, 0};
    g_last = report; //~ uninitialised
    if (g_last.kind > 5)
        deed_fault(deed_reason_value);
}
