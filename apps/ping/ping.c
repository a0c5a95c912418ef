/* ping.c - measures the kernel from a component's point of view and prints a line a figure. The
 * server it calls has sixteen clients in its set, and all that a shipped kernel has is on. */
#include "ping.component.h"
#include <deed/library/figure.h>
#include "instructions.h"
#include "components.h"
#include "time.h"

#define IDLE 15

static struct Ping_client *g_idle[IDLE] OWN STATE(Ready);

/* The first message between components: as early as it can be. */
static uint64_t first_message(struct Ping_port *port)
{
    struct Ping_client *pong = Ping_open(port, DEED_FOREVER);
    if (!pong)
        return UNKNOWN;
    switch (Ping_call_Empty(pong)) {
    case Ping_closed: Ping_client_drop(pong); return UNKNOWN;
    case Ping_Done: break;
    }
    PUT(g_pong, pong);
    return deed_cycles() - deed_cycles_at_entry();
}

/* Channels that only lie in pong's set. */
static void open_idle(struct ping_ports *ports)
{
    PUT(g_idle[0], Ping_open(ports->idle1, DEED_FOREVER));
    PUT(g_idle[1], Ping_open(ports->idle2, DEED_FOREVER));
    PUT(g_idle[2], Ping_open(ports->idle3, DEED_FOREVER));
    PUT(g_idle[3], Ping_open(ports->idle4, DEED_FOREVER));
    PUT(g_idle[4], Ping_open(ports->idle5, DEED_FOREVER));
    PUT(g_idle[5], Ping_open(ports->idle6, DEED_FOREVER));
    PUT(g_idle[6], Ping_open(ports->idle7, DEED_FOREVER));
    PUT(g_idle[7], Ping_open(ports->idle8, DEED_FOREVER));
    PUT(g_idle[8], Ping_open(ports->idle9, DEED_FOREVER));
    PUT(g_idle[9], Ping_open(ports->idle10, DEED_FOREVER));
    PUT(g_idle[10], Ping_open(ports->idle11, DEED_FOREVER));
    PUT(g_idle[11], Ping_open(ports->idle12, DEED_FOREVER));
    PUT(g_idle[12], Ping_open(ports->idle13, DEED_FOREVER));
    PUT(g_idle[13], Ping_open(ports->idle14, DEED_FOREVER));
    PUT(g_idle[14], Ping_open(ports->idle15, DEED_FOREVER));
}

void ping_main(struct ping_ports *ports)
{
    uint64_t boot = first_message(ports->pong);
    struct Console_client *console = Console_open(ports->console, DEED_FOREVER);

    PUT(g_console, console);
    open_idle(ports);
    figure_look();
    figure_print_cycles("boot.entry_to_message", boot);
    measure_empty();
    measure_word();
    measure_words4();
    measure_words120();
    measure_move(8, "ipc.move.8B");
    measure_move(MEBIBYTE, "ipc.move.1MiB");
    measure_move(16 * MEBIBYTE, "ipc.move.16MiB");
    measure_move(1024ull * MEBIBYTE, "ipc.move.1GiB");
    measure_graph();
    measure_send();
    measure_heap();
    measure_components(ports->spare);
    measure_time_empty();
    measure_time_move();
    deed_exit(0);
}
