/* Helpers whose result says what became of the endpoint or the owner they were called with. */
#include "client.component.h"

struct packet {
    uint32_t size;
    uint8_t data[32];
};

static struct packet *g_first OWN;

enum outcome { outcome_total, outcome_overflow, outcome_gone };

/* False: the calculator is gone, and the endpoint with it. */
static bool add(struct Calculator_client *calculator, int32_t left, int32_t right)
{
    switch (Calculator_call_Add(calculator, left, right)) {
    case Calculator_Result:
    case Calculator_Overflow: return true;
    case Calculator_closed: Calculator_client_drop(calculator); break;
    }
    return false;
}

/* With a flag, and the message is still there for who asked. */
static enum outcome subtract(struct Calculator_client *calculator, int32_t left, int32_t right)
{
    enum outcome outcome = outcome_gone;
    switch (Calculator_call_Subtract(calculator, left, right)) {
    case Calculator_Result: outcome = outcome_total; break;
    case Calculator_Overflow: outcome = outcome_overflow; break;
    case Calculator_closed: Calculator_client_drop(calculator); break;
    }
    return outcome;
}

/* Both ask, the second only if the first was answered. */
static bool twice(struct Calculator_client *calculator)
{
    return add(calculator, 1, 2) && add(calculator, 3, 4);
}

static bool put(struct packet *packet)
{
    if (g_first != NULL || packet->size == 0)
        return false;
    PUT(g_first, packet);
    return true;
}

static void send(uint32_t size)
{
    struct packet *packet = deed_take(sizeof(struct packet));
    if (packet == NULL)
        return;
    packet->size = size;
    bool is_full = !put(packet);
    if (is_full) {
        packet->size = 0;
        deed_drop(packet);
    }
}

static struct Calculator_client *g_calculator OWN STATE(Start);

static void calculate(struct Calculator_client *calculator OWN CLAIMS)
{
    uint32_t overflows = 0;
    for (int32_t i = 0; i < 3; i++) {
        if (!twice(calculator))
            return;
        switch (subtract(calculator, i, 2)) {
        case outcome_overflow: overflows++; break;
        case outcome_total: break;
        case outcome_gone: return;
        }
    }
    if (overflows > 0 || add(calculator, 0, 0))
        PUT(g_calculator, calculator);
}

void client_main(struct client_ports *ports)
{
    send(1);
    send(2);
    struct Calculator_client *calculator = Calculator_open(ports->calculator, DEED_FOREVER);
    if (calculator != NULL)
        calculate(calculator);
}
