/* Guesses the name of a message. */
//? Calculator_call_Add
#include "client.component.h"

static struct Calculator_client *g_calculator OWN STATE(Start);

void client_main(struct client_ports *ports)
{
    struct Calculator_client *c = Calculator_open(ports->calculator, DEED_FOREVER);
    if (c == NULL)
        return;
    switch (Calculator_call_Plus(c, 1, 2)) { //- //~ compile
//+     switch (Calculator_call_Add(c, 1, 2)) {
    case Calculator_Result:
    case Calculator_Overflow: PUT(g_calculator, c); break;
    case Calculator_closed: Calculator_client_drop(c); break;
    }
}
