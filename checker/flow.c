/* flow.c - the solver: states go along the edges of a function until nothing changes, then one walk
 * over the settled states reports.
 *
 * A block is worked through from its in-state; each terminator hands the state on to its targets,
 * refined by what the edge says; a target whose in-state grew is due again. Blocks are taken in
 * reverse postorder, so a loop-free function is seen once. A block that no state reaches cannot be
 * executed, and nothing is said about it. */
#include "flow.h"
#include "facts.h"

#include <stdlib.h>

/* ---- which variable is where ---- */

#define MANY_BLOCKS UINT32_MAX

static void mention(uint32_t *where, ir_var variable, ir_block block)
{
    if (variable == IR_NONE)
        return;
    if (where[variable] == 0)
        where[variable] = block + 1;
    else if (where[variable] != block + 1)
        where[variable] = MANY_BLOCKS;
}

/* By variable: the one block that mentions it plus 1, 0: none, MANY_BLOCKS. */
static uint32_t *find_mentions(struct flow *flow)
{
    const struct ir_function *function = flow->function;
    uint32_t *where = pool_take(flow->pool, (function->variable_count + 1) * sizeof *where);
    for (ir_block b = 0; b < function->block_count; b++)
        for (size_t n = 0; n < function->blocks[b].count; n++) {
            const struct ir_instruction *at = &function->blocks[b].instructions[n];
            mention(where, at->dst, b);
            if (at->op == IR_ADDRESS)
                flow->addressed[at->args[0]] = true;
            for (size_t i = 0; i < at->arg_count; i++)
                mention(where, at->args[i], b);
        }
    for (size_t i = 0; i < function->parameter_count; i++)
        where[function->parameters[i]] = MANY_BLOCKS;
    return where;
}

static bool is_kept(const struct flow *flow, ir_var variable, const uint32_t *where)
{
    return where[variable] == MANY_BLOCKS ||
           (where[variable] != 0 && flow_variable(flow, variable)->storage != IR_TEMPORARY);
}

static void place_kept(struct flow *flow, const uint32_t *where)
{
    for (ir_var v = 0; v < flow->function->variable_count; v++) {
        if (!is_kept(flow, v, where))
            continue;
        flow->variable_at[flow->kept] = v;
        flow->home[v] = flow->kept++;
        if (flow_variable(flow, v)->class == IR_ENDPOINT)
            flow->endpoint_home[v] = flow->kept_endpoints++;
    }
}

/* Each block's own temporaries take the places behind the kept ones; returns how many places the
 * block with most of them needs. */
static uint32_t place_temporaries(struct flow *flow, const uint32_t *where, uint32_t *endpoints)
{
    const struct ir_function *function = flow->function;
    uint32_t most = 0;
    *endpoints = 0;
    for (ir_var v = 0; v < function->variable_count; v++)
        if (where[v] != 0 && !is_kept(flow, v, where))
            flow->blocks[where[v] - 1].temporary_count++;
    for (ir_block b = 0; b < function->block_count; b++) {
        struct flow_block *block = &flow->blocks[b];
        block->temporaries =
            pool_take(flow->pool, block->temporary_count * sizeof *block->temporaries);
        if (block->temporary_count > most)
            most = block->temporary_count;
        block->temporary_count = 0;
    }
    for (ir_var v = 0; v < function->variable_count; v++) {
        if (where[v] == 0 || is_kept(flow, v, where))
            continue;
        struct flow_block *block = &flow->blocks[where[v] - 1];
        flow->home[v] = flow->kept + block->temporary_count;
        block->temporaries[block->temporary_count++] = v;
        if (flow_variable(flow, v)->class == IR_ENDPOINT) {
            flow->endpoint_home[v] = flow->kept_endpoints + block->temporary_endpoints++;
            if (block->temporary_endpoints > *endpoints)
                *endpoints = block->temporary_endpoints;
        }
    }
    return most;
}

/* ---- the graph ---- */

static void find_order(struct flow *flow)
{
    flow->order = ir_order(flow->function, flow->pool, &flow->order_count);
    for (ir_block b = 0; b < flow->function->block_count; b++)
        flow->blocks[b].rank = UINT32_MAX;
    for (uint32_t rank = 0; rank < flow->order_count; rank++)
        flow->blocks[flow->order[rank]].rank = rank;
}

static void number_sites(struct flow *flow)
{
    uint32_t count = 0;
    for (ir_block b = 0; b < flow->function->block_count; b++) {
        flow->blocks[b].first_site = count;
        count += (uint32_t)flow->function->blocks[b].count;
    }
    flow->sites = pool_take(flow->pool, (count + 1) * sizeof *flow->sites);
    for (ir_block b = 0; b < flow->function->block_count; b++)
        for (size_t n = 0; n < flow->function->blocks[b].count; n++)
            flow->sites[flow->blocks[b].first_site + n] =
                &flow->function->blocks[b].instructions[n];
}

