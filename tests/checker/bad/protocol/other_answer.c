/* Division by zero is an answer to Divide only. */
#include "server.component.h"

static void answer(struct Calculator_server *c STATE(Answer) TO(Start))
{
    Calculator_send_DivisionByZero(c); //- //~ protocol
    //+ Calculator_send_Overflow(c);
}

void server_main(struct server_ports *ports)
{
    (void)ports;
}
