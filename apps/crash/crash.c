/* crash.c - stops itself on command. Division, index and vector are its own code, accepted by the
 * checker because each has its trap; the faults that accepted code cannot have are made by the
 * kernel's service `inject`. */
#include "crash.component.h"
#include <deed/library/log.h>

static int32_t element(const int32_t *numbers COUNT(count), uint32_t count, uint32_t at)
{
    return AT(numbers, count, at);
}

static int32_t element_of_vector(uint32_t at)
{
    struct int32_vector *numbers = int32_vector_take(4);
    int32_t value = 0;

    if (numbers)
        value = numbers->at[at];
    deed_drop(numbers);
    return value;
}

void crash_main(struct crash_ports *ports)
{
    static const int32_t numbers[4] = {2, 3, 5, 7};

    for (;;) {
        struct Crash_server *client = Crash_server_set_receive(ports->service);

        switch (Crash_server_tag(client)) {
        case Crash_connected: break;
        case Crash_closed: Crash_server_drop(client); continue;
        case Crash_Divide:
            log_say(ports->log, Log_Level_warning, LITERAL("is asked to divide"));
            Crash_send_Survived(
                client, (int32_t)deed_divide(Crash_Divide_a(client), Crash_Divide_b(client)));
            break;
        case Crash_Index:
            log_say(ports->log, Log_Level_warning, LITERAL("is asked for an element"));
            Crash_send_Survived(client, element(numbers, 4, Crash_Index_at(client)));
            break;
        case Crash_Vector:
            log_say(ports->log, Log_Level_warning, LITERAL("is asked for an element of a vector"));
            Crash_send_Survived(client, element_of_vector(Crash_Vector_at(client)));
            break;
        case Crash_Inject:
            log_say(ports->log, Log_Level_warning, LITERAL("is asked to break a rule"));
            deed_inject(Crash_Inject_reason(client));
            Crash_send_Survived(client, 0);
            break;
        case Crash_Measure:
            log_say(ports->log, Log_Level_warning, LITERAL("is asked for a size"));
            Crash_send_Measured(client, Crash_Measure_size(client));
            break;
        }
        Crash_server_set_put(ports->service, client);
    }
}
