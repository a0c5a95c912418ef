/* A client that keeps its endpoint in an owned static and opens it again after `closed`. */
#include "client.component.h"

static struct Calculator_client *g_calculator OWN STATE(Start);

OWN OPT STATE(Start) static struct Calculator_client *connection(struct client_ports *ports)
{
    struct Calculator_client *c = TAKE(g_calculator);
    if (c != NULL)
        return c;
    return Calculator_open(ports->calculator, DEED_FOREVER);
}

static bool add(struct client_ports *ports, int32_t a, int32_t b, int32_t *sum)
{
    struct Calculator_client *c = connection(ports);
    if (c == NULL)
        return false;
    switch (Calculator_call_Add(c, a, b)) {
    case Calculator_Result:
        *sum = Calculator_Result_value(c);
        PUT(g_calculator, c);
        return true;
    case Calculator_Overflow: PUT(g_calculator, c); return false;
    case Calculator_closed: Calculator_client_drop(c); return false;
    }
    return false;
}

static bool divide(struct client_ports *ports, int32_t a, int32_t b, int32_t *quotient)
{
    struct Calculator_client *c = connection(ports);
    if (c == NULL)
        return false;
    bool fine = false;
    uint32_t answer = Calculator_call_Divide(c, a, b);
    switch (answer) {
    case Calculator_Result:
        *quotient = Calculator_Result_value(c);
        fine = true;
        break;
    case Calculator_Overflow:
    case Calculator_DivisionByZero: break;
    case Calculator_closed: Calculator_client_drop(c); return false;
    }
    PUT(g_calculator, c);
    return fine;
}

void client_main(struct client_ports *ports)
{
    int32_t sum = 0;
    for (int32_t i = 1; i < 100; i++) {
        int32_t quotient = 0;
        if (!divide(ports, 1000, i, &quotient))
            continue;
        if (!add(ports, sum, quotient, &sum))
            break;
    }
}
