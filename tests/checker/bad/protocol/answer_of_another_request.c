/* A case for what cannot come hides that nobody thought about what can. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct Calculator_client *c = Calculator_open(ports->calculator, DEED_FOREVER);
    if (c == NULL)
        return;
    for (;;) {
        switch (Calculator_call_Add(c, 1, 2)) {
        case Calculator_Result: break;
        case Calculator_Overflow: break;
        case Calculator_DivisionByZero: break; //- //~ impossible
        case Calculator_closed: Calculator_client_drop(c); return;
        }
    }
}
