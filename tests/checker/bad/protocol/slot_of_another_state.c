/* The slot holds endpoints that may be asked; this one owes an answer. */
#include "client.component.h"

static struct Calculator_client *g_calculator OWN STATE(Start);

void client_main(struct client_ports *ports)
{
    struct Calculator_client *c = Calculator_open(ports->calculator, DEED_FOREVER);
    if (c == NULL)
        return;
    Calculator_send_Add(c, 1, 2); //-
    PUT(g_calculator, c); //~ state
}
