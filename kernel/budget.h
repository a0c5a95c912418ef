/* budget.h - budgets: how much of each period a context may use of the processor.
 *
 * Periods follow each other from boot on. A context whose time is spent before its period ends does
 * not run any more until the next one begins; that is an overrun, which its supervisor and the
 * console hear of. What the time was used for does not count: also a server that was lent the
 * context uses it up. Reading the clock costs time, so only contexts with a budget are charged, and
 * only when the processor changes from or to one.
 *
 * With interrupts off. */
#ifndef KERNEL_BUDGET_H
#define KERNEL_BUDGET_H

#include <stdbool.h>
#include <stdint.h>

#include "kernel/core.h"
#include "kernel/index.h"
#include "kernel/machine.h"
#include "kernel/timer.h"

struct budget {
    uint64_t size, period; /* cycles                                      */
    uint64_t left;         /* of this period; right but for core.context's */
    uint64_t period_end;   /* cycles                                      */
    uint32_t context;
    uint32_t overruns;   /* since boot                                     */
    bool spent;          /* and the next period has not begun               */
    bool reported;       /* the console has heard of it                     */
    bool untold;         /* its supervisor is to hear of it                 */
    uint8_t untold_next; /* the same supervisor is to hear of this one, too */
};

extern uint8_t budget_number[OWNERS_MAX]; /* of a context; 0: it has none */
extern struct budget budget_table[BUDGETS_MAX];

// clang-format off
#define BUDGET_LONG (UINT64_MAX / 4) /* times are below it: that is decades */
/*@ predicate budget_sound{L}(integer n) =
      0 < n < BUDGETS_MAX && 0 < budget_table[n].period <= BUDGET_LONG &&
      budget_table[n].left <= budget_table[n].size <= BUDGET_LONG;
    predicate budget_all_sound{L} =
      \forall integer c; 0 <= c < OWNERS_MAX && budget_number[c] != 0 ==>
          budget_sound(budget_number[c]);

    // what is left of so much when something was used since then, at most till now
    logic integer budget_rest(integer whole, integer since, integer now) =
      now - since < whole ? whole - (now - since) : 0;
    logic integer budget_later(integer a, integer b) = a > b ? a : b;
*/
#define BUDGET_CHARGED(n) budget_table[n].period_end, budget_table[n].left
// clang-format on

/*@ requires context: context < OWNERS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result <==> core.budgets != 0 && budget_table[budget_number[context]].spent;
*/
static inline bool budget_is_spent(uint32_t context)
{
    return core.budgets != 0 && budget_table[budget_number[context]].spent;
}

/* How often this context wanted more than its budget. */
/*@ requires context: context < OWNERS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures count: \result == budget_table[budget_number[context]].overruns;
*/
static inline uint32_t budget_overruns(uint32_t context)
{
    return budget_table[budget_number[context]].overruns;
}

/* Read the budgets of the system; waits for the clock if there are any. */
void budget_boot(void);

/* Charge what was used since core.charged_until. Only what falls in the present period counts. */
/*@ requires sound: budget_sound(number);
    requires order: core.charged_until <= now;
    terminates \true; exits \false;
    assigns core.charged_until, BUDGET_CHARGED(number);
    ensures until: core.charged_until == now;
    ensures sound: budget_sound(number);
    ensures same: now < \old(budget_table[number].period_end) ==>
        budget_table[number].period_end == \old(budget_table[number].period_end) &&
        budget_table[number].left ==
            budget_rest(\old(budget_table[number].left), \old(core.charged_until), now);
    ensures next: \old(budget_table[number].period_end) <= now <= BUDGET_LONG ==>
        budget_table[number].left == budget_rest(budget_table[number].size,
            budget_later(\old(core.charged_until),
                budget_table[number].period_end - budget_table[number].period), now);
    ensures period: now <= BUDGET_LONG ==> now < budget_table[number].period_end;
    ensures begun: \old(budget_table[number].period_end) <= now <= BUDGET_LONG ==>
        budget_table[number].period_end - budget_table[number].period <= now;
*/
void budget_charge(uint32_t number, uint64_t now);

/* Charge the running context, and begin to charge this one. */
/*@ TIMER_INVARIANT(requires)
    requires contexts: context < OWNERS_MAX && core.context < OWNERS_MAX;
    requires sound: budget_all_sound;
    requires order: core.charged_until <= machine_time;
    terminates \true; exits \false;
    assigns core.charged_until, core.budget_end, machine_time, machine_alarm_at,
        BUDGET_CHARGED(budget_number[core.context]), BUDGET_CHARGED(budget_number[context]);
    ensures sound: budget_all_sound;
    ensures order: core.charged_until <= machine_time;
    ensures idle: budget_number[core.context] == 0 && budget_number[context] == 0 ==>
        core.charged_until == \old(core.charged_until) &&
        core.budget_end == \old(core.budget_end) &&
        machine_alarm_at == \old(machine_alarm_at);
    ensures until: budget_number[core.context] != 0 || budget_number[context] != 0 ==>
        core.charged_until == machine_time;
    ensures none: budget_number[core.context] != 0 && budget_number[context] == 0 ==>
        core.budget_end == 0;
    ensures end: budget_number[context] != 0 ==>
        core.budget_end == (uint64_t)(machine_time + budget_table[budget_number[context]].left);
    ensures period: budget_number[context] != 0 && machine_time <= BUDGET_LONG ==>
        machine_time < budget_table[budget_number[context]].period_end;
    ensures rings: budget_number[context] != 0 ==> timer_rings;
    ensures later: machine_time >= \old(machine_time);
    ensures quiet: budget_number[context] == 0 ==> machine_alarm_at == \old(machine_alarm_at);
*/
void budget_switch(uint32_t context);

/* From now on the running component has no budget. */
/*@ requires component: component < OWNERS_MAX;
    terminates \true; exits \false; assigns budget_number[component], core.budget_end;
    ensures none: budget_number[component] == 0;
    ensures end: core.budget_end == (core.context == component ? 0 : \old(core.budget_end));
*/
void budget_none(uint32_t component);

/* The alarm rang: has the running component spent its time? Not if another one lends it some. */
bool budget_alarm(uint64_t now);

/* The next period of this budget, which was spent, begins. */
void budget_refill(uint32_t number);

#endif
