/* A driver whose device lies in statics: used where it lies, and handed on as a whole. */
#include "porter.component.h"

static struct Ioports_client *g_uart OWN STATE(Held);
static struct Registers_client *g_control OWN STATE(Held);

static uint32_t look(void)
{
    uint32_t status = g_uart ? Ioports_read8(g_uart, 5) : 0;

    if (g_control)
        Registers_write32(g_control, 16, status);
    return status;
}

static void hand_on(struct Lease_client *lease STATE(Ready) TO(Ready))
{
    struct Ioports_client *uart = TAKE(g_uart);

    if (!uart)
        return;
    switch (Lease_call_Ports(lease, uart)) {
    case Lease_Thanks: break;
    case Lease_closed: deed_fault(deed_reason_value);
    }
}

/* What comes is kept; what was there before goes back. */
static void receive(struct porter_ports *ports)
{
    struct Lease_server *giver = Lease_server_set_receive(ports->offers);

    switch (Lease_server_tag(giver)) {
    case Lease_connected: break;
    case Lease_closed: Lease_server_drop(giver); return;
    case Lease_Ports: {
        struct Ioports_client *old = TAKE(g_uart);
        if (old) {
            Ioports_send_Return(old);
            Ioports_client_drop(old);
        }
        PUT(g_uart, Lease_Ports_ports(giver));
        Lease_send_Thanks(giver);
        break;
    }
    case Lease_Control: {
        struct Registers_client *control = Lease_Control_control(giver);
        Registers_send_Return(control);
        Registers_client_drop(control);
        Lease_send_Thanks(giver);
        break;
    }
    case Lease_Line: {
        struct Interrupt_client *line = Lease_Line_line(giver);
        Interrupt_send_Return(line);
        Interrupt_client_drop(line);
        Lease_send_Thanks(giver);
        break;
    }
    case Lease_Queue: {
        struct Virtqueue_client *queue = Lease_Queue_queue(giver);
        Virtqueue_send_Return(queue);
        Virtqueue_client_drop(queue);
        Lease_send_Thanks(giver);
        break;
    }
    }
    Lease_server_set_put(ports->offers, giver);
}

void porter_main(struct porter_ports *ports)
{
    struct Lease_client *lease = Lease_open(ports->leases, DEED_FOREVER);

    PUT(g_uart, Ioports_open(ports->uart, DEED_NOW));
    PUT(g_control, Registers_open(ports->control, DEED_NOW));
    if (!lease)
        return;
    while (look() != 0) {
        receive(ports);
        hand_on(lease);
    }
    deed_fault(deed_reason_value);
}
