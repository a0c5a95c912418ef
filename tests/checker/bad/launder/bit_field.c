/* A bit-field of an enum holds less than its enumerators. */
#include "memory.component.h"

enum mode { mode_read, mode_write, mode_both = 3 };

struct flags {
    enum mode mode : 1; //- //~ type
    //+ enum mode mode;
    uint32_t rest;
};

static struct flags g_flags;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    g_flags.mode = deed_now() > 5 ? mode_both : mode_read;
    if (g_flags.mode > mode_both)
        deed_fault(deed_reason_value);
}
