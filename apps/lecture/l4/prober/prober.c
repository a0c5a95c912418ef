/* prober.c - owns a range of I/O ports, and reads where it is told to, without looking whether that
 * is inside: the kernel looks. */
#include "prober.component.h"

void prober_main(struct prober_ports *ports)
{
    for (;;) {
        struct Probe_server *client = Probe_server_set_receive(ports->service);

        switch (Probe_server_tag(client)) {
        case Probe_connected: break;
        case Probe_Close:
        case Probe_closed: Probe_server_drop(client); continue;
        case Probe_Read:
            Probe_send_Value(client, deed_ioport_read8(ports->range, Probe_Read_offset(client)));
            break;
        }
        Probe_server_set_put(ports->service, client);
    }
}
