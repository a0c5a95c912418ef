/* Answers twice on one of the paths. */
//? else
#include "server.component.h"

static void answer(struct Calculator_server *c STATE(Answer) TO(Start), int64_t exact)
{
    if (exact > INT32_MAX)
        Calculator_send_Overflow(c);
//+     else
    Calculator_send_Result(c, (int32_t)exact); //~ state-join
}

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct Calculator_server *c = Calculator_server_set_receive(ports->calculator);
        switch (Calculator_server_tag(c)) {
        case Calculator_connected: break;
        case Calculator_Add:
        case Calculator_Subtract:
        case Calculator_Multiply: answer(c, 1); break;
        case Calculator_Divide: Calculator_send_DivisionByZero(c); break;
        case Calculator_closed: Calculator_server_drop(c); continue;
        }
        Calculator_server_set_put(ports->calculator, c);
    }
}
