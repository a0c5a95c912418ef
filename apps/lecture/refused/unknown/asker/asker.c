/* asker.c - sends opcode 99, past the stubs. */
#include "asker.component.h"

void asker_main(struct asker_ports *ports)
{
    struct Adder_client *adder = Adder_open(ports->adder, DEED_FOREVER);

    if (!adder)
        deed_fault(deed_reason_value);
    deed_send(&adder->endpoint, 99); //~ opaque
    deed_fault(deed_reason_value);
}
