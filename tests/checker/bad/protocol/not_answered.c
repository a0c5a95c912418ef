/* Back into the set with the question still open. */
#include "server.component.h"

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct Calculator_server *c = Calculator_server_set_receive(ports->calculator);
        switch (Calculator_server_tag(c)) {
        case Calculator_connected: Calculator_server_set_put(ports->calculator, c); break;
        case Calculator_Add:
        case Calculator_Subtract:
        case Calculator_Multiply:
            //+ Calculator_send_Overflow(c);
            Calculator_server_set_put(ports->calculator, c); //~ state
            break;
        case Calculator_Divide: deed_fault(deed_reason_stopped);
        case Calculator_closed: Calculator_server_drop(c); break;
        }
    }
}
