/* Serves for ever, and takes it that nobody ever leaves. */
//? case Calculator_closed:
//? Calculator_server_drop(c)
#include "server.component.h"

void server_main(struct server_ports *ports)
{
    while (1) {
        struct Calculator_server *c = Calculator_server_set_receive(ports->calculator);
        switch (Calculator_server_tag(c)) { //~ unhandled
        case Calculator_connected: break;
        case Calculator_Add:
        case Calculator_Subtract:
        case Calculator_Multiply: Calculator_send_Overflow(c); break;
        case Calculator_Divide: Calculator_send_DivisionByZero(c); break;
//+         case Calculator_closed: Calculator_server_drop(c); continue;
        }
        Calculator_server_set_put(ports->calculator, c);
    }
}
