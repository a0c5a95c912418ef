/* voter.c - looks what a scorer still knows when it has broken down, or was stopped at any moment.
 */
#include "voter.component.h"
#include <deed/library/verdict.h>

#define STOPS 200u
#define STEP  100u /* nanoseconds that each stop comes later than the one before it */

/* Which component the scorer is, and what the kernel knows of it. */
static uint32_t look(struct deed_component_info *info)
{
    for (uint32_t i = 0; i < deed_component_count(); i++)
        if (deed_component_info(i, info) == deed_ok && info->name[0] == 's')
            return i;
    deed_exit(1);
}

OWN STATE(Ready) static struct Poll_client *come(struct Poll_port *port)
{
    struct Poll_client *scorer = Poll_open(port, DEED_FOREVER);

    if (!scorer)
        deed_exit(1);
    return scorer;
}

/* The votes in all, with this one; 0: the scorer has broken down. */
static uint32_t vote(struct Poll_port *port, uint32_t whom)
{
    struct Poll_client *scorer = come(port);
    uint32_t votes = 0;

    switch (Poll_call_Vote(scorer, whom)) {
    case Poll_Counted:
        votes = Poll_Counted_votes(scorer);
        Poll_send_Close(scorer);
        break;
    case Poll_closed: break;
    }
    Poll_client_drop(scorer);
    return votes;
}

static uint32_t read(struct Poll_port *port)
{
    struct Poll_client *scorer = come(port);
    uint32_t votes = 0;

    switch (Poll_call_Read(scorer)) {
    case Poll_Votes:
        votes = Poll_Votes_votes(scorer);
        Poll_send_Close(scorer);
        break;
    case Poll_closed: deed_exit(1);
    }
    Poll_client_drop(scorer);
    return votes;
}

/* Vote, and stop the scorer a while later; was the vote answered before? */
static bool vote_and_stop(struct Poll_port *port, uint32_t number, uint64_t pause)
{
    struct Poll_client *scorer = come(port);
    bool answered = false;

    Poll_send_Vote(scorer, 2);
    deed_sleep_until(deed_now() + pause);
    if (deed_component_stop(number) != deed_ok)
        deed_exit(1);
    switch (Poll_client_receive(scorer)) {
    case Poll_Counted:
        answered = true;
        Poll_send_Close(scorer);
        break;
    case Poll_closed: break;
    }
    Poll_client_drop(scorer);
    return answered;
}

/* Whenever it is stopped: what was answered is counted, and nothing is that was not voted. */
static void stop_often(struct Poll_port *port, uint32_t number)
{
    uint32_t before = read(port);
    bool good = true;

    for (uint32_t i = 0; i < STOPS; i++) {
        bool answered = vote_and_stop(port, number, i * STEP);
        uint32_t after = read(port);
        good = good && after >= before + answered && after <= before + 1;
        before = after;
    }
    verdict(LITERAL("kept: stopped at any time, it knows the count before or after"), good);
}

void voter_main(struct voter_ports *ports)
{
    struct deed_component_info before = {0};
    struct deed_component_info after = {0};

    PUT(g_console, Console_open(ports->console, DEED_FOREVER));
    verdict(LITERAL("kept: it counts"), vote(ports->scorer, 1) == 1 && vote(ports->scorer, 7) == 2);
    uint32_t number = look(&before);
    verdict(LITERAL("kept: breaks down over what makes no sense"), vote(ports->scorer, 99) == 0);
    verdict(LITERAL("kept: and goes on counting where it was"), vote(ports->scorer, 1) == 3);
    stop_often(ports->scorer, number);
    verdict(LITERAL("kept: and counts on"), vote(ports->scorer, 7) > 3);
    look(&after);
    verdict(LITERAL("kept: what is kept is paid for once, by who had it kept"),
            after.restarts > STOPS / 2 && after.bytes == before.bytes);
    deed_exit(0);
}
