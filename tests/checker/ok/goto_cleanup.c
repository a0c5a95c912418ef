/* The C idiom for clean-up: one way out, forward gotos, null where nothing was taken. */
#include "memory.component.h"

struct record {
    uint32_t id;
    uint32_t sum;
};

enum outcome { outcome_fine, outcome_memory, outcome_input };

static enum outcome build(uint32_t id, uint32_t *result)
{
    enum outcome outcome = outcome_memory;
    struct record *record = NULL;
    struct uint32_vector *table = NULL;
    struct uint8_vector *scratch = NULL;

    record = deed_take(sizeof(struct record));
    if (record == NULL)
        goto out;
    table = uint32_vector_take(16);
    if (table == NULL)
        goto out;
    scratch = uint8_vector_take(64);
    if (scratch == NULL)
        goto out;

    outcome = outcome_input;
    if (id == 0)
        goto out;
    for (uint64_t i = 0; i < scratch->length; i++) {
        scratch->at[i] = (uint8_t)(id >> (i % 24));
        table->at[i % table->length] += scratch->at[i];
    }
    for (uint64_t i = 0; i < table->length; i++) {
        if (table->at[i] == 0xdead)
            goto out;
        record->sum += table->at[i];
    }
    record->id = id;
    *result = record->sum;
    outcome = outcome_fine;
out:
    deed_drop(scratch);
    deed_drop(table);
    deed_drop(record);
    return outcome;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t sum = 0;
    for (uint32_t id = 0; id < 5; id++) {
        uint32_t part = 0;
        switch (build(id, &part)) {
        case outcome_fine: sum += part; break;
        case outcome_memory: return;
        case outcome_input: break;
        default: deed_fault(deed_reason_value);
        }
    }
    if (sum == 1)
        deed_fault(deed_reason_value);
}
