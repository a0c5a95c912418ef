/* Who asks is known, what is asked is not: a number is no tag. */
#include "teller.component.h"

void teller_main(struct teller_ports *ports)
{
    struct Calculator_server *client = Calculator_server_set_receive(ports->calculator);

    switch (Calculator_server_component(client)) { //-
    //+ switch (Calculator_server_tag(client)) {
    case Calculator_connected:
    case Calculator_closed:
        Calculator_server_drop(client); //~ uninspected
        return;
    case Calculator_Add:
    case Calculator_Subtract:
    case Calculator_Multiply:
    case Calculator_Divide:
        break;
    }
    deed_fault(deed_reason_value);
}
