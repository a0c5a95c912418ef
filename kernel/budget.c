/* budget.c - charging contexts; budget.h has the idea. */
#include "kernel/budget.h"

#include "kernel/core.h"
#include "kernel/machine.h"
#include "kernel/timer.h"
#include "sharedheap/table.h"

TABLE uint8_t budget_number[OWNERS_MAX];
struct budget budget_table[BUDGETS_MAX];

void budget_charge(uint32_t number, uint64_t now)
{
    uint64_t since = core.charged_until, used;

    core.charged_until = now;
    if (now >= budget_table[number].period_end) {
        uint64_t over = (now - budget_table[number].period_end) % budget_table[number].period;
        uint64_t begin = now - over;
        //@ assert begin: budget_table[number].period_end <= begin <= now;
        budget_table[number].period_end = begin + budget_table[number].period;
        budget_table[number].left = budget_table[number].size;
        since = since > begin ? since : begin;
    }
    used = now - since;
    budget_table[number].left =
        used < budget_table[number].left ? budget_table[number].left - used : 0;
}

void budget_switch(uint32_t context)
{
    uint32_t from = budget_number[core.context], to = budget_number[context];
    uint64_t now;

    if (from == 0 && to == 0)
        return;
    now = machine_cycles();
    if (from != 0)
        budget_charge(from, now);
    core.charged_until = now;
    core.budget_end = 0;
    if (to == 0)
        return;
    budget_charge(to, now); /* a period may have ended */
    core.budget_end = now + budget_table[to].left;
    timer_alarm();
}

void budget_none(uint32_t component)
{
    budget_number[component] = 0;
    if (core.context == component)
        core.budget_end = 0;
}
