/* The lecture's calculator: a set of clients, one answer for each request. */
#include "server.component.h"

static void answer(struct Calculator_server *c STATE(Answer) TO(Start), int64_t exact)
{
    if (exact < INT32_MIN || exact > INT32_MAX)
        Calculator_send_Overflow(c);
    else
        Calculator_send_Result(c, (int32_t)exact);
}

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct Calculator_server *c = Calculator_server_set_receive(ports->calculator);
        switch (Calculator_server_tag(c)) {
        case Calculator_connected: break;
        case Calculator_Add: {
            int64_t sum = (int64_t)Calculator_Add_a(c) + Calculator_Add_b(c);
            answer(c, sum);
            break;
        }
        case Calculator_Subtract: {
            int64_t difference = (int64_t)Calculator_Subtract_a(c) - Calculator_Subtract_b(c);
            answer(c, difference);
            break;
        }
        case Calculator_Multiply: {
            int64_t product = (int64_t)Calculator_Multiply_a(c) * Calculator_Multiply_b(c);
            answer(c, product);
            break;
        }
        case Calculator_Divide: {
            int32_t a = Calculator_Divide_a(c);
            int32_t b = Calculator_Divide_b(c);
            if (b == 0)
                Calculator_send_DivisionByZero(c);
            else if (a == INT32_MIN && b == -1)
                Calculator_send_Overflow(c);
            else
                Calculator_send_Result(c, (int32_t)deed_divide(a, b));
            break;
        }
        case Calculator_closed: Calculator_server_drop(c); continue;
        }
        Calculator_server_set_put(ports->calculator, c);
    }
}
