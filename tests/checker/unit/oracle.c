/* oracle.c - whatever the flow pass accepts, the machine must be able to run.
 *
 * Programs are made at random, and most of them are then damaged in one place or two. Those that
 * the flow pass still accepts are executed many times, on random paths. oracle [PROGRAMS [SEED]] */
#include "random_program.h"

#include <stdlib.h>
#include <string.h>

/* ---- damage ---- */

static bool is_terminator(const struct ir_instruction *at)
{
    return at->op >= IR_JUMP;
}

/* Statics stay: a static owner is no operand but of its own operations. */
static ir_var another(const struct ir_function *function, ir_var v)
{
    ir_var other = (ir_var)below((uint32_t)function->variable_count);
    const struct ir_variable *old = &function->variables[v], *new = &function->variables[other];
    return new->class == old->class &&new->storage != IR_STATIC && old->storage != IR_STATIC ? other
                                                                                             : v;
}

static void damage(struct ir_function *function)
{
    struct ir_basic_block *block = &function->blocks[below((uint32_t)function->block_count)];
    size_t n = below((uint32_t)block->count);
    struct ir_instruction *at = &block->instructions[n];
    switch (below(6)) {
    case 0: /* leave it out */
        if (is_terminator(at))
            break;
        memmove(at, at + 1, (block->count - n - 1) * sizeof *at);
        block->count--;
        break;
    case 1: /* do it twice */
        if (is_terminator(at) || block->count > 60)
            break;
        memmove(at + 1, at, (block->count - n) * sizeof *at);
        block->count++;
        break;
    case 2: /* after the next one */
        if (n + 2 < block->count) {
            struct ir_instruction swapped = at[0];
            at[0] = at[1];
            at[1] = swapped;
        }
        break;
    case 3:
        if (at->arg_count > 0) {
            size_t a = below((uint32_t)at->arg_count);
            at->args[a] = another(function, at->args[a]);
        }
        break;
    case 4:
        if (at->dst != IR_NONE)
            at->dst = another(function, at->dst);
        break;
    case 5:
        if (at->op == IR_JUMP || at->op == IR_BRANCH || at->op == IR_BRANCH_NULL)
            at->target[below(at->op == IR_JUMP ? 1 : 2)] =
                (ir_block)below((uint32_t)function->block_count);
        else if (at->op == IR_SWITCH && at->case_count > 1)
            at->case_count--;
        break;
    }
}

/* ---- the test ---- */

static void make_program(bool client)
{
    random_start();
    if (client)
        random_talk();
    else
        random_owners();
    struct ir_unit *unit = unit_built();
    size_t damaged = below(3) == 0 ? 0 : 1 + below(2);
    for (size_t i = 0; i < damaged; i++) {
        size_t made = unit->function_count - COMMON_FUNCTIONS;
        damage(unit->functions[unit->function_count - 1 - below((uint32_t)made)]);
    }
}

static void complain(uint32_t number, const char *wrong)
{
    printf("# program %u is accepted, but: %s\n", number, wrong);
    fflush(stdout);
    ir_dump(unit_built(), stderr);
    flow_dump(unit_built(), stderr);
}

static bool holds(const char *name, uint32_t programs, bool client, uint32_t least)
{
    uint32_t accepted = 0;
    for (uint32_t number = 0; number < programs; number++) {
        make_program(client);
        if (!unit_accepted())
            continue;
        accepted++;
        for (int run = 0; run < 40; run++) {
            const char *wrong = machine_run(unit_built(), &seed);
            if (wrong) {
                complain(number, wrong);
                return false;
            }
        }
    }
    printf("# %s: %u of %u programs accepted\n", name, accepted, programs);
    return accepted >= least;
}

int main(int argc, char **argv)
{
    uint32_t programs = argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) : 10000;
    seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 88172645463325252u;
    struct diagnostics *all = diagnostics_new();
    struct contract *read[2] = {contract_read("tests/checker/contracts/File.contract", all),
                                contract_read("contracts/Calculator.contract", all)};
    if (!read[0] || !read[1]) {
        diagnostics_print(all, DIAGNOSTIC_TEXT, stderr);
        return 1;
    }
    file = read[0];
    calculator = read[1];
    bool owners = holds("owners and borrows", programs, false, programs / 50);
    printf("%sok 1 - accepted programs about owners and borrows run\n", owners ? "" : "not ");
    bool talks = holds("conversations", programs, true, programs / 50);
    printf("%sok 2 - accepted programs about endpoints run\n1..2\n", talks ? "" : "not ");
    ir_free(unit_built());
    contract_free(read[0]);
    contract_free(read[1]);
    diagnostics_free(all);
    return !(owners && talks);
}
