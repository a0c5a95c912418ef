/* certificate.c - every byte of the tables and certificates of these contracts is changed in turn,
 * to several values. What situation_check still accepts must have the property all the same: asked
 * is the exploration, which knows nothing of certificates. Prints TAP, a point a contract. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "contracts/compiler/explore.h"
#include "contracts/compiler/situations.h"
#include "kernel/situation.h"

static const uint8_t changes[] = {0x01, 0x02, 0x80,
                                  0xff}; /* added, and the byte inverted for 0xff */

/* The table as a contract again. */
static struct contract *contract_of(const struct contract_table *table, struct pool *pool)
{
    struct contract *contract = pool_take(pool, sizeof *contract);

    contract->name = table->name;
    contract->start = table->start;
    contract->state_count = table->state_count;
    contract->message_count = table->message_count;
    contract->states = pool_take(pool, (table->state_count + 1u) * sizeof *contract->states);
    contract->messages = pool_take(pool, (table->message_count + 1u) * sizeof *contract->messages);
    for (unsigned m = 0; m < table->message_count; m++) {
        contract->messages[m].tag = m;
        contract->messages[m].to_server = table->messages[m].to_server;
    }
    for (unsigned s = 0; s < table->state_count; s++) {
        struct state *state = &contract->states[s];
        state->is_end = true;
        state->next = pool_take(pool, table->message_count * sizeof *state->next + 1);
        for (unsigned m = 0; m < table->message_count; m++) {
            uint8_t next = table->next[s * table->message_count + m];
            state->next[m] = next == NO_STATE ? STATE_NONE : next;
            state->is_end = state->is_end && next == NO_STATE;
        }
    }
    return contract;
}

static bool has_property(const struct contract_table *table)
{
    struct pool pool = {0};
    struct pair pair = pair_alone(contract_of(table, &pool));
    struct explored *found = explore(&pair);
    bool sound = found->trouble == TROUBLE_NONE && found->capacity[0] <= table->capacity[0] &&
                 found->capacity[1] <= table->capacity[1];

    explored_free(found);
    pool_free(&pool);
    return sound;
}

static unsigned refused, accepted, wrong;

static void try_bytes(const struct contract_table *table, const void *from, size_t size)
{
    uint8_t *bytes = (uint8_t *)(uintptr_t)from;

    for (size_t i = 0; i < size; i++)
        for (size_t change = 0; change < sizeof changes; change++) {
            uint8_t old = bytes[i];
            bytes[i] = (uint8_t)(changes[change] == 0xff ? ~old : old + changes[change]);
            if (situation_check(table) != SITUATION_SOUND)
                refused++;
            else if (has_property(table))
                accepted++;
            else
                wrong++;
            bytes[i] = old;
        }
}

/* The counts of states and messages only become smaller: the arrays are as long as they are. */
static void try_counts(struct contract_table *table)
{
    uint8_t states = table->state_count, messages = table->message_count;

    for (; table->state_count > 0; table->state_count--)
        try_bytes(table, &table->start, 1);
    table->state_count = states;
    for (; table->message_count > 0; table->message_count--)
        try_bytes(table, &table->start, 1);
    table->message_count = messages;
}

static void try_contract(const char *file, int number, struct diagnostics *diagnostics)
{
    struct pool pool = {0};
    struct contract *contract = contract_read(file, diagnostics);
    struct contract_table table;
    bool fine;

    if (!contract) {
        printf("not ok %d - %s cannot be read\n", number, file);
        return;
    }
    table = situations_table(contract, &pool);
    refused = accepted = wrong = 0;
    fine = situation_check(&table) == SITUATION_SOUND && has_property(&table);
    try_bytes(&table, &table.start, 1);
    try_bytes(&table, table.capacity, sizeof table.capacity);
    try_counts(&table);
    try_bytes(&table, table.next, (size_t)table.state_count * table.message_count);
    try_bytes(&table, table.situations, table.situation_count * sizeof table.situations[0]);
    try_bytes(&table, table.queues, table.queues_count);
    try_bytes(&table, table.sent, table.sent_count * sizeof table.sent[0]);
    for (unsigned m = 0; m < table.message_count; m++)
        try_bytes(&table, &table.messages[m].to_server, 1);
    printf("%s %d - %s: %u changes refused, %u without effect\n",
           fine && wrong == 0 && refused > 0 ? "ok" : "not ok", number, contract->name, refused,
           accepted);
    pool_free(&pool);
    contract_free(contract);
}

int main(int count, char **files)
{
    struct diagnostics *diagnostics = diagnostics_new();

    printf("1..%d\n", count - 1);
    for (int i = 1; i < count; i++)
        try_contract(files[i], i, diagnostics);
    diagnostics_free(diagnostics);
    return 0;
}
