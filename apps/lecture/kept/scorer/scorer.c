/* scorer.c - counts. Each count is a version of its own: it is made, kept in the attic, and only
 * then answered. So at whatever instruction this component is stopped, there is the count before or
 * the count after, and what was answered is in it. */
#include "scorer.component.h"

#define PARTIES 8u

static struct Attic_client *g_attic OWN STATE(Ready);
static struct uint32_frozen *g_count OWN;

/* What was kept in the life before this one is there again. */
OWN STATE(Ready) static struct Attic_client *open(struct Attic_port *port)
{
    struct Attic_client *attic = Attic_open(port, DEED_FOREVER);

    if (!attic)
        deed_fault(deed_reason_value);
    switch (Attic_call_Fetch(attic)) {
    case Attic_Here:
        deed_drop(TAKE(g_count));
        PUT(g_count, Attic_Here_version(attic));
        break;
    case Attic_closed: deed_fault(deed_reason_value);
    }
    return attic;
}

static uint32_t sum(void)
{
    const struct uint32_frozen *count = g_count;
    uint32_t votes = 0;

    if (!count)
        return 0;
    const struct uint32_vector *view = uint32_frozen_view(count);
    for (uint64_t i = 0; i < view->length; i++)
        votes += view->at[i];
    return votes;
}

static void keep(struct uint32_vector *next OWN CLAIMS)
{
    struct uint32_frozen *mine = uint32_vector_freeze(next);
    struct Attic_client *attic = TAKE(g_attic);

    if (!mine || !attic)
        deed_fault(deed_reason_value);
    struct uint32_frozen *kept = uint32_frozen_share(mine);
    if (!kept)
        deed_fault(deed_reason_value);
    switch (Attic_call_Keep(attic, kept)) {
    case Attic_Kept: break;
    case Attic_closed: deed_fault(deed_reason_value);
    }
    PUT(g_attic, attic);
    deed_drop(TAKE(g_count));
    PUT(g_count, mine);
}

static void vote(uint32_t whom)
{
    struct uint32_vector *next = uint32_vector_take(PARTIES);
    const struct uint32_frozen *count = g_count;

    if (!next)
        deed_fault(deed_reason_value);
    if (count)
        uint32_slice_copy(uint32_vector_slice(next),
                          uint32_vector_const_slice(uint32_frozen_view(count)));
    AT(next->at, next->length, whom)++;
    keep(next);
}

void scorer_main(struct scorer_ports *ports)
{
    PUT(g_attic, open(ports->attic));
    for (;;) {
        struct Poll_server *client = Poll_server_set_receive(ports->booth);

        switch (Poll_server_tag(client)) {
        case Poll_connected: break;
        case Poll_Close:
        case Poll_closed: Poll_server_drop(client); continue;
        case Poll_Vote:
            vote(Poll_Vote_whom(client));
            Poll_send_Counted(client, sum());
            break;
        case Poll_Read: Poll_send_Votes(client, sum()); break;
        }
        Poll_server_set_put(ports->booth, client);
    }
}
