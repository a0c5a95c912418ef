/* Takes the answer for the one it hopes for. */
//? switch
//? case Calculator_
//? Overflow
//? closed
#include "client.component.h"

static struct Calculator_client *g_calculator OWN STATE(Start);

void client_main(struct client_ports *ports)
{
    struct Calculator_client *c = Calculator_open(ports->calculator, DEED_FOREVER);
    if (c == NULL)
        return;
//+     int32_t sum = 0;
//+     switch (Calculator_call_Add(c, 1, 2)) {
//+     case Calculator_Result: sum = Calculator_Result_value(c); break;
//+     case Calculator_Overflow: break;
//+     case Calculator_closed: Calculator_client_drop(c); return;
//+     }
    Calculator_call_Add(c, 1, 2); //-
    int32_t sum = Calculator_Result_value(c); //- //~ uninspected
    (void)sum;
    PUT(g_calculator, c);
}
