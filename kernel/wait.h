/* wait.h - waiting and waking, the whole of it.
 *
 * A component that waits says for what in one word, component_waits: the address of an endpoint
 * (deed_receive), of a set (deed_set_receive), of the port that it wants to open a channel to, or
 * one of the values in component.h. An event on an endpoint looks
 * whether its owner waits for exactly that (its target); then the owner gets the message and
 * becomes ready. Else the message stays queued, and if the endpoint is in a set, it is listed
 * there. Looking for something to receive and starting to wait is one step, with interrupts off, so
 * no wake-up is lost. */
#ifndef KERNEL_WAIT_H
#define KERNEL_WAIT_H

#include <stdbool.h>
#include <stdint.h>

#include "kernel/context.h"
#include "kernel/schedule.h"
#include "sdk/include/deed/compiler.h"
#include "sdk/include/deed/time.h"

/* What does it wait for? Who runs does not wait, but its word may be that of the endpoint or the
 * set that it waited for last, without a flag: the short way of a message does not wipe it out. */
/*@ requires component: component < OWNERS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures running: component == core.current ==> \result == WAIT_NOTHING;
    ensures word: component != core.current ==> \result == component_waits[component];
*/
static inline uint64_t component_wait(uint32_t component)
{
    return component == core.current ? WAIT_NOTHING : component_waits[component];
}

/* Before looking whether to wait: have the clock ready if there is a deadline. Interrupts may go on
 * for a moment. */
static inline void wait_prepare(uint64_t deadline)
{
    if (deadline != DEED_FOREVER && deadline != DEED_NOW)
        machine_clock_ready();
}

/* The running component waits, and says so by just this. Returns when it was woken, with what came:
 * an endpoint, or the port that can be opened; NULL when the deadline came first. */
/*@ KERNEL_WHILE(requires, core.current)
    requires component: core.current < COMPONENTS_MAX;
    requires deadline: timer_is_set(core.current) <==> (what & WAIT_TIMED) != 0;
    terminates \true; exits \false; SCHEDULE_SWITCHES
*/
static inline void *wait_as(uint64_t what)
{
    component_waits[core.current] = what;
    return schedule_block();
}

/* It waits for anything but an endpoint. */
static inline void *wait_for(uint64_t what)
{
    return wait_as(core.context == core.current ? what : context_wait(what));
}

/* The same until a deadline in nanoseconds, which is not DEED_FOREVER. The clock must be ready. */
void *wait_until(uint64_t what, uint64_t deadline);

static inline void *wait_with(uint64_t what, uint64_t deadline)
{
    return deadline == DEED_FOREVER ? wait_for(what) : wait_until(what, deadline);
}

/* It waits for this endpoint. */
DEED_SWITCHES void *wait_at_end(uint64_t end, uint64_t deadline);

/* End the wait of a component: it is ready again; the second: it gives up, and never runs again
 * from there. */
void wait_end(uint32_t component, void *result);
void wait_cancel(uint32_t component);

/* Something can be received on this endpoint that could not before. It is as urgent as the context
 * that the sender ran on; an endpoint in which several things wait, as the most urgent of them. */
void wait_event(uint32_t endpoint);

/* Wake all whose deadline has passed. */
void wait_expire(uint64_t now);

#endif
