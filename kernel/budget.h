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

#include "kernel/component.h"
#include "kernel/core.h"

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

/* Charge the running context, and begin to charge this one. */
void budget_switch(uint32_t context);

/* From now on the running component has no budget. */
void budget_none(uint32_t component);

/* The alarm rang: has the running component spent its time? Not if another one lends it some. */
bool budget_alarm(uint64_t now);

/* The next period of this budget, which was spent, begins. */
void budget_refill(uint32_t number);

#endif
