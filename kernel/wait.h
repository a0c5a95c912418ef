/* wait.h - waiting and waking, the whole of it.
 *
 * A component that waits says for what in one word, component_waits. An event on an endpoint looks
 * whether its owner waits for exactly that (endpoint_target); then the owner gets the message and
 * becomes ready. Else the message stays queued, and if the endpoint is in a set, it is listed
 * there. Looking for something to receive and starting to wait is one step, with interrupts off, so
 * no wake-up is lost. */
#ifndef KERNEL_WAIT_H
#define KERNEL_WAIT_H

#include <stdbool.h>
#include <stdint.h>

#include "kernel/schedule.h"
#include "sdk/include/deed/compiler.h"
#include "sdk/include/deed/time.h"

#define WAIT_NOTHING  0x00000000u
#define WAIT_ENDPOINT 0x10000000u /* | endpoint: deed_receive                               */
#define WAIT_SET      0x20000000u /* | set: deed_set_receive                                */
#define WAIT_SOURCES  0x30000000u /* deed_wait2, deed_wait3: any event; it looks for itself */
#define WAIT_OPEN     0x40000000u /* | server port: deed_open                               */
#define WAIT_TIME     0x50000000u /* the deadline alone                                     */
#define WAIT_KIND     0x70000000u
#define WAIT_NUMBER   0x0fffffffu
#define WAIT_TIMED    0x80000000u /* there is a deadline                                    */

/* Before looking whether to wait: have the clock ready if there is a deadline. Interrupts may go on
 * for a moment. */
static inline void wait_prepare(uint64_t deadline)
{
    if (deadline != DEED_FOREVER && deadline != DEED_NOW)
        machine_clock_ready();
}

/* The running component waits. Returns when it was woken, with what came: an endpoint, or the port
 * that can be opened; NULL when the deadline came first. */
static inline void *wait_for(uint32_t what)
{
    component_waits[core.current] = what;
    return schedule_block();
}

/* The same until a deadline in nanoseconds, which is not DEED_FOREVER. The clock must be ready. */
void *wait_until(uint32_t what, uint64_t deadline);

static inline void *wait_with(uint32_t what, uint64_t deadline)
{
    return deadline == DEED_FOREVER ? wait_for(what) : wait_until(what, deadline);
}

/* End the wait of a component: it is ready again. */
void wait_end(uint32_t component, void *result);

/* Something can be received on this endpoint that could not before. */
void wait_event(uint32_t endpoint);

/* Wake all whose deadline has passed. */
void wait_expire(uint64_t now);

#endif
