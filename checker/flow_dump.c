/* flow_dump.c - the settled states of a function, for `deed check --dump=flow`: block by block, and
 * for each operation on an endpoint what states it may be in just before. */
#include "flow.h"

#include <stdio.h>

static void dump_possible(uint32_t possible, FILE *out)
{
    static const char *const names[] = {"unset", "null",    "owned", "lent",
                                        "given", "expired", "plain", "silent"};
    const char *between = "";
    for (unsigned i = 0; i < sizeof names / sizeof names[0]; i++)
        if (possible >> i & 1) {
            fprintf(out, "%s%s", between, names[i]);
            between = "|";
        }
}

static void dump_loans(const struct flow *flow, uint32_t loans, FILE *out)
{
    struct flow_set_view view = flow_set_view(flow->sets, loans);
    for (uint32_t i = 0; i < view.count; i++) {
        uint32_t index = flow_loan_index(view.items[i]);
        switch (flow_loan_kind(view.items[i])) {
        case FLOW_LOAN_VARIABLE: fprintf(out, " of:%%%u", index); break;
        case FLOW_LOAN_PARAMETER: fprintf(out, " of:parameter%u", index); break;
        case FLOW_LOAN_SLOT: fprintf(out, " through:%s", flow->unit->slots[index].name); break;
        case FLOW_LOAN_MESSAGE: fprintf(out, " in:message of %%%u", index); break;
        case FLOW_LOAN_STATICS: fprintf(out, " of:statics"); break;
        }
    }
}

static void dump_slots(const struct flow *flow, const char *what, uint32_t slots, FILE *out)
{
    struct flow_set_view view = flow_set_view(flow->sets, slots);
    if (view.count == flow->unit->slot_count && view.count > 0) {
        fprintf(out, " %s:all", what);
        return;
    }
    for (uint32_t i = 0; i < view.count; i++)
        fprintf(out, " %s:%s", what, flow->unit->slots[view.items[i]].name);
}

static void dump_mask(const struct contract *contract, const char *what,
                      const struct flow_mask *states, FILE *out)
{
    for (unsigned s = 0; s < contract->state_count; s++)
        if (flow_mask_has(states, s))
            fprintf(out, " %s:%s", what, contract->states[s].name);
}

static void dump_endpoint(const struct flow *flow, ir_var v, const struct flow_endpoint *endpoint,
                          FILE *out)
{
    const struct contract *contract = flow_variable(flow, v)->contract;
    dump_mask(contract, "idle", &endpoint->idle, out);
    dump_mask(contract, "loose", &endpoint->loose, out);
    dump_mask(contract, "held", &endpoint->held, out);
    for (unsigned m = 0; m < contract->message_count; m++)
        if (flow_mask_has(&endpoint->messages, m))
            fprintf(out, " message:%s", contract->messages[m].name);
    if (endpoint->untaken)
        fprintf(out, " untaken:%llx", (unsigned long long)endpoint->untaken);
    if (endpoint->closed)
        fputs(" closed", out);
}

static void dump_value(const struct flow *flow, uint32_t home, const struct flow_block *block,
                       FILE *out)
{
    ir_var v = flow->variable_at[home];
    const struct ir_variable *variable = flow_variable(flow, v);
    const struct flow_value *value = flow_value_in(block, home);
    fprintf(out, "    %%%u %s: ", v, variable->name);
    dump_possible(value->possible, out);
    dump_loans(flow, value->loans, out);
    dump_slots(flow, "null", value->nulls, out);
    dump_slots(flow, "full", value->fulls, out);
    if (value->link != IR_NONE && value->link_slot == IR_NONE)
        fprintf(out, " tag of %%%u", value->link);
    if (variable->class == IR_ENDPOINT && variable->contract)
        dump_endpoint(flow, v, &block->in.endpoints[flow->endpoint_home[v]], out);
    fputc('\n', out);
}

/* Scalars that simply have a value, and what is out of scope, are left out. */
void flow_dump_function(const struct flow *flow, FILE *out)
{
    fprintf(out, "function %s\n", flow->function->name);
    for (ir_block b = 0; b < flow->function->block_count; b++) {
        const struct flow_block *block = &flow->blocks[b];
        fprintf(out, "  block %u%s\n", b, block->in.reached ? "" : " (never reached)");
        if (!block->in.reached)
            continue;
        for (uint32_t i = 0; i < flow->kept; i++) {
            const struct flow_value *value = flow_value_in(block, i);
            if (value->possible != FLOW_UNSET &&
                (value->possible != FLOW_PLAIN || value->link != IR_NONE))
                dump_value(flow, i, block, out);
        }
    }
}

static bool is_operation(enum ir_op op)
{
    return op == IR_SEND || op == IR_REQUEST || op == IR_RECEIVE || op == IR_SET_PUT ||
           op == IR_CLOSE;
}

/* A line for each endpoint that the instruction is about: place, operation, contract, side. */
void flow_dump_operation(const struct flow *flow, const struct ir_instruction *at)
{
    if (!is_operation(at->op))
        return;
    for (size_t i = 0; i < at->arg_count; i++) {
        const struct ir_variable *variable = flow_variable(flow, at->args[i]);
        if (variable->class != IR_ENDPOINT || !variable->contract)
            continue;
        fprintf(flow->dump, "  at %s:%u:%u %s %s %s %s:", at->place.file, at->place.line,
                at->place.column, i == 0 || at->op == IR_SET_PUT ? ir_op_name(at->op) : "pass",
                variable->contract->name, variable->side == SIDE_CLIENT ? "client" : "server",
                variable->name[0] ? variable->name : "-");
        dump_endpoint(flow, at->args[i], flow_endpoint(flow, at->args[i]), flow->dump);
        fputc('\n', flow->dump);
    }
}
