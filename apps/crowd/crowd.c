/* crowd.c - starts echo servers until memory is gone, and lets each answer. On the way it measures
 * what a call costs among 10, 1,000, 100,000 and a million of them. Prints a line a figure. */
#include "crowd.component.h"
#include <deed/library/figure.h>

/* One more server; does it answer what it was told? */
static bool start(struct Echo_port *port, uint64_t word)
{
    struct Echo_client *echo = Echo_open(port, DEED_NOW);
    bool answered = false;

    if (!echo)
        return false;
    switch (Echo_call_Say(echo, word)) {
    case Echo_Said: answered = Echo_Said_word(echo) == word; break;
    case Echo_closed: Echo_client_drop(echo); return false;
    }
    Echo_send_Leave(echo);
    Echo_client_drop(echo);
    return answered;
}

/* One more server, and what an empty call to it and its answer cost. */
static uint64_t measure(struct Echo_port *port)
{
    struct Echo_client *echo = Echo_open(port, DEED_NOW);

    if (!echo)
        return UNKNOWN;
    figure_begin();
    for (uint32_t i = 0; i < ROUNDS; i++) {
        uint64_t start = deed_cycles();
        switch (Echo_call_Knock(echo)) {
        case Echo_Here: figure_round(start); break;
        case Echo_closed: Echo_client_drop(echo); return UNKNOWN;
        }
    }
    Echo_send_Leave(echo);
    Echo_client_drop(echo);
    return g_least;
}

void crowd_main(struct crowd_ports *ports)
{
    uint64_t count = 0;

    PUT(g_console, Console_open(ports->console, DEED_FOREVER));
    figure_look();
    while (start(ports->echo, count)) {
        count++;
        switch (count) {
        case 10: figure_print_cycles("ipc.call.empty.at_10", measure(ports->echo)); break;
        case 1000: figure_print_cycles("ipc.call.empty.at_1000", measure(ports->echo)); break;
        case 100000: figure_print_cycles("ipc.call.empty.at_100000", measure(ports->echo)); break;
        case 1000000: figure_print_cycles("ipc.call.empty.at_1000000", measure(ports->echo)); break;
        default: break;
        }
    }
    figure_print("components.in_1GiB", count, "components");
    deed_exit(0);
}
