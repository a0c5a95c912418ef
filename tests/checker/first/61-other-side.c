/* The function of the other side */
//? Calculator_server_
//? Calculator_server_...
#include "server.component.h"

static int32_t g_last;

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct Calculator_server *c = Calculator_server_set_receive(ports->calculator);
        switch (Calculator_client_tag(c)) { //- //~ compile
        //+ switch (Calculator_server_tag(c)) {
        case Calculator_connected:
            break;
        case Calculator_Add:
            g_last = (int32_t)((uint32_t)Calculator_Add_a(c) + (uint32_t)Calculator_Add_b(c));
            Calculator_send_Result(c, g_last);
            break;
        case Calculator_Subtract:
        case Calculator_Multiply:
            Calculator_send_Overflow(c);
            break;
        case Calculator_Divide:
            if (Calculator_Divide_b(c) == 0)
                Calculator_send_DivisionByZero(c);
            else
                Calculator_send_Result(c, g_last);
            break;
        case Calculator_closed:
            Calculator_server_drop(c);
            continue;
        }
        Calculator_server_set_put(ports->calculator, c);
    }
}
