/* director.c - what a broker is for, in one go: granted, used, passed on, revoked, granted again.
 */
#include "director.component.h"
#include <deed/library/verdict.h>

static bool fetches(struct Work_client *worker STATE(Ready) TO(Ready))
{
    switch (Work_call_Fetch(worker)) {
    case Work_Fetched: return Work_Fetched_granted(worker);
    case Work_closed: deed_exit(1);
    }
    return false;
}

/* Can it add? */
static bool adds(struct Work_client *worker STATE(Ready) TO(Ready))
{
    switch (Work_call_Add(worker, 2, 3)) {
    case Work_Sum: return Work_Sum_sum(worker) == 5;
    case Work_Gone: return false;
    case Work_closed: deed_exit(1);
    }
    return false;
}

static void pass_on(struct Work_client *from STATE(Ready) TO(Ready),
                    struct Work_client *to STATE(Ready) TO(Ready))
{
    switch (Work_call_GiveUp(from)) {
    case Work_GivenUp: break;
    case Work_closed: deed_exit(1);
    }
    struct Adder_client *adder = Work_GivenUp_adder(from);
    if (!adder)
        deed_exit(1);
    switch (Work_call_Take(to, adder)) {
    case Work_Taken: break;
    case Work_closed: deed_exit(1);
    }
}

static void allow(struct Office_client *office STATE(Ready) TO(Ready))
{
    switch (Office_call_Allow(office)) {
    case Office_Allowed: break;
    case Office_closed: deed_exit(1);
    }
}

static void revoke(struct Office_client *office STATE(Ready) TO(Ready))
{
    switch (Office_call_Revoke(office)) {
    case Office_Revoked: break;
    case Office_closed: deed_exit(1);
    }
}

void director_main(struct director_ports *ports)
{
    PUT(g_console, Console_open(ports->console, DEED_FOREVER));
    struct Office_client *office = Office_open(ports->office, DEED_FOREVER);
    struct Work_client *first = Work_open(ports->first, DEED_FOREVER);
    struct Work_client *second = Work_open(ports->second, DEED_FOREVER);

    if (!office || !first || !second)
        deed_exit(1);
    verdict(LITERAL("broker: nothing is granted that is not allowed"),
            !fetches(first) && !adds(first));
    allow(office);
    verdict(LITERAL("broker: granted, and used without the broker"), fetches(first) && adds(first));
    pass_on(first, second);
    verdict(LITERAL("broker: passed on: one has it, the other has not"),
            adds(second) && !adds(first));
    revoke(office);
    verdict(LITERAL("broker: revoked, wherever it had got to"), !adds(second));
    verdict(LITERAL("broker: and refused from then on"), !fetches(second));
    allow(office);
    verdict(LITERAL("broker: granted again"), fetches(second) && adds(second));
    deed_exit(0);
}
