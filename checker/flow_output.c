/* flow_output.c - locals that are lent without a value, for the callee to write.
 *
 *     uint32_t n;
 *     if (!parse(text, &n))
 *         return;
 *
 * outputs.c knows what callees write, and with which results. What a call may have written, if its
 * result has certain signs, goes with that result (`outcome`): through copies and comparisons, to
 * the branch where the sign is seen. An item is a local and the signs with which it is written. It
 * ends with the local's scope; a second call adds what it writes, and takes nothing away. */
#include "flow.h"

#define ANY_SIGN (IR_NEGATIVE | IR_NONE_OF_BOTH | IR_POSITIVE)

static uint32_t item(ir_var local, unsigned signs)
{
    return local << 3 | signs;
}

/* The local of plain data whose address the argument certainly is, or IR_NONE. */
static ir_var local_behind(const struct flow *flow, ir_var argument)
{
    const struct flow_value *value = flow_value(flow, argument);
    if (!flow_is_reference(flow_variable(flow, argument)) || value->possible != FLOW_LENT)
        return IR_NONE;
    struct flow_set_view loans = flow_set_view(flow->sets, value->loans);
    if (loans.count != 1 || flow_loan_kind(loans.items[0]) != FLOW_LOAN_VARIABLE)
        return IR_NONE;
    ir_var local = flow_loan_index(loans.items[0]);
    const struct ir_variable *variable = flow_variable(flow, local);
    bool is_plain = variable->class == IR_SCALAR || variable->class == IR_AGGREGATE;
    return is_plain && variable->storage == IR_LOCAL ? local : IR_NONE;
}

static const struct ir_output *output_of(const struct ir_instruction *call, size_t argument)
{
    const struct ir_output *outputs = call->callee->outputs;
    return outputs != NULL && outputs[argument].is_unread ? &outputs[argument] : NULL;
}

bool flow_output_unread(struct flow *flow, const struct ir_instruction *call, size_t argument)
{
    return output_of(call, argument) != NULL && local_behind(flow, call->args[argument]) != IR_NONE;
}

/* Of an array a part is written, if anything is; the rest is zero from the beginning. */
static bool is_array(const struct ir_instruction *call, size_t argument)
{
    const struct ir_function *callee = call->callee;
    return callee->variables[callee->parameters[argument]].annotation.count != NULL;
}

/* Behind the call, when its result is there. */
void flow_output_call(struct flow *flow, const struct ir_instruction *call)
{
    for (size_t i = 0; i < call->arg_count && call->callee->outputs != NULL; i++) {
        const struct ir_output *output = output_of(call, i);
        ir_var local = output != NULL ? local_behind(flow, call->args[i]) : IR_NONE;
        if (local == IR_NONE || !(flow_value(flow, local)->possible & FLOW_UNSET))
            continue;
        bool some = output->is_written && is_array(call, i) &&
                    flow_variable(flow, local)->class == IR_AGGREGATE;
        if (some || output->written_if == ANY_SIGN)
            flow_fill(flow, local);
        else if (output->written_if != 0 && call->dst != IR_NONE &&
                 !flow_is_reference(flow_variable(flow, call->dst)) &&
                 flow_is_private(flow, call->dst))
            flow_value(flow, call->dst)->outcome = flow_set_add(
                flow->sets, flow_value(flow, call->dst)->outcome, item(local, output->written_if));
    }
}

/* With which signs of the instruction's result has the other number only signs of this set? */
static unsigned signs_behind(const struct flow *flow, const struct ir_instruction *at,
                             unsigned signs)
{
    unsigned wrong = 0;
    for (unsigned sign = IR_NEGATIVE; sign <= IR_POSITIVE; sign <<= 1)
        if (!(signs & sign))
            wrong |= output_signs(flow->function, at, sign);
    return ANY_SIGN & ~wrong;
}

uint32_t flow_output_told(struct flow *flow, const struct ir_instruction *at)
{
    ir_var from = output_tested(at);
    if (from == IR_NONE || flow_is_reference(flow_variable(flow, from)))
        return 0;
    uint32_t outcome = flow_value(flow, from)->outcome, told = 0;
    for (uint32_t i = 0; i < flow_set_view(flow->sets, outcome).count; i++) {
        uint32_t old = flow_set_view(flow->sets, outcome).items[i];
        unsigned signs = signs_behind(flow, at, old & ANY_SIGN);
        if (signs != 0)
            told = flow_set_add(flow->sets, told, item(old >> 3, signs));
    }
    return told;
}

void flow_output_tell(struct flow *flow, ir_var scalar, uint32_t outcome)
{
    if (outcome != 0 && flow_is_private(flow, scalar))
        flow_value(flow, scalar)->outcome = outcome;
}

void flow_output_forget(struct flow *flow, ir_var local)
{
    for (uint32_t i = 0; flow->addressed[local] && i < flow->used; i++) {
        struct flow_value *value = &flow->now.values[i];
        for (unsigned signs = 1; value->outcome != 0 && signs < ANY_SIGN; signs++)
            value->outcome = flow_set_remove(flow->sets, value->outcome, item(local, signs));
    }
}

struct flow_value *flow_output_edge(struct flow *flow, ir_block target)
{
    const struct ir_instruction *at = flow->sites[flow->site];
    if (at->op != IR_BRANCH && at->op != IR_SWITCH)
        return NULL;
    uint32_t outcome = flow_value(flow, at->args[0])->outcome;
    uint32_t count = flow_set_view(flow->sets, outcome).count;
    if (outcome == 0 || count == 0)
        return NULL;
    struct flow_value *kept = pool_take(flow->pool, flow->kept * sizeof *kept);
    memcpy(kept, flow->now.values, flow->kept * sizeof *kept);
    unsigned signs = output_edge_signs(at, target);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t told = flow_set_view(flow->sets, outcome).items[i];
        if ((signs & ~told & ANY_SIGN) == 0)
            flow_fill(flow, told >> 3);
    }
    return kept;
}

void flow_output_restore(struct flow *flow, const struct flow_value *kept)
{
    if (kept != NULL)
        memcpy(flow->now.values, kept, flow->kept * sizeof *kept);
}
