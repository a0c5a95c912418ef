/* calc.c - the lecture's calculator. It works in 64 bits and answers in 32, so that what does not
 * fit is a message and never a wrong number. */
#include "calc.component.h"

static void answer(struct Calculator_server *client, int64_t exact)
{
    if (exact < INT32_MIN || exact > INT32_MAX)
        Calculator_send_Overflow(client);
    else
        Calculator_send_Result(client, (int32_t)exact);
}

static void answer_quotient(struct Calculator_server *client, int64_t a, int64_t b)
{
    if (b == 0) {
        Calculator_send_DivisionByZero(client);
        return;
    }
    int64_t exact = deed_divide(a, b);
    if (exact > INT32_MAX)
        Calculator_send_Overflow(client);
    else
        Calculator_send_Result(client, (int32_t)exact);
}

void calc_main(struct calc_ports *ports)
{
    for (;;) {
        struct Calculator_server *client = Calculator_server_set_receive(ports->service);

        switch (Calculator_server_tag(client)) {
        case Calculator_connected: break;
        case Calculator_closed: Calculator_server_drop(client); continue;
        case Calculator_Add:
            answer(client, (int64_t)Calculator_Add_a(client) + Calculator_Add_b(client));
            break;
        case Calculator_Subtract:
            answer(client, (int64_t)Calculator_Subtract_a(client) - Calculator_Subtract_b(client));
            break;
        case Calculator_Multiply:
            answer(client, (int64_t)Calculator_Multiply_a(client) * Calculator_Multiply_b(client));
            break;
        case Calculator_Divide:
            answer_quotient(client, Calculator_Divide_a(client), Calculator_Divide_b(client));
            break;
        }
        Calculator_server_set_put(ports->service, client);
    }
}