/* ---- working through ---- */

static bool facts_wanted(const struct flow *flow)
{
    return flow->reporting && flow->unit->facts != NULL && flow->trial == NULL;
}

static void leave_block(struct flow *flow, ir_block target)
{
    const struct ir_instruction *at = flow->sites[flow->site];
    facts_leave(flow->unit->facts, flow, at);
    if (at->place.line != flow->function->blocks[target].instructions[0].place.line)
        flow->blocks[target].begins_line = true;
}

void flow_edge(struct flow *flow, ir_block target)
{
    if (flow->reporting) {
        flow_note_edges(flow, target);
        if (facts_wanted(flow))
            leave_block(flow, target);
        return;
    }
    struct flow_block *block = &flow->blocks[target];
    flow_cases_leave(flow);
    const struct flow_value *kept = flow_output_edge(flow, target);
    bool changed = flow_state_join(flow, target);
    flow_output_restore(flow, kept);
    if (!changed)
        return;
    flow->pending[block->rank] = true;
    if (block->rank < flow->first_pending)
        flow->first_pending = block->rank;
}

static void use_all(struct flow *flow, const struct ir_instruction *at)
{
    for (size_t i = 0; i < at->arg_count; i++)
        flow_use(flow, at->args[i], flow_argument_place(at, i));
}

/* Whoever is there is a number to us, and the endpoint stays as it is. */
static void do_component(struct flow *flow, const struct ir_instruction *at)
{
    flow_use_object(flow, at->args[0], at->place);
    if (at->dst != IR_NONE)
        flow_define(flow, at->dst, FLOW_PLAIN);
}

static void do_value(struct flow *flow, const struct ir_instruction *at)
{
    switch (at->op) {
    case IR_SET: {
        use_all(flow, at);
        uint32_t told = flow_output_told(flow, at);
        flow_define(flow, at->dst, FLOW_PLAIN);
        flow_output_tell(flow, at->dst, told);
        break;
    }
    case IR_COMPARE:
    case IR_ZERO:
        use_all(flow, at);
        flow_define(flow, at->dst, FLOW_PLAIN);
        break;
    case IR_OBJECT: flow_define(flow, at->dst, FLOW_OWNED)->nulls = flow_fresh_slots(flow); break;
    case IR_NULL: flow_define(flow, at->dst, FLOW_NULL); break;
    case IR_LITERAL: flow_define(flow, at->dst, FLOW_LENT); break;
    case IR_ADDRESS: {
        uint32_t loans = flow_set_add(flow->sets, 0, flow_loan(FLOW_LOAN_VARIABLE, at->args[0]));
        flow_define(flow, at->dst, FLOW_LENT)->loans = loans;
        break;
    }
    case IR_INTERIOR: {
        flow_use_object(flow, at->args[0], at->place);
        for (size_t i = 1; i < at->arg_count; i++)
            flow_use(flow, at->args[i], at->place);
        uint32_t loans = flow_loans(flow, at->args[0]);
        bool silent = flow_value(flow, at->args[0])->possible == FLOW_SILENT;
        uint32_t brand = flow_brand_open(flow, at->args[0]);
        struct flow_value *value = flow_define(flow, at->dst, silent ? FLOW_SILENT : FLOW_LENT);
        value->loans = loans;
        value->brand = brand;
        break;
    }
    default: break;
    }
}

/* What a block's own temporaries still own goes nowhere. */
static void end_temporaries(struct flow *flow, const struct ir_instruction *at)
{
    for (uint32_t i = flow->kept; i < flow->used && at->op != IR_STOP; i++) {
        ir_var v = flow->variable_at[i];
        if (at->op != IR_RETURN || at->arg_count == 0 || at->args[0] != v)
            flow_lose(flow, v, flow_source_place(flow, v, at->place), "leak",
                      "is never given to anyone");
    }
    flow_leave_block(flow);
}

static void do_terminator(struct flow *flow, const struct ir_instruction *at)
{
    end_temporaries(flow, at);
    switch (at->op) {
    case IR_JUMP: flow_edge(flow, at->target[0]); break;
    case IR_BRANCH:
        flow_use(flow, at->args[0], at->place);
        flow_wait_branch(flow, at);
        break;
    case IR_BRANCH_NULL: flow_branch_null(flow, at); break;
    case IR_SWITCH: flow_switch(flow, at); break;
    case IR_RETURN: flow_return(flow, at); break;
    default: break;
    }
}

