/* budget_period.c - budgets from boot on: what comes of a budget that is spent before its period
 * ends, and of the next period. budget.h has the idea. */
#include "kernel/budget.h"

#include "kernel/context.h"
#include "kernel/core.h"
#include "kernel/machine.h"
#include "kernel/panic.h"
#include "kernel/report.h"
#include "kernel/served.h"
#include "kernel/timer.h"

static void make(uint32_t context)
{
    const struct component_table *table = component_table(context);
    struct budget *budget = &budget_table[core.budgets + 1];
    uint64_t zero;

    if (core.budgets + 1 == BUDGETS_MAX)
        panic("too many budgets");
    machine_clock_ready();
    zero = machine_cycles_at(0);
    budget->size = machine_cycles_at(table->budget) - zero;
    budget->period = machine_cycles_at(table->period) - zero;
    budget->left = budget->size;
    budget->period_end = machine_cycles() + budget->period;
    budget->context = context;
    budget_number[context] = (uint8_t)++core.budgets;
}

void budget_boot(void)
{
    for (uint32_t c = 0; c < deed_component_total; c++)
        if (component_table(c)->period != 0)
            make(c);
}

static void report(struct budget *budget)
{
    budget->overruns++;
    if (!budget->reported)
        report_overrun(budget->context);
    budget->reported = true;
    watch_overrun(budget_number[budget->context]);
}

bool budget_alarm(uint64_t now)
{
    uint32_t context = core.context;
    struct budget *budget = &budget_table[budget_number[context]];

    if (core.budget_end == 0 || now < core.budget_end)
        return false;
    budget_charge(budget_number[context], now);
    core.budget_end = now + budget->left;
    if (budget->left > 0)
        return false;
    core.budget_end = 0;
    if (!budget->spent) {
        budget->spent = true;
        timer_set(COMPONENTS_MAX + budget_number[context], budget->period_end);
        report(budget);
    }
    context_spent(context);
    return core.context == context;
}

void budget_refill(uint32_t number)
{
    struct budget *budget = &budget_table[number];

    budget->spent = false;
    budget->left = budget->size;
    budget->period_end += budget->period;
    context_refilled(budget->context);
}
