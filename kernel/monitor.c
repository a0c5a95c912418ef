/* monitor.c - builds the monitor's steps; monitor.h has the idea. */
#include "kernel/monitor.h"

#include "kernel/machine.h"
#include "kernel/panic.h"
#include "kernel/report.h"
#include "kernel/situation.h"

struct monitor_step monitor_steps[MONITOR_STEPS + MONITOR_SIDES * MONITOR_TAGS];

uint32_t monitor_first[CONTRACTS_MAX];

static uint32_t rows_size(const struct contract_table *contract)
{
    return MONITOR_SIDES * contract->state_count * contract->message_count;
}

uint32_t monitor_cells(const struct message_table *message)
{
    const struct cell_table *cell = message->cells;

    if (message->cell_count == 0)
        return 0;
    if (message->cell_count == 1 && cell->kind == CELL_OBJECT && cell->offset == 0 &&
        !cell->optional)
        return MONITOR_CELLS | MONITOR_OBJECT;
    return MONITOR_CELLS;
}

static uint32_t step_of(uint32_t contract, uint32_t side, uint32_t state, uint32_t tag)
{
    const struct contract_table *table = &deed_contracts[contract];
    const struct message_table *message = &table->messages[tag];
    uint32_t next = table->next[state * table->message_count + tag];
    uint32_t step;

    if (next == NO_STATE)
        return 0;
    step = monitor_row(contract, side, next) | monitor_cells(message);
    if (message->to_server != (side == CLIENT_SIDE))
        return step | MONITOR_TAKES;
    return step | (message->cell_count ? MONITOR_SENDS : MONITOR_SENDS | MONITOR_PLAIN);
}

static void set_entry(uint32_t row, uint32_t tag, uint32_t step)
{
    struct monitor_step *entry = &monitor_steps[row + MONITOR_SIDES * tag];
    bool sends_object = (step & MONITOR_SENDS) && (step & MONITOR_OBJECT);

    entry->step = step;
    entry->key = step & MONITOR_PLAIN ? tag : sends_object ? KEY_OBJECT | tag : KEY_NEVER;
}

/* Nothing of a contract is used before its certificate has been looked through. */
static void certify(void)
{
    for (uint32_t k = 0; k < deed_contract_count; k++) {
        uint32_t found = situation_check(&deed_contracts[k]);
        if (found != SITUATION_SOUND) {
            report_contract(&deed_contracts[k], found);
            machine_exit(1);
        }
    }
}

void monitor_boot(void)
{
    uint32_t used = 0;

    if (deed_contract_count > CONTRACTS_MAX)
        panic("too many contracts");
    certify();
    for (uint32_t k = 0; k < deed_contract_count; k++) {
        const struct contract_table *table = &deed_contracts[k];
        if (rows_size(table) > MONITOR_STEPS - used)
            panic("contracts with too many states");
        monitor_first[k] = used;
        used += rows_size(table);
        for (uint32_t side = CLIENT_SIDE; side <= SERVER_SIDE; side++)
            for (uint32_t state = 0; state < table->state_count; state++)
                for (uint32_t tag = 0; tag < table->message_count; tag++)
                    set_entry(monitor_row(k, side, state), tag, step_of(k, side, state, tag));
    }
}
