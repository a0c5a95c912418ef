/* A server that is a client in between: each request is passed on, each answer passed back; when
 * the backend dies the client gets an answer all the same. */
#include "server.component.h"

static struct Calculator_client *g_backend OWN STATE(Start);

static void answer(struct Calculator_server *front STATE(Answer) TO(Start), bool known,
                   int32_t value)
{
    if (known)
        Calculator_send_Result(front, value);
    else
        Calculator_send_Overflow(front);
}

OWN OPT STATE(Start) static struct Calculator_client *backend(struct server_ports *ports)
{
    struct Calculator_client *c = TAKE(g_backend);
    if (c == NULL)
        c = Calculator_open(ports->backend, deed_now() + 1000000);
    return c;
}

static bool add_there(struct server_ports *ports, int32_t a, int32_t b, int32_t *sum)
{
    struct Calculator_client *c = backend(ports);
    if (c == NULL)
        return false;
    switch (Calculator_call_Add(c, a, b)) {
    case Calculator_Result: *sum = Calculator_Result_value(c); break;
    case Calculator_Overflow: *sum = INT32_MAX; break;
    case Calculator_closed: Calculator_client_drop(c); return false;
    }
    PUT(g_backend, c);
    return true;
}

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct Calculator_server *front = Calculator_server_set_receive(ports->calculator);
        switch (Calculator_server_tag(front)) {
        case Calculator_connected: break;
        case Calculator_Add: {
            int32_t a = Calculator_Add_a(front);
            int32_t b = Calculator_Add_b(front);
            int32_t sum = 0;
            bool known = add_there(ports, a, b, &sum);
            answer(front, known, sum);
            break;
        }
        case Calculator_Subtract:
        case Calculator_Multiply: answer(front, false, 0); break;
        case Calculator_Divide: Calculator_send_DivisionByZero(front); break;
        case Calculator_closed: Calculator_server_drop(front); continue;
        }
        Calculator_server_set_put(ports->calculator, front);
    }
}
