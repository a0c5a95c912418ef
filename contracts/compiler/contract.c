/* contract.c - contract_read, the list of passes, and the questions one may ask of a contract. */
#include <stdlib.h>
#include <string.h>

#include "draft.h"
#include "library.h"

struct contract *contract_read_at(const char *file, struct place asked_for_at,
                                  struct diagnostics *diagnostics)
{
    struct draft *draft = must_allocate(sizeof *draft);

    *draft = (struct draft){0};
    bool fine = notation_open(&draft->notation, file, asked_for_at, &draft->pool, diagnostics);
    if (fine) {
        draft->contract.file = draft->notation.file;
        draft->contract.version = 1;
        draft_parse(draft);
        fine = draft->notation.errors == 0;
    }
    if (fine) {
        draft_check_names(draft);
        fine = draft->notation.errors == 0;
        draft_resolve_types(draft);
    }
    if (fine) {
        draft_flatten(draft);
        fine = draft->notation.errors == 0;
    }
    if (fine) {
        draft_explore(draft);
        fine = draft->notation.errors == 0;
    }
    if (fine)
        return &draft->contract;
    contract_free(&draft->contract);
    return NULL;
}

bool contract_parses(const char *file, struct diagnostics *diagnostics)
{
    struct draft draft = {0};
    struct place nowhere = {file, 0, 0};
    bool fine = notation_open(&draft.notation, file, nowhere, &draft.pool, diagnostics);

    if (fine) {
        draft.contract.file = draft.notation.file;
        draft_parse(&draft);
        fine = draft.notation.errors == 0;
    }
    pool_free(&draft.pool);
    return fine;
}

struct contract *contract_read(const char *file, struct diagnostics *diagnostics)
{
    return contract_read_at(file, (struct place){file, 0, 0}, diagnostics);
}

/* A contract is always the middle of a draft. */
const struct draft *contract_draft(const struct contract *contract)
{
    return (const struct draft *)((const char *)contract - offsetof(struct draft, contract));
}

void contract_free(struct contract *contract)
{
    if (!contract)
        return;
    struct draft *draft = (struct draft *)((char *)contract - offsetof(struct draft, contract));
    pool_free(&draft->pool);
    free(draft);
}

static bool may(const struct contract *contract, uint16_t state, bool to_server)
{
    for (size_t tag = 0; tag < contract->message_count; tag++)
        if (contract->messages[tag].to_server == to_server &&
            contract->states[state].next[tag] != STATE_NONE)
            return true;
    return false;
}

bool contract_may_send(const struct contract *contract, uint16_t state, enum side side)
{
    return may(contract, state, side == SIDE_CLIENT);
}

bool contract_may_receive(const struct contract *contract, uint16_t state, enum side side)
{
    return may(contract, state, side == SIDE_SERVER);
}

bool contract_is_or_derives(const struct contract *contract, const struct contract *base)
{
    while (contract && contract != base)
        contract = contract->base;
    return contract != NULL;
}

uint16_t contract_find_state(const struct contract *contract, const char *name)
{
    for (uint16_t i = 0; i < contract->state_count; i++)
        if (strcmp(contract->states[i].name, name) == 0)
            return i;
    return STATE_NONE;
}

const struct message *contract_find_message(const struct contract *contract, const char *name)
{
    for (size_t i = 0; i < contract->message_count; i++)
        if (strcmp(contract->messages[i].name, name) == 0)
            return &contract->messages[i];
    return NULL;
}
