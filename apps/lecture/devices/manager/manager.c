/* manager.c - lends a device. Whether somebody has it is nothing that it has to remember: a port
 * opens only while nobody has what it stands for, however that came about. */
#include "manager.component.h"

/* The interrupt, in the state in which it travels: masked, with nothing under way. */
static struct Interrupt_client *still(struct Interrupt_port *port)
{
    struct Interrupt_client *line = Interrupt_open(port, DEED_NOW);

    if (!line)
        return NULL;
    switch (Interrupt_call_Hold(line)) {
    case Interrupt_Held:
    case Interrupt_Raised: return line; /* its next owner will hear it */
    case Interrupt_closed: Interrupt_client_drop(line); return NULL;
    }
    return NULL;
}

static void give_back(struct Ioports_client *uart OWN CLAIMS STATE(Held))
{
    Ioports_send_Return(uart);
    Ioports_client_drop(uart);
}

static void lend(struct manager_ports *ports, struct Lending_server *driver STATE(Asked) TO(Ready))
{
    struct Ioports_client *uart = Ioports_open(ports->uart, DEED_NOW);

    if (!uart) {
        Lending_send_Taken(driver);
        return;
    }
    struct Interrupt_client *line = still(ports->line);
    if (line) {
        Lending_send_Lent(driver, uart, line);
    } else {
        give_back(uart);
        Lending_send_Taken(driver);
    }
}

/* What comes back it does not keep: the ports can be opened again. */
static void take_back(struct Lending_server *driver)
{
    struct Interrupt_client *line = Lending_Back_line(driver);

    give_back(Lending_Back_ports(driver));
    Interrupt_send_Return(line);
    Interrupt_client_drop(line);
}

void manager_main(struct manager_ports *ports)
{
    for (;;) {
        struct Lending_server *driver = Lending_server_set_receive(ports->lending);

        switch (Lending_server_tag(driver)) {
        case Lending_connected: break;
        case Lending_Close:
        case Lending_closed: Lending_server_drop(driver); continue;
        case Lending_Claim: lend(ports, driver); break;
        case Lending_Back:
            take_back(driver);
            Lending_send_Thanks(driver);
            break;
        case Lending_Seize:
            Ioports_revoke(ports->uart);
            Interrupt_revoke(ports->line);
            Lending_send_Seized(driver);
            break;
        }
        Lending_server_set_put(ports->lending, driver);
    }
}
