/* teller.c - what the lecture's mechanisms cost here: a call, the same over a chief, a connection
 * that is granted, one that is revoked, a fault until its component answers again. */
#include "teller.component.h"
#include <deed/library/text.h>
#include "figures.h"

static void add(struct Adder_port *port, const char *name COUNT(size), uint64_t size)
{
    struct Adder_client *adder = Adder_open(port, DEED_FOREVER);

    if (!adder)
        deed_exit(1);
    begin();
    for (uint32_t i = 0; i < ROUNDS; i++) {
        uint64_t start = deed_cycles();
        switch (Adder_call_Add(adder, 20, 22)) {
        case Adder_Sum:
            if (Adder_Sum_sum(adder) == 42)
                round_ends(start);
            break;
        case Adder_closed: deed_exit(1);
        }
    }
    Adder_send_Close(adder);
    Adder_client_drop(adder);
    tell(name, size);
}

/* Look whether there is a message, and do not wait. */
static void look(struct Timer_port *port)
{
    struct Timer_client *timer = Timer_open(port, DEED_FOREVER);

    if (!timer)
        deed_exit(1);
    Timer_send_Set(timer, DEED_FOREVER);
    begin();
    for (uint32_t i = 0; i < ROUNDS; i++) {
        uint64_t start = deed_cycles();
        switch (Timer_client_receive_until(timer, DEED_NOW)) {
        case Timer_timeout: round_ends(start); break;
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
    tell(LITERAL("lecture.receive.zero"));
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
    begin();
    for (uint32_t i = 0; i < ROUNDS; i++) {
        uint64_t start = deed_cycles();
        switch (Broker_call_Want(broker)) {
        case Broker_Granted: {
            struct Adder_client *adder = Broker_Granted_adder(broker);
            round_ends(start);
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
    tell(LITERAL("lecture.grant"));
}

/* Until the server has dropped its end and we hear `closed`. */
static void revoke(struct Adder_port *port)
{
    begin();
    for (uint32_t i = 0; i < ROUNDS; i++) {
        struct Adder_client *adder = Adder_open(port, DEED_FOREVER);
        if (!adder)
            deed_exit(1);
        uint64_t start = deed_cycles();
        Adder_revoke(port);
        switch (Adder_call_Add(adder, 1, 2)) {
        case Adder_closed: round_ends(start); break;
        case Adder_Sum: deed_exit(1);
        }
        Adder_client_drop(adder);
    }
    tell(LITERAL("lecture.revoke"));
}

void teller_main(struct teller_ports *ports)
{
    PUT(g_console, Console_open(ports->console, DEED_FOREVER));
    measure_look();
    add(ports->adder, LITERAL("lecture.call"));
    add(ports->clan, LITERAL("lecture.call.clan"));
    look(ports->timer);
    allow(ports->office);
    grant(ports->broker);
    revoke(ports->spare);
    deed_exit(0);
}
