/* guest.c - a source of another kind, in the midst of the others. */
#include "guest.component.h"

void guest_main(struct guest_ports *ports)
{
    struct Adder_client *adder = Adder_open(ports->adder, DEED_FOREVER);

    deed_sleep_until(deed_now() + 500000);
    if (!adder)
        return;
    switch (Adder_call_Add(adder, 20, 22)) {
    case Adder_Sum: Adder_send_Close(adder); break;
    case Adder_closed: break;
    }
    Adder_client_drop(adder);
}
