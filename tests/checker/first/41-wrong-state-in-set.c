/* Forgets one of the answers, and puts the client back. */
//? Calculator_send_Overflow
#include "server.component.h"

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct Calculator_server *c = Calculator_server_set_receive(ports->calculator);
        switch (Calculator_server_tag(c)) {
        case Calculator_connected: break;
        case Calculator_Add: Calculator_send_Result(c, 1); break;
        case Calculator_Subtract:
        case Calculator_Multiply:
//+             Calculator_send_Overflow(c);
            break;
        case Calculator_Divide: Calculator_send_DivisionByZero(c); break;
        case Calculator_closed: Calculator_server_drop(c); continue;
        }
        Calculator_server_set_put(ports->calculator, c); //~ state-join
    }
}
