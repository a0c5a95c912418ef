/* contract.c - contract_read, the list of passes, and the questions one may ask of a contract. */
#include <stdlib.h>
#include <string.h>

#include "draft.h"
#include "library.h"

/* Can one tell which state and which message a name in the states means? Then they are looked at
 * even when other names are wrong: these are errors of their own. */
static bool names_are_clear(struct draft *draft)
{
    size_t labels;

    draft_labels(draft, &labels);
    if (labels)
        return false; /* they are names of states, too */
    for (size_t i = 0; i < draft->state_count; i++) {
        if (strcmp(draft->states[i].name, "end") == 0)
            return false;
        for (size_t j = 0; j < i; j++)
            if (strcmp(draft->states[i].name, draft->states[j].name) == 0)
                return false;
    }
    for (size_t i = 0; i < draft->contract.message_count; i++)
        if (contract_find_message(&draft->contract, draft->contract.messages[i].name) !=
            &draft->contract.messages[i])
            return false;
    return true;
}

/* The passes behind parsing; false when something is wrong. */
static bool analyse(struct draft *draft)
{
    const struct notation *notation = &draft->notation;

    draft_check_names(draft);
    bool named = notation->errors == 0;
    draft_resolve_types(draft);
    if (named || names_are_clear(draft))
        draft_flatten(draft);
    if (notation->errors == 0)
        draft_check_override(draft);
    if (notation->errors == 0)
        draft_explore(draft);
    if (notation->errors == 0)
        draft_explore_base(draft);
    return notation->errors == 0;
}

/* Parsed, and with its base's part; NULL when something is wrong. */
static struct draft *read_draft(const char *file, struct place asked_for_at,
                                const struct base_finder *bases, struct diagnostics *diagnostics)
{
    struct draft *draft = must_allocate(sizeof *draft);

    *draft = (struct draft){.contract.version = 1};
    bool fine = notation_open(&draft->notation, file, asked_for_at, &draft->pool, diagnostics);
    if (fine) {
        draft->contract.file = draft->notation.file;
        draft_parse(draft);
        fine = draft->notation.errors == 0;
    }
    if (fine) {
        const struct contract *base =
            draft->base_name ? bases->find(bases->library, draft->base_name, draft->base_place)
                             : NULL;
        fine = base || !draft->base_name;
        draft_inherit(draft, base);
        fine &= draft->notation.errors == 0;
    }
    if (fine)
        return draft;
    contract_free(&draft->contract);
    return NULL;
}

struct contract *contract_read_at(const char *file, struct place asked_for_at,
                                  const struct base_finder *bases, struct diagnostics *diagnostics)
{
    struct draft *draft = read_draft(file, asked_for_at, bases, diagnostics);

    if (!draft || analyse(draft))
        return draft ? &draft->contract : NULL;
    contract_free(&draft->contract);
    return NULL;
}

/* Rules about what the states allow, not about how they are written down. */
static bool is_about_soundness(const char *rule)
{
    static const char *const rules[] = {"ambiguous", "unreachable", "cannot-proceed"};

    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
        if (strcmp(rules[i], rule) == 0)
            return true;
    return false;
}

/* Flattening finds the errors that leave no model: unknown names, limits, ... */
static bool can_be_modelled(struct draft *draft, struct diagnostics *diagnostics)
{
    struct diagnostics *proof = diagnostics_new();
    struct diagnostic_sequence error;
    bool fine = true;

    draft->notation.all = proof;
    draft_flatten(draft);
    draft->notation.all = diagnostics;
    for (size_t i = 0; diagnostics_sequence(proof, i, &error); i++)
        if (!is_about_soundness(error.rule)) {
            draft_error(draft, error.at, error.rule, "%s", error.text);
            fine = false;
        }
    diagnostics_free(proof);
    return fine;
}

struct contract *contract_read_unproved(const char *file, const struct base_finder *bases,
                                        struct diagnostics *diagnostics)
{
    struct draft *draft = read_draft(file, (struct place){file, 0, 0}, bases, diagnostics);

    if (!draft)
        return NULL;
    draft_check_names(draft);
    draft_resolve_types(draft);
    if (draft->notation.errors == 0 && can_be_modelled(draft, diagnostics))
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

/* Without a library there are no bases. */
static const struct contract *find_none(void *diagnostics, const char *name, struct place at)
{
    diagnostic_error(diagnostics, at, "unknown", "no contract `%s`: no file %s.contract in %s",
                     name, name, "any folder (-I)");
    return NULL;
}

struct contract *contract_read(const char *file, struct diagnostics *diagnostics)
{
    struct base_finder bases = {find_none, diagnostics};

    return contract_read_at(file, (struct place){file, 0, 0}, &bases, diagnostics);
}

const struct draft *contract_draft(const struct contract *contract)
{
    return (const struct draft *)((const char *)contract - offsetof(struct draft, contract));
}

/* A contract is always the middle of a draft. */
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

const struct kernel_contract *contract_of_kernel(const char *name)
{
    static const struct kernel_contract kernels[] = {{"Interrupt", "interrupt", ""},
                                                     {"Watch", "watch", ""},
                                                     {"Ioports", "ioports", " owned"},
                                                     {"Registers", "registers", " owned"},
                                                     {"Virtqueue", "virtqueue", ""}};

    for (size_t i = 0; i < sizeof kernels / sizeof kernels[0]; i++)
        if (strcmp(kernels[i].name, name) == 0)
            return &kernels[i];
    return NULL;
}
