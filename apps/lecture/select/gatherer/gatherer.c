/* gatherer.c - select: one thread waits for all of its sources at once. The timers lie in a set,
 * the visitors in another, and the time is the deadline. */
#include "gatherer.component.h"
#include <deed/library/verdict.h>

#define STEP     200000u /* nanoseconds */
#define PATIENCE (8 * STEP)

static uint32_t g_fired, g_visits;
static uint64_t g_last; /* when somebody was last heard */

static void start(struct Timer_client_set *running STATE(Running), struct Timer_port *port,
                  uint64_t deadline)
{
    struct Timer_client *timer = Timer_open(port, DEED_FOREVER);

    if (!timer)
        deed_exit(1);
    Timer_send_Set(timer, deadline);
    Timer_client_set_put(running, timer);
}

/* One of the timers has fired. */
static void hear(struct Timer_client_set *running STATE(Running))
{
    struct Timer_client *timer = Timer_client_set_receive(running);

    switch (Timer_client_tag(timer)) {
    case Timer_Fired:
        g_fired++;
        g_last = deed_now();
        Timer_send_Close(timer);
        break;
    case Timer_closed: deed_exit(1);
    }
    Timer_client_drop(timer);
}

static void serve(struct Adder_server_set *visitors)
{
    struct Adder_server *visitor = Adder_server_set_receive(visitors);

    switch (Adder_server_tag(visitor)) {
    case Adder_connected: break;
    case Adder_Close:
    case Adder_closed: Adder_server_drop(visitor); return;
    case Adder_Add:
        Adder_send_Sum(visitor, (int64_t)Adder_Add_a(visitor) + Adder_Add_b(visitor));
        g_visits++;
        g_last = deed_now();
        break;
    }
    Adder_server_set_put(visitors, visitor);
}

/* Until nobody has had anything to say for a while. */
static void gather(struct Timer_client_set *running STATE(Running),
                   struct Adder_server_set *visitors)
{
    for (;;) {
        switch (deed_wait2(running, visitors, deed_now() + PATIENCE)) {
        case 0: hear(running); break;
        case 1: serve(visitors); break;
        case 2:
            if (g_fired == 4 && g_visits == 1)
                return;
            break;
        }
    }
}

void gatherer_main(struct gatherer_ports *ports)
{
    struct Timer_client_set *running STATE(Running) = Timer_client_set_take();
    uint64_t now = deed_now();

    PUT(g_console, Console_open(ports->console, DEED_FOREVER));
    if (!running)
        deed_exit(1);
    start(running, ports->timer1, now + 4 * STEP);
    start(running, ports->timer2, now + 2 * STEP);
    start(running, ports->timer3, now + 3 * STEP);
    start(running, ports->timer4, now + STEP);
    gather(running, ports->visitors);
    verdict(LITERAL("select: one thread, four timers and a visitor, each heard once"),
            g_fired == 4 && g_visits == 1);
    verdict(LITERAL("select: and the time, when nobody speaks"), deed_now() >= g_last + PATIENCE);
    Timer_client_set_drop(running);
    deed_exit(0);
}
