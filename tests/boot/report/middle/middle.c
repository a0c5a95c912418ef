/* middle.c - stops with many things begun; it is too late for all of them. */
#include "middle.component.h"

static uint32_t g_calls;

/* Too long for the compiler to copy it to where it is called. */
static uint32_t element(uint32_t at)
{
    static const uint32_t numbers[4] = {2, 3, 5, 7};
    uint32_t sum = g_calls;

    for (uint32_t i = 0; i < 40; i++) {
        sum = sum * 31 + i;
        if (sum > 1000)
            sum -= 777;
        else if (sum > 100)
            sum ^= 85;
        g_calls += sum & 1;
    }
    return AT(numbers, 4, at + (sum & g_calls & 0)); /* LINE */
}

static int32_t twice(uint32_t at)
{
    return (int32_t)((element(at) + element(at & 3)) & 255);
}

void middle_main(struct middle_ports *ports)
{
    struct Calculator_client *first = Calculator_open(ports->first, DEED_FOREVER);
    struct Calculator_client *second = Calculator_open(ports->second, DEED_FOREVER);

    if (second)
        Calculator_send_Divide(second, 6, 3); /* nobody ever looks at the answer */
    for (;;) {
        struct Crash_server *client = Crash_server_set_receive(ports->service);

        switch (Crash_server_tag(client)) {
        case Crash_connected: break;
        case Crash_closed: Crash_server_drop(client); continue;
        case Crash_Divide: Crash_send_Survived(client, 0); break;
        case Crash_Index:
            Crash_send_Survived(client, (int32_t)(element(Crash_Index_at(client)) & 255));
            break;
        case Crash_Vector: Crash_send_Survived(client, twice(Crash_Vector_at(client))); break;
        case Crash_Inject: Crash_send_Survived(client, 0); break;
        case Crash_Measure: Crash_send_Measured(client, 1); break;
        }
        Crash_server_set_put(ports->service, client);
    }
    Calculator_client_drop(first);
    Calculator_client_drop(second);
}
