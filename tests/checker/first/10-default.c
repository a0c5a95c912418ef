/* Handles the message it wants, and says default for the rest. */
//? case Calculator_Overflow:
//? case Calculator_closed:
//? Calculator_client_drop(c)
#include "client.component.h"

static struct Calculator_client *g_calculator OWN STATE(Start);

static void add(struct Calculator_client *c OWN CLAIMS STATE(Start))
{
    switch (Calculator_call_Add(c, 1, 2)) {
    case Calculator_Result: PUT(g_calculator, c); break;
    default: Calculator_client_drop(c); break; //- //~ default
//+     case Calculator_Overflow: PUT(g_calculator, c); break;
//+     case Calculator_closed: Calculator_client_drop(c); break;
    }
}

void client_main(struct client_ports *ports)
{
    struct Calculator_client *c = Calculator_open(ports->calculator, DEED_FOREVER);
    if (c != NULL)
        add(c);
}