static void do_instruction(struct flow *flow, const struct ir_instruction *at)
{
    flow_filled_assign(flow, at->dst);
    flow_cases_before(flow, at);
    switch (at->op) {
    case IR_SET:
    case IR_COMPARE:
    case IR_OBJECT:
    case IR_ZERO:
    case IR_NULL:
    case IR_LITERAL:
    case IR_ADDRESS:
    case IR_INTERIOR: do_value(flow, at); break;
    case IR_COPY: flow_copy(flow, at); break;
    case IR_LOAD: flow_load(flow, at); break;
    case IR_STORE: flow_store(flow, at); break;
    case IR_TAKE: flow_take(flow, at); break;
    case IR_PUT: flow_put(flow, at); break;
    case IR_ELEMENT:
    case IR_USE: use_all(flow, at); break;
    case IR_SCOPE_END: flow_scope_end(flow, at); break;
    case IR_CALL: flow_call(flow, at); break;
    case IR_TAG: flow_tag(flow, at); break;
    case IR_COMPONENT: do_component(flow, at); break;
    case IR_ACCESS: flow_access(flow, at); break;
    case IR_ACCESS_OWNED: flow_access_owned(flow, at); break;
    case IR_SEND:
    case IR_REQUEST:
    case IR_RECEIVE:
    case IR_SET_RECEIVE:
    case IR_SET_PUT:
    case IR_SET_TAKE:
    case IR_SET_DROP:
    case IR_OPEN:
    case IR_CHANNEL:
    case IR_PEER:
    case IR_UPCAST:
    case IR_CLOSE:
    case IR_WAIT: flow_endpoint_operation(flow, at); break;
    case IR_JUMP:
    case IR_BRANCH:
    case IR_BRANCH_NULL:
    case IR_SWITCH:
    case IR_RETURN:
    case IR_STOP: do_terminator(flow, at); return;
    }
    flow_cases_after(flow, at);
}

/* Does the walk go on at another line, or in another block? */
static bool leaves_line(const struct ir_instruction *at)
{
    const struct ir_instruction *next = at + 1;
    return next->op == IR_JUMP || next->place.line != at->place.line;
}

static void do_block(struct flow *flow, ir_block number)
{
    const struct ir_basic_block *block = &flow->function->blocks[number];
    const struct flow_block *own = &flow->blocks[number];
    flow_load_values(flow, own, flow->now.values);
    flow->loaded = own->parts;
    memcpy(flow->now.endpoints, own->in.endpoints,
           flow->kept_endpoints * sizeof *own->in.endpoints);
    flow->now.waited = own->in.waited;
    flow->now.has_cases = own->in.has_cases;
    flow->used = flow->kept + own->temporary_count;
    memset(flow->now.endpoints + flow->kept_endpoints, 0,
           own->temporary_endpoints * sizeof *own->in.endpoints);
    for (uint32_t i = 0; i < own->temporary_count; i++) {
        flow->variable_at[flow->kept + i] = own->temporaries[i];
        flow->now.values[flow->kept + i] = (struct flow_value){.possible = FLOW_UNSET,
                                                               .cause = FLOW_NO_SITE,
                                                               .source = FLOW_NO_SITE,
                                                               .meet = IR_NONE,
                                                               .link = IR_NONE,
                                                               .link_slot = IR_NONE,
                                                               .twin = IR_NONE};
    }
    flow->block = number;
    for (size_t n = 0; n < block->count; n++) {
        flow->site = own->first_site + (uint32_t)n;
        if (flow->dump)
            flow_dump_operation(flow, &block->instructions[n]);
        bool seen = facts_wanted(flow) && block->instructions[n].op != IR_JUMP;
        if (seen && (n > 0 ? leaves_line(&block->instructions[n - 1]) : own->begins_line))
            facts_see(flow->unit->facts, flow, &block->instructions[n], false);
        do_instruction(flow, &block->instructions[n]);
        if (seen)
            facts_see(flow->unit->facts, flow, &block->instructions[n], true);
        if (seen && n + 1 < block->count && leaves_line(&block->instructions[n]))
            facts_leave(flow->unit->facts, flow, &block->instructions[n]);
    }
}

static void solve(struct flow *flow)
{
    flow->first_pending = 0;
    flow->pending[0] = true;
    while (flow->first_pending < flow->order_count) {
        uint32_t rank = flow->first_pending++;
        if (!flow->pending[rank])
            continue;
        flow->pending[rank] = false;
        do_block(flow, flow->order[rank]);
    }
}

/* Once more through all that can be reached: the states are settled. */
static void walk(struct flow *flow)
{
    for (uint32_t rank = 0; rank < flow->order_count; rank++)
        if (flow->blocks[flow->order[rank]].in.reached)
            do_block(flow, flow->order[rank]);
}

