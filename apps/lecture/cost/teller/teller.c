/* teller.c - what the lecture's mechanisms cost here: a call, the same over a chief, a look at what
 * is not there, a connection that is granted, one that is revoked, an I/O port that is an object.
 */
#include "teller.component.h"
#include <deed/library/figure.h>

static void add(struct Adder_port *port, const char *name)
{
    struct Adder_client *adder = Adder_open(port, DEED_FOREVER);

    if (!adder)
        deed_exit(1);
    figure_begin();
    for (uint32_t i = 0; i < ROUNDS; i++) {
        uint64_t start = deed_cycles();
        switch (Adder_call_Add(adder, 20, 22)) {
        case Adder_Sum:
            if (Adder_Sum_sum(adder) == 42)
                figure_round(start);
            break;
        case Adder_closed: deed_exit(1);
        }
    }
    Adder_send_Close(adder);
    Adder_client_drop(adder);
    figure_print_cycles(name, g_least);
}

/* Look whether there is a message, and do not wait. */
static void look(struct Timer_port *port)
{
    struct Timer_client *timer = Timer_open(port, DEED_FOREVER);

    if (!timer)
        deed_exit(1);
    Timer_send_Set(timer, DEED_FOREVER);
    figure_begin();
    for (uint32_t i = 0; i < ROUNDS; i++) {
        uint64_t start = deed_cycles();
        switch (Timer_client_receive_until(timer, DEED_NOW)) {
        case Timer_timeout: figure_round(start); break;
        case Timer_Fired: deed_exit(1);
        case Timer_closed: deed_exit(1);
        }
    }
    switch (Timer_call_Cancel(timer)) {
    case Timer_Cancelled: break;
    case Timer_Fired: deed_exit(1);
    case Timer_closed: deed_exit(1);
    }
    Timer_send_Close(timer);
    Timer_client_drop(timer);
    figure_print_cycles("lecture.receive.zero", g_least);
}

static void allow(struct Office_port *port)
{
    struct Office_client *office = Office_open(port, DEED_FOREVER);

    if (!office)
        deed_exit(1);
    switch (Office_call_Allow(office)) {
    case Office_Allowed: break;
    case Office_closed: deed_exit(1);
    }
    Office_send_Close(office);
    Office_client_drop(office);
}

/* From the question until the connection is there. */
static void grant(struct Broker_port *port)
{
    struct Broker_client *broker = Broker_open(port, DEED_FOREVER);

    if (!broker)
        deed_exit(1);
    figure_begin();
    for (uint32_t i = 0; i < ROUNDS; i++) {
        uint64_t start = deed_cycles();
        switch (Broker_call_Want(broker)) {
        case Broker_Granted: {
            struct Adder_client *adder = Broker_Granted_adder(broker);
            figure_round(start);
            Adder_send_Close(adder);
            Adder_client_drop(adder);
            break;
        }
        case Broker_Refused: deed_exit(1);
        case Broker_closed: deed_exit(1);
        }
    }
    Broker_send_Close(broker);
    Broker_client_drop(broker);
    figure_print_cycles("lecture.grant", g_least);
}

/* Until the server has dropped its end and we hear `closed`. */
static void revoke(struct Adder_port *port)
{
    figure_begin();
    for (uint32_t i = 0; i < ROUNDS; i++) {
        struct Adder_client *adder = Adder_open(port, DEED_FOREVER);
        if (!adder)
            deed_exit(1);
        uint64_t start = deed_cycles();
        Adder_revoke(port);
        switch (Adder_call_Add(adder, 1, 2)) {
        case Adder_closed: figure_round(start); break;
        case Adder_Sum: deed_exit(1);
        }
        Adder_client_drop(adder);
    }
    figure_print_cycles("lecture.revoke", g_least);
}

/* Read a port of a range that could be handed on, with the instruction that reads it. */
static void touch(struct Ioports_port *port)
{
    struct Ioports_client *post = Ioports_open(port, DEED_NOW);

    if (!post)
        deed_exit(1);
    figure_begin();
    for (uint32_t i = 0; i < ROUNDS; i++) {
        uint64_t start = deed_cycles();
        Ioports_read8(post, 0);
        figure_round(start);
    }
    Ioports_send_Return(post);
    Ioports_client_drop(post);
    figure_print_cycles("lecture.port", g_least);
}

void teller_main(struct teller_ports *ports)
{
    PUT(g_console, Console_open(ports->console, DEED_FOREVER));
    figure_look();
    add(ports->adder, "lecture.call");
    add(ports->clan, "lecture.call.clan");
    look(ports->timer);
    allow(ports->office);
    grant(ports->broker);
    revoke(ports->spare);
    touch(ports->post);
    deed_exit(0);
}
