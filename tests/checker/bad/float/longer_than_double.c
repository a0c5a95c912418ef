/* The x87 unit has registers that nobody saves. */
#include "number.component.h"

static uint64_t g_kept;

void number_main(struct number_ports *ports)
{
    (void)ports;
    long double third; //- //~ type
    //+ double third;
    g_kept = sizeof third;
}
