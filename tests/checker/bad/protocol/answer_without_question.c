/* An answer that nobody asked for. */
#include "server.component.h"

static void greet(struct Calculator_server *c OWN CLAIMS STATE(Start))
{
    Calculator_send_Result(c, 0); //- //~ protocol
    Calculator_server_drop(c); //-
    //+ deed_fault(c == NULL);
}

void server_main(struct server_ports *ports)
{
    (void)ports;
    struct Calculator_server *c = Calculator_channel();
    if (c != NULL)
        greet(c);
}
