/* monitor.c - builds the monitor's steps; monitor.h has the idea. */
#include "kernel/monitor.h"

#include "kernel/machine.h"
#include "kernel/panic.h"
#include "kernel/report.h"
#include "kernel/situation.h"

struct monitor_step monitor_steps[MONITOR_STEPS + MONITOR_SIDES * MONITOR_TAGS];

uint32_t monitor_first[CONTRACTS_MAX];

/*@ lemma monitor_small: \forall integer s, m, messages;
      0 <= s <= 255 && 0 <= m <= 255 && 0 <= messages <= 255 ==>
        0 <= monitor_number(s, m, messages) <= 65280;
    lemma monitor_product: \forall integer s, t, messages; 0 <= s < t && 0 <= messages ==>
        0 <= s * messages && s * messages + messages <= t * messages;
    lemma monitor_inside: \forall integer s, t, m, messages; 0 <= s < t && 0 <= m < messages ==>
        0 <= monitor_number(s, m, messages) < monitor_number(t, 0, messages);
*/

/*@ requires contract: \valid_read(contract);
    terminates \true; exits \false; assigns \nothing;
    ensures size: \result == 2 * monitor_number(contract->state_count, 0, contract->message_count);
*/
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

// clang-format off
/*@ predicate contract_placed{L}(integer c) =
      0 <= c < CONTRACTS_MAX && \valid_read(&deed_contracts[c]) &&
      monitor_readable(&deed_contracts[c]) && certified(&deed_contracts[c]) &&
      monitor_laid(c, monitor_first[c]);
    predicate placed{L}(integer c, integer s, integer m) = contract_placed(c) &&
      0 <= s < deed_contracts[c].state_count && 0 <= m < deed_contracts[c].message_count;
*/
#define FIRST             monitor_first[contract]
#define MESSAGES          deed_contracts[contract].message_count
#define STATES            deed_contracts[contract].state_count
#define HERE_STANDS(side) MONITOR_STANDS(contract, FIRST, side, state, tag)
// clang-format on

/*@ requires message: \valid_read(message) && message->to_server <= SERVER_SIDE;
    requires cells: message->cell_count > 0 ==> \valid_read(message->cells);
    terminates \true; exits \false; assigns \nothing;
    ensures flags: \result == monitor_flags(message, side);
*/
static uint32_t flags_of(const struct message_table *message, uint32_t side)
{
    uint32_t cells = monitor_cells(message);

    if (message->to_server == side)
        return cells + MONITOR_TAKES;
    return cells + (cells ? MONITOR_SENDS : MONITOR_SENDS + MONITOR_PLAIN);
}

/*@ requires placed: placed(contract, state, tag);
    requires side: side <= SERVER_SIDE;
    terminates \true; exits \false; assigns \nothing;
    ensures right: monitor_step_right(contract, monitor_first[contract], side, state, tag, \result);
*/
static uint32_t step_of(uint32_t contract, uint32_t side, uint32_t state, uint32_t tag)
{
    const struct contract_table *table = &deed_contracts[contract];
    uint32_t number = monitor_entries(state, table->message_count) + tag;
    uint32_t next, flags;
    uint16_t row;

    //@ assert number: number == monitor_number(state, tag, table->message_count);
    //@ assert inside: 0 <= number < monitor_number(table->state_count, 0, table->message_count);
    next = table->next[number];
    if (next == NO_STATE)
        return 0;
    //@ assert row: row_leads(table, state);
    //@ assert leads: leads(table, state, tag) && next < table->state_count;
    /*@ assert small: monitor_number(next, 0, table->message_count) <
            monitor_number(table->state_count, 0, table->message_count); */
    row = monitor_row(contract, side, next);
    //@ assert there: row == monitor_behind(contract, monitor_first[contract], side, next, 0);
    flags = flags_of(&table->messages[tag], side);
    //@ assert flags: flags == monitor_flags(&deed_contracts[contract].messages[tag], side);
    return row + flags;
}

/*@ requires place: row + MONITOR_SIDES * tag < MONITOR_STEPS && tag < MONITOR_TAGS;
    terminates \true; exits \false;
    assigns monitor_steps[row + MONITOR_SIDES * tag];
    ensures step: monitor_steps[row + MONITOR_SIDES * tag].step == step;
    ensures key: monitor_steps[row + MONITOR_SIDES * tag].key == monitor_key(step, tag);
*/
static void set_entry(uint32_t row, uint32_t tag, uint32_t step)
{
    struct monitor_step *entry = &monitor_steps[row + MONITOR_SIDES * tag];
    bool sends_object = (step & MONITOR_SENDS) && (step & MONITOR_OBJECT);

    entry->step = step;
    entry->key = step & MONITOR_PLAIN ? tag : sends_object ? KEY_OBJECT | tag : KEY_NEVER;
}

