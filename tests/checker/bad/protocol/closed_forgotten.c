/* A switch without `closed`: the peer dies, and the code goes on with nothing in hand. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct Calculator_client *c = Calculator_open(ports->calculator, DEED_FOREVER);
    if (c == NULL)
        return;
    for (;;) {
        switch (Calculator_call_Add(c, 1, 2)) { //~ unhandled
        case Calculator_Result: break;
        case Calculator_Overflow: break;
        //+ case Calculator_closed: Calculator_client_drop(c); return;
        }
    }
}
