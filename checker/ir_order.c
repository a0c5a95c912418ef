/* ir_order.c - the graph of a function's blocks, and the order in which a fixpoint takes them. */
#include "../contracts/compiler/pool.h"
#include "ir.h"

const struct ir_instruction *ir_terminator(const struct ir_function *function, ir_block block)
{
    const struct ir_basic_block *b = &function->blocks[block];
    return &b->instructions[b->count - 1];
}

bool ir_is_assigned(const struct ir_function *function, ir_var v)
{
    for (ir_block b = 0; b < function->block_count; b++)
        for (size_t n = 0; n < function->blocks[b].count; n++)
            if (function->blocks[b].instructions[n].dst == v)
                return true;
    return false;
}

size_t ir_successor_count(const struct ir_instruction *terminator)
{
    switch (terminator->op) {
    case IR_JUMP: return 1;
    case IR_BRANCH:
    case IR_BRANCH_NULL: return 2;
    case IR_SWITCH: return terminator->case_count + 1;
    default: return 0;
    }
}

ir_block ir_successor(const struct ir_instruction *terminator, size_t number)
{
    if (terminator->op != IR_SWITCH)
        return terminator->target[number];
    return number < terminator->case_count ? terminator->cases[number].target
                                           : terminator->target[0];
}

/* By an explicit stack: generated functions may be deep. */
ir_block *ir_order(const struct ir_function *function, struct pool *pool, uint32_t *reached)
{
    size_t count = function->block_count, depth = 1;
    ir_block *stack = pool_take(pool, count * sizeof *stack);
    size_t *next = pool_take(pool, count * sizeof *next);
    bool *seen = pool_take(pool, count);
    ir_block *order = pool_take(pool, count * sizeof *order);
    uint32_t left = (uint32_t)count;
    stack[0] = 0;
    seen[0] = true;
    while (depth > 0) {
        ir_block block = stack[depth - 1];
        const struct ir_instruction *end = ir_terminator(function, block);
        if (next[depth - 1] < ir_successor_count(end)) {
            ir_block target = ir_successor(end, next[depth - 1]++);
            if (!seen[target]) {
                seen[target] = true;
                next[depth] = 0;
                stack[depth++] = target;
            }
        } else {
            order[--left] = block;
            depth--;
        }
    }
    *reached = (uint32_t)count - left;
    return order + left;
}