static void report(struct flow *flow)
{
    flow->reporting = true;
    flow->blocks[0].begins_line = true;
    walk(flow);
    flow->reporting = false;
    if (flow->lost.line != 0 && !flow->complained && flow->trial == NULL)
        rule_error(flow->all, flow->lost, "construct",
                   "the checker has lost track of an endpoint here; write it more simply");
}

/* ---- a function, a unit ---- */

static void prepare(struct flow *flow)
{
    size_t variables = flow->function->variable_count + 1;
    size_t blocks = flow->function->block_count;
    flow->home = pool_take(flow->pool, variables * sizeof *flow->home);
    flow->endpoint_home = pool_take(flow->pool, variables * sizeof *flow->endpoint_home);
    flow->variable_at = pool_take(flow->pool, variables * sizeof *flow->variable_at);
    flow->addressed = pool_take(flow->pool, variables);
    flow->blocks = pool_take(flow->pool, blocks * sizeof *flow->blocks);
    flow->pending = pool_take(flow->pool, blocks);
    const uint32_t *where = find_mentions(flow);
    flow->cursor = flow_cursors(flow->pool, flow->function);
    flow_filled_prepare(flow);
    uint32_t endpoints;
    place_kept(flow, where);
    uint32_t temporaries = place_temporaries(flow, where, &endpoints);
    flow->used = flow->kept;
    flow->all_values = flow->kept + temporaries;
    flow->all_endpoints = flow->kept_endpoints + endpoints;
    flow_state_new(flow, &flow->now, flow->all_values, flow->all_endpoints);
    flow->met = pool_take(flow->pool, (flow->kept + 1) * sizeof *flow->met);
    number_sites(flow);
    find_order(flow);
}

/* The kernel's tables count states and tags in bytes, and so do the masks here. */
static bool contracts_fit(struct flow *flow)
{
    for (ir_var v = 0; v < flow->function->variable_count; v++) {
        const struct ir_variable *variable = flow_variable(flow, v);
        const struct contract *contract = variable->contract;
        if (!contract)
            continue;
        bool fits = contract->state_count < 255 && contract->message_count < 255;
        for (size_t m = 0; fits && m < contract->message_count; m++)
            fits = contract->messages[m].parameter_count <= 64;
        if (fits)
            continue;
        rule_error(flow->all, variable->place, "construct",
                   "contract %s has too many states, messages or arguments", contract->name);
        return false;
    }
    return true;
}

static void note_refused(struct flow_told *told, const struct ir_function *function)
{
    told->refused =
        must_reallocate(told->refused, (told->refused_count + 1) * sizeof *told->refused);
    told->refused[told->refused_count++] = function;
}

static void do_function(struct flow *shared, const struct ir_function *function, FILE *dump)
{
    struct pool pool = {NULL};
    struct flow flow = {.unit = shared->unit,
                        .function = function,
                        .all = shared->all,
                        .told = shared->told,
                        .pool = &pool,
                        .sets = shared->sets};
    flow_sets_clear(flow.sets);
    if (dump || contracts_fit(&flow)) {
        prepare(&flow);
        flow_entry(&flow);
        solve(&flow);
        if (dump) {
            flow_dump_function(&flow, dump);
            flow.dump = dump;
            walk(&flow);
        } else {
            report(&flow);
            if (flow.complained)
                note_refused(flow.told, function);
        }
    }
    pool_free(&pool);
}

void flow_try(const struct ir_unit *unit, const struct ir_function *function,
              struct flow_trial *trial)
{
    struct pool pool = {NULL};
    struct flow flow = {.unit = unit, .function = function, .trial = trial, .pool = &pool};
    flow.sets = flow_sets_new();
    prepare(&flow);
    flow_entry(&flow);
    solve(&flow);
    report(&flow);
    flow_sets_free(flow.sets);
    pool_free(&pool);
}

static void do_unit(const struct ir_unit *unit, struct diagnostics *all, FILE *dump)
{
    struct flow_told told = {0};
    struct flow shared = {.unit = unit, .all = all, .sets = flow_sets_new(), .told = &told};
    for (size_t i = 0; i < unit->function_count; i++)
        if (unit->functions[i]->block_count > 0)
            do_function(&shared, unit->functions[i], dump);
    flow_sets_free(shared.sets);
    free(told.parameters);
    free(told.functions);
    free(told.refused);
}

void flow_check(const struct ir_unit *unit, struct diagnostics *all)
{
    do_unit(unit, all, NULL);
}

void flow_dump(const struct ir_unit *unit, FILE *out)
{
    do_unit(unit, NULL, out);
}
