/* False: it is closed, and the caller must drop it. */
#include "client.component.h"

static bool add(struct Calculator_client *calculator)
{
    switch (Calculator_call_Add(calculator, 1, 2)) {
    case Calculator_Result:
    case Calculator_Overflow: return true;
    case Calculator_closed: break;
    }
    return false;
}

void client_main(struct client_ports *ports)
{
    struct Calculator_client *calculator = Calculator_open(ports->calculator, DEED_FOREVER);
    if (calculator == NULL)
        return;
    while (add(calculator))
        deed_now();
    Calculator_send_Add(calculator, 1, 2); //- //~ protocol
    //+ Calculator_client_drop(calculator);
    deed_fault(deed_reason_value); //-
}
