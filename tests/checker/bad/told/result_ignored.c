/* The helper says whether the endpoint is gone; nobody listens. */
#include "client.component.h"

static bool add(struct Calculator_client *calculator)
{
    switch (Calculator_call_Add(calculator, 1, 2)) {
    case Calculator_Result:
    case Calculator_Overflow: return true;
    case Calculator_closed: Calculator_client_drop(calculator); return false;
    }
    return false;
}

void client_main(struct client_ports *ports)
{
    struct Calculator_client *calculator = Calculator_open(ports->calculator, DEED_FOREVER);
    if (calculator == NULL)
        return;
    add(calculator); //- //~ join
    while (add(calculator))
        deed_now();
}
