/* served.h - the contracts that the kernel itself serves: Interrupt, Watch, and those of devices
 * (device.h). Its ends of such channels are owned by KERNEL; instead of queueing, a message to them
 * is served on the spot. */
#ifndef KERNEL_SERVED_H
#define KERNEL_SERVED_H

#include "kernel/endpoint.h"
#include "kernel/machine.h"

/* By interrupt line: the kernel's end of its channel, 0 if it is nobody's (0 is never a kernel's
 * end); and what is to come of it while it is masked, though nobody handles it. */
enum line_hold { LINE_FREE, LINE_QUIET, LINE_OWED };
extern uint32_t served_line_end[MACHINE_LINES];
extern uint8_t served_line_hold[MACHINE_LINES]; /* enum line_hold */

#define WATCHERS_MAX 16u
#define WATCH_LOG    256u

/* The arguments of Stopped, in the contract's layout. */
struct death {
    uint32_t component;
    uint32_t reason;
    uint32_t line;
    bool restarts;
};

extern uint32_t watch_end[WATCHERS_MAX];       /* 0: nobody                      */
extern uint32_t watch_component[WATCHERS_MAX]; /* who opened it                  */
extern uint64_t watch_read[WATCHERS_MAX];      /* deaths it was told of          */
extern bool watch_busy[WATCHERS_MAX];          /* it has not yet noted the last  */
extern uint8_t watch_untold[WATCHERS_MAX];     /* the first budget to tell it of, 0: none */
extern uint32_t watch_count;                   /* how many there are             */
extern struct death watch_log[WATCH_LOG];      /* the last ones, by their number */
extern uint64_t watch_deaths;

// clang-format off
/*@ predicate watch_concerns(integer dead, integer c) =
      component_row(dead)->supervisor == c + 1 ||
      (component_row(dead)->supervisor == 0 && component_row(c)->supervisor == 0);
    predicate watch_log_listed{L} =
      \forall integer i; 0 <= i < WATCH_LOG ==> component_listed(watch_log[i].component);
*/
// clang-format on

/* Open a port of the running component behind which the kernel is: the client end, or NONE. */
uint32_t served_open(uint32_t port);

/* A channel of this contract between the running component's port, where its client end is now, and
 * the kernel, whose end has this number in endpoint_next; the client end, or NONE. */
uint32_t served_make(uint32_t port, uint32_t contract, uint32_t number);

/* A message, allowed by the monitor, for the kernel's end. What is owned in it is the channel's by
 * now. True: that was the last, the channel is to be cut. */
bool served_message(uint32_t endpoint, uint32_t tag);

/* The component's end of the channel of this kernel end is closed. */
void served_closed(uint32_t endpoint);

/* An interrupt line has fired, and is masked. */
uint32_t interrupt_fire(uint32_t irq);

/* A component has stopped: tell its supervisor, or, if it has none, everyone who watches and has
 * none. Others run meanwhile. The other is for when nobody watches. */
void watch_tell(uint32_t component, uint32_t reason, uint32_t line, bool restarts);
/*@ requires component: component_listed(component);
    requires listed: watch_log_listed;
    terminates \true; exits \false; assigns watch_deaths, watch_log[watch_deaths % WATCH_LOG];
    ensures listed: watch_log_listed;
    ensures one: watch_deaths == (uint64_t)(\old(watch_deaths) + 1);
    ensures noted: \let place = \old(watch_deaths) % WATCH_LOG;
        watch_log[place].component == component && watch_log[place].reason == reason &&
        watch_log[place].line == line && watch_log[place].restarts == restarts;
*/
void watch_note(uint32_t component, uint32_t reason, uint32_t line, bool restarts);
/*@ terminates \true; exits \false; assigns \nothing; ensures yes: \result <==> watch_count != 0; */
bool watch_is_on(void);

/* A budget is spent: tell the supervisor of whose it is, if it has one. */
void watch_overrun(uint32_t budget);

#endif