/*@ requires placed: placed(contract, state, tag);
    terminates \true; exits \false;
    assigns monitor_steps[monitor_behind(contract, FIRST, CLIENT_SIDE, state, tag) ..
                          monitor_behind(contract, FIRST, SERVER_SIDE, state, tag)];
    ensures right: MONITOR_BOTH(contract, FIRST, state, tag);
*/
static void set_both(uint32_t contract, uint32_t state, uint32_t tag)
{
    uint32_t row = monitor_row(contract, CLIENT_SIDE, state);

    //@ assert inside: monitor_number(state, tag, MESSAGES) < monitor_number(STATES, 0, MESSAGES);
    /*@ assert place: row + MONITOR_SIDES * tag ==
            monitor_behind(contract, FIRST, CLIENT_SIDE, state, tag) < MONITOR_STEPS - 1; */
    set_entry(row, tag, step_of(contract, CLIENT_SIDE, state, tag));
    //@ assert client: HERE_STANDS(CLIENT_SIDE);
    set_entry(row + SERVER_SIDE, tag, step_of(contract, SERVER_SIDE, state, tag));
    //@ assert server: HERE_STANDS(SERVER_SIDE);
}

/* All entries of a state. */
/*@ requires contract: contract_placed(contract) && state < STATES;
    terminates \true; exits \false;
    assigns monitor_steps[monitor_behind(contract, FIRST, CLIENT_SIDE, state, 0) ..
                          monitor_behind(contract, FIRST, CLIENT_SIDE, state + 1, 0) - 1];
    ensures right: \forall integer m; 0 <= m < MESSAGES ==>
        MONITOR_BOTH(contract, FIRST, state, m);
*/
static void set_state(uint32_t contract, uint32_t state)
{
    /*@ loop invariant range: 0 <= tag <= MESSAGES;
        loop invariant right: \forall integer m; 0 <= m < tag ==>
            MONITOR_BOTH(contract, FIRST, state, m);
        loop assigns tag, monitor_steps[monitor_behind(contract, FIRST, CLIENT_SIDE, state, 0) ..
            monitor_behind(contract, FIRST, CLIENT_SIDE, state + 1, 0) - 1];
        loop variant MESSAGES - tag;
    */
    for (uint32_t tag = 0; tag < deed_contracts[contract].message_count; tag++)
        set_both(contract, state, tag);
}

/* All entries of a contract. */
/*@ requires contract: contract_placed(contract);
    terminates \true; exits \false;
    assigns monitor_steps[FIRST .. monitor_behind(contract, FIRST, CLIENT_SIDE, STATES, 0) - 1];
    ensures right: \forall integer s, m; 0 <= s < STATES && 0 <= m < MESSAGES ==>
        MONITOR_BOTH(contract, FIRST, s, m);
*/
static void set_contract(uint32_t contract)
{
    /*@ loop invariant range: 0 <= state <= STATES;
        loop invariant right: \forall integer s, m; 0 <= s < state && 0 <= m < MESSAGES ==>
            MONITOR_BOTH(contract, FIRST, s, m);
        loop assigns state,
            monitor_steps[FIRST .. monitor_behind(contract, FIRST, CLIENT_SIDE, STATES, 0) - 1];
        loop variant STATES - state;
    */
    for (uint32_t state = 0; state < deed_contracts[contract].state_count; state++) {
        /*@ assert below: \forall integer s, m; 0 <= s < state && 0 <= m < MESSAGES ==>
                monitor_behind(contract, FIRST, SERVER_SIDE, s, m) <
                    monitor_behind(contract, FIRST, CLIENT_SIDE, state, 0); */
        set_state(contract, state);
        /*@ assert before: \forall integer s, m; 0 <= s < state && 0 <= m < MESSAGES ==>
                MONITOR_BOTH(contract, FIRST, s, m); */
        /*@ assert this: \forall integer s, m; s == state && 0 <= m < MESSAGES ==>
                MONITOR_BOTH(contract, FIRST, s, m); */
        /*@ assert both: \forall integer s, m; 0 <= s <= state && 0 <= m < MESSAGES ==>
                MONITOR_BOTH(contract, FIRST, s, m); */
    }
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
        uint32_t size = rows_size(&deed_contracts[k]);
        if (size > MONITOR_STEPS - used)
            panic("contracts with too many states");
        monitor_first[k] = used;
        used += size;
        set_contract(k);
    }
}
