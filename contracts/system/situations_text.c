/* situations_text.c - looks through the certificate of a contract, and writes it. */
#include "situations_text.h"

#include <stdio.h>
#include <stdlib.h>

#include "../../kernel/situation.h"
#include "../compiler/situations.h"

static void make_sure(const struct contract *contract, const struct contract_table *table)
{
    uint32_t found = situation_check(table);

    if (found == SITUATION_SOUND)
        return;
    fprintf(
        stderr, "deed: the certificate of the contract %s is refused: %s (state %u, message %u)\n",
        contract->name, situation_words(found).words, SITUATION_IN(found), SITUATION_TAG(found));
    exit(2);
}

static void emit_situations(struct writer *out, const struct contract *contract,
                            const struct contract_table *table)
{
    writer_print(out, "static const struct situation_table %s_situations[] = {\n", table->name);
    for (uint32_t i = 0; i < table->situation_count; i++) {
        const struct situation_table *at = &table->situations[i];
        writer_print(out, "    {{%u, %u}, {%u, %u}, {%u, %u}, {%u, %u}, %u}, /* %u: %s, %s */\n",
                     at->state[0], at->state[1], at->queued[0], at->queued[1], at->queue[0],
                     at->queue[1], at->taken[0], at->taken[1], at->sent, i,
                     contract->states[at->state[0]].name, contract->states[at->state[1]].name);
    }
    writer_print(out, "};\n\n");
}

void situations_emit_arrays(struct writer *out, const struct contract *contract)
{
    struct pool pool = {0};
    struct contract_table table = situations_table(contract, &pool);

    make_sure(contract, &table);
    writer_print(out, "/* The certificate: all situations that a conversation can come into. */\n");
    emit_situations(out, contract, &table);
    writer_print(out, "static const uint8_t %s_queues[] = {", table.name);
    for (uint32_t i = 0; i < table.queues_count; i++)
        writer_print(out, i % 16 == 0 ? "\n    %u," : " %u,", table.queues[i]);
    writer_print(out, "\n    0};\n\nstatic const uint32_t %s_sent[] = {", table.name);
    for (uint32_t i = 0; i < table.sent_count; i++)
        writer_print(out, i % table.message_count == 0 ? "\n    %u," : " %u,", table.sent[i]);
    writer_print(out, "\n    0};\n\n");
    pool_free(&pool);
}

void situations_emit_members(struct writer *out, const struct contract *contract)
{
    const char *name = contract->name;

    writer_print(out,
                 ",\n     .situations = %s_situations,\n     .queues = %s_queues,\n"
                 "     .sent = %s_sent,\n"
                 "     .situation_count = sizeof %s_situations / sizeof %s_situations[0],\n"
                 "     .queues_count = sizeof %s_queues,\n"
                 "     .sent_count = sizeof %s_sent / sizeof %s_sent[0]",
                 name, name, name, name, name, name, name, name);
}
