/* Looked at where it lies, handed on from there, and looked at again. */
#include "porter.component.h"

static void give(struct Lease_client *lease OWN CLAIMS STATE(Ready),
                 struct Ioports_client *uart OWN CLAIMS STATE(Held))
{
    switch (Lease_call_Ports(lease, uart)) {
    case Lease_Thanks: deed_fault(1);
    case Lease_closed: Lease_client_drop(lease); break;
    }
}

static struct Ioports_client *g_uart OWN STATE(Held);

static uint8_t last(struct Lease_client *lease OWN CLAIMS STATE(Ready))
{
    const struct Ioports_client *lent = g_uart;
    struct Ioports_client *uart = TAKE(g_uart);
    if (!uart)
        deed_fault(1);
    give(lease, uart);
    return lent ? Ioports_read8(lent, 5) : 0; //- //~ borrow-expired
    //+ return 0;
}

void porter_main(struct porter_ports *ports)
{
    (void)ports;
}
