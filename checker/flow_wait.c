/* flow_wait.c - waiting for several sources at once: which of them is ready, and is it heard?
 *
 * A wait gives the number of a source that has something, or how many there are when the deadline
 * came first. `waited` is the set of outcomes that are still possible and that nobody has dealt
 * with. The number may sit in any scalar that nothing else can change; `link_slot` binds it to the
 * wait, and a switch or a comparison of it says which outcomes go on along each edge. A source is
 * dealt with by receiving from it, by giving it away, or by a call that hears it (hears.c).
 * Receiving for ever from one while another may be the ready one is refused, and so is to wait
 * again or return with a ready source that nobody heard.
 *
 * An outcome that is not in `waited` may have been dealt with, so no edge is ever left out. */
#include "flow.h"

#define DEADLINE    3u /* the outcome; sources have their number */
#define OUTCOMES    4u
#define ALL_SOURCES 7u

/* What a source is, however it is named. */
struct waited {
    enum { IN_VARIABLE, IN_SLOT, OF_PORT } kind;
    ir_var variable;
    ir_slot slot;
    const struct port *port;
};

static uint32_t item(uint32_t site, uint32_t outcome)
{
    return site * OUTCOMES + outcome;
}

/* ---- sources ---- */

/* The only instruction that gives the variable its value; NULL if there are several. */
static const struct ir_instruction *definition(const struct flow *flow, ir_var v)
{
    const struct ir_instruction *found = NULL;
    for (ir_block b = 0; b < flow->function->block_count; b++)
        for (size_t n = 0; n < flow->function->blocks[b].count; n++) {
            const struct ir_instruction *at = &flow->function->blocks[b].instructions[n];
            if (at->dst != v)
                continue;
            if (found != NULL)
                return NULL;
            found = at;
        }
    return found;
}

/* A set stays what it is under every name; of an endpoint only the variable that has it counts. */
static struct waited source_of(const struct flow *flow, ir_var v)
{
    for (;;) {
        const struct ir_variable *variable = flow_variable(flow, v);
        bool is_fixed = variable->storage == IR_TEMPORARY ||
                        (variable->storage == IR_LOCAL && variable->class == IR_ENDPOINTS);
        const struct ir_instruction *from = is_fixed ? definition(flow, v) : NULL;
        if (from != NULL && from->op == IR_LOAD && from->slot != IR_NONE)
            return (struct waited){IN_SLOT, v, from->slot, NULL};
        if (variable->port != NULL)
            return (struct waited){OF_PORT, v, IR_NONE, variable->port};
        if (from == NULL || from->op != IR_COPY)
            return (struct waited){IN_VARIABLE, v, IR_NONE, NULL};
        v = from->args[0];
    }
}

static bool same_source(const struct waited *a, const struct waited *b)
{
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case IN_SLOT: return a->slot == b->slot;
    case OF_PORT: return a->port == b->port;
    default: return a->variable == b->variable;
    }
}

static const char *source_name(const struct flow *flow, uint32_t site, uint32_t number)
{
    ir_var said = flow->sites[site]->args[number];
    struct waited source = source_of(flow, said);
    switch (source.kind) {
    case IN_SLOT:
        return pool_print(flow->pool, "what is in `%s`", flow->unit->slots[source.slot].name);
    case OF_PORT: return pool_print(flow->pool, "the port `%s`", source.port->name);
    default: return pool_print(flow->pool, "`%s`", flow_variable(flow, said)->name);
    }
}

/* ---- outcomes ---- */

static uint32_t outcomes_of(const struct flow *flow, uint32_t site)
{
    uint32_t outcomes = 0;
    for (uint32_t outcome = 0; outcome < OUTCOMES; outcome++)
        if (flow_set_has(flow->sets, flow->now.waited, item(site, outcome)))
            outcomes |= 1u << outcome;
    return outcomes;
}

static void forget(struct flow *flow, uint32_t site, uint32_t outcomes)
{
    for (uint32_t outcome = 0; outcome < OUTCOMES; outcome++)
        if (outcomes >> outcome & 1)
            flow->now.waited = flow_set_remove(flow->sets, flow->now.waited, item(site, outcome));
}

/* The waits with outcomes that are possible, one after the other: the first behind `site`. */
static bool next_wait(const struct flow *flow, uint32_t *site)
{
    struct flow_set_view view = flow_set_view(flow->sets, flow->now.waited);
    for (uint32_t i = 0; i < view.count; i++)
        if (*site == FLOW_NO_SITE || view.items[i] / OUTCOMES > *site) {
            *site = view.items[i] / OUTCOMES;
            return true;
        }
    return false;
}

static const char *outcomes_text(const struct flow *flow, uint32_t site, uint32_t outcomes)
{
    const char *text = NULL;
    size_t count = flow->sites[site]->arg_count;
    for (uint32_t outcome = 0; outcome < OUTCOMES; outcome++) {
        if (!(outcomes >> outcome & 1))
            continue;
        const char *one = outcome == DEADLINE ? pool_print(flow->pool, "%zu (the deadline)", count)
                                              : pool_print(flow->pool, "%u (%s)", outcome,
                                                           source_name(flow, site, outcome));
        text = text != NULL ? pool_print(flow->pool, "%s, %s", text, one) : one;
    }
    return text != NULL ? text : "nothing";
}

static void help_wait(struct flow *flow, uint32_t site)
{
    bool may_end = flow->sites[site]->with_deadline;
    flow_help(flow,
              "switch over what the wait gives, with a case for each source, and receive "
              "there%s",
              may_end ? "; the last case is the deadline" : "");
}

/* Is there a source that was ready, and nobody heard it? */
static void check_left(struct flow *flow, struct place at, const char *before)
{
    uint32_t site = FLOW_NO_SITE;
    while (next_wait(flow, &site)) {
        const struct ir_instruction *wait = flow->sites[site];
        uint32_t left = outcomes_of(flow, site) & ALL_SOURCES;
        bool is_all =
            left == (1u << wait->arg_count) - 1 && !flow_set_has(flow->sets, flow->looked, site);
        if (left == 0 || (flow->reporting && !flow_first(flow, (ir_var)1 << 30, site)))
            continue;
        if (is_all ? flow_error(flow, wait->place, "uninspected",
                                "nobody looks at which of the sources is ready")
                   : flow_error(flow, wait->place, "unhandled",
                                "nobody receives when it is this that is ready: %s",
                                flow->reporting ? outcomes_text(flow, site, left) : "")) {
            flow_note_place(flow, at, "before %s", before);
            help_wait(flow, site);
        }
    }
    flow->now.waited = 0;
}

/* ---- the wait, and what is learned from its number ---- */

void flow_wait(struct flow *flow, const struct ir_instruction *at)
{
    check_left(flow, at->place, "this wait");
    for (uint32_t i = 0; i < flow->used; i++)
        if (!flow_is_reference(flow_variable(flow, flow->variable_at[i])) &&
            flow->now.values[i].link_slot == flow->site)
            flow->now.values[i].link_slot = IR_NONE; /* the number of an earlier round */
    for (uint32_t i = 0; i < at->arg_count; i++)
        flow->now.waited = flow_set_add(flow->sets, flow->now.waited, item(flow->site, i));
    if (at->with_deadline)
        flow->now.waited = flow_set_add(flow->sets, flow->now.waited, item(flow->site, DEADLINE));
    if (at->dst != IR_NONE)
        flow_define(flow, at->dst, FLOW_PLAIN)->link_slot = flow->site;
}

/* The wait whose number the scalar is, or FLOW_NO_SITE. */
static uint32_t wait_of(const struct flow *flow, ir_var scalar)
{
    return flow_is_reference(flow_variable(flow, scalar)) ? FLOW_NO_SITE
                                                          : flow_value(flow, scalar)->link_slot;
}

/* Only these outcomes go on to the target. Where it is clear that the deadline came, that was it.
 */
static void edge(struct flow *flow, uint32_t site, uint32_t outcomes, ir_block target)
{
    uint32_t before = flow->now.waited;
    flow->looked = flow_set_add(flow->sets, flow->looked, site);
    forget(flow, site, ~outcomes);
    if (outcomes_of(flow, site) == 1u << DEADLINE)
        forget(flow, site, 1u << DEADLINE);
    flow_edge(flow, target);
    flow->now.waited = before;
}

static bool holds(enum ir_operator operator, ir_wide left, ir_wide right)
{
    switch (operator) {
    case IR_LESS: return left < right;
    case IR_AT_MOST: return left <= right;
    case IR_EQUAL: return left == right;
    default: return left != right;
    }
}

static bool is_assigned_behind(const struct ir_basic_block *block, size_t n,
                               const struct ir_operand *operand)
{
    while (operand->kind == IR_VARIABLE && ++n < block->count)
        if (block->instructions[n].dst == operand->variable)
            return true;
    return false;
}

/* The comparison that is branched on, in the same block, of what has not changed since; NULL:
 * nothing is known of it. */
const struct ir_formula *flow_comparison(const struct flow *flow, ir_var test)
{
    const struct ir_basic_block *block = &flow->function->blocks[flow->block];
    for (size_t n = block->count - 1; n-- > 0;) {
        const struct ir_instruction *at = &block->instructions[n];
        if (at->dst != test)
            continue;
        const struct ir_formula *formula = at->op == IR_SET ? at->formula : NULL;
        bool is_known =
            formula != NULL &&
            formula->operator>= IR_LESS && !is_assigned_behind(block, n, &formula->left) &&
            !is_assigned_behind(block, n, &formula->right);
        return is_known ? formula : NULL;
    }
    return NULL;
}

/* With which outcomes is the test true? False if it is about no wait. */
static bool tested(const struct flow *flow, ir_var test, uint32_t *site, uint32_t *yes)
{
    struct ir_operand number = {IR_VARIABLE, test, 0}, zero = {IR_CONSTANT, IR_NONE, 0};
    struct ir_formula is_set = {.operator= IR_UNEQUAL, .left = number, .right = zero};
    const struct ir_formula *formula = flow_comparison(flow, test);
    if (formula == NULL)
        formula = &is_set;
    bool left = formula->left.kind == IR_VARIABLE && formula->right.kind == IR_CONSTANT;
    bool right = formula->right.kind == IR_VARIABLE && formula->left.kind == IR_CONSTANT;
    if (!left && !right)
        return false;
    *site = wait_of(flow, left ? formula->left.variable : formula->right.variable);
    if (*site == FLOW_NO_SITE)
        return false;
    *yes = 0;
    for (uint32_t outcome = 0; outcome < OUTCOMES; outcome++) {
        ir_wide value = outcome == DEADLINE ? (ir_wide)flow->sites[*site]->arg_count : outcome;
        if (left ? holds(formula->operator, value, formula->right.value)
                 : holds(formula->operator, formula->left.value, value))
            *yes |= 1u << outcome;
    }
    return true;
}

void flow_wait_branch(struct flow *flow, const struct ir_instruction *at)
{
    uint32_t site, yes;
    if (flow->now.waited == 0 || !tested(flow, at->args[0], &site, &yes)) {
        flow_edge_of(flow, at, 0, at->target[0]);
        flow_edge_of(flow, at, 1, at->target[1]);
        return;
    }
    edge(flow, site, yes, at->target[0]);
    edge(flow, site, ~yes, at->target[1]);
}

/* The outcome that this number stands for; OUTCOMES: none. */
static uint32_t outcome_of(const struct ir_instruction *wait, int64_t value)
{
    if (value >= 0 && (uint64_t)value < wait->arg_count)
        return (uint32_t)value;
    return value == (int64_t)wait->arg_count && wait->with_deadline ? DEADLINE : OUTCOMES;
}

/* False if the switch is about no wait. */
bool flow_wait_switch(struct flow *flow, const struct ir_instruction *at)
{
    uint32_t site = wait_of(flow, at->args[0]);
    if (site == FLOW_NO_SITE)
        return false;
    const struct ir_instruction *wait = flow->sites[site];
    uint32_t rest = (1u << wait->arg_count) - 1;
    rest |= wait->with_deadline ? 1u << DEADLINE : 0;
    for (size_t i = 0; i < at->case_count; i++) {
        uint32_t outcome = outcome_of(wait, at->cases[i].value);
        if (outcome == OUTCOMES &&
            flow_error(flow, at->cases[i].place, "impossible", "the wait never gives %lld",
                       (long long)at->cases[i].value))
            flow_help(flow, "it gives the number of a source, from 0%s",
                      wait->with_deadline ? ", or how many there are at the deadline"
                                          : "; without a deadline, nothing else");
        rest &= ~(1u << outcome);
        edge(flow, site, 1u << outcome, at->cases[i].target);
    }
    uint32_t missing = at->has_default ? 0 : outcomes_of(flow, site) & rest;
    if (missing != 0 &&
        flow_error(flow, at->place, "unhandled", "no case for what the wait may have found: %s",
                   flow->reporting ? outcomes_text(flow, site, missing) : ""))
        help_wait(flow, site);
    if (at->has_default || (rest & ~missing) != 0) /* else the cases are all there are */
        edge(flow, site, rest & ~missing, at->target[0]);
    return true;
}

/* ---- sources that are dealt with ---- */

/* Something is received from v, for as long as it takes or only if it is there. */
void flow_wait_heard(struct flow *flow, ir_var v, struct place at, bool for_ever)
{
    uint32_t site = FLOW_NO_SITE;
    if (flow->now.waited == 0)
        return;
    struct waited heard = source_of(flow, v);
    while (next_wait(flow, &site)) {
        const struct ir_instruction *wait = flow->sites[site];
        for (uint32_t i = 0; i < wait->arg_count; i++) {
            struct waited source = source_of(flow, wait->args[i]);
            if (!same_source(&heard, &source))
                continue;
            uint32_t left = outcomes_of(flow, site), others = left & ~(1u << i);
            bool is_wrong = for_ever && (left >> i & 1 ? others : others & ALL_SOURCES) != 0;
            if (is_wrong && flow_error(flow, at, "unhandled",
                                       "this waits for %s, but what the wait found may be %s",
                                       flow->reporting ? source_name(flow, site, i) : "",
                                       flow->reporting ? outcomes_text(flow, site, others) : "")) {
                flow_note(flow, site, "this wait");
                help_wait(flow, site);
            }
            forget(flow, site, is_wrong ? ~0u : 1u << i);
        }
    }
}

/* The source is not there any more. */
static void forget_source(struct flow *flow, const struct waited *gone)
{
    uint32_t site = FLOW_NO_SITE;
    while (flow->now.waited != 0 && next_wait(flow, &site))
        for (uint32_t i = 0; i < flow->sites[site]->arg_count; i++) {
            struct waited source = source_of(flow, flow->sites[site]->args[i]);
            if (same_source(gone, &source))
                forget(flow, site, 1u << i);
        }
}

/* The variable does not have the source any more, under whatever name that was waited for. */
void flow_wait_gone(struct flow *flow, ir_var v)
{
    if (flow->now.waited == 0)
        return;
    struct waited here = {IN_VARIABLE, v, IR_NONE, NULL}, gone = source_of(flow, v);
    forget_source(flow, &here);
    if (gone.kind == IN_VARIABLE)
        forget_source(flow, &gone);
}

static bool makes_owner(const struct flow *flow, const struct ir_instruction *at)
{
    if (at->op == IR_COPY && flow_variable(flow, at->args[0])->storage == IR_TEMPORARY)
        at = definition(flow, at->args[0]);
    if (at == NULL)
        return false;
    switch (at->op) {
    case IR_NULL:
    case IR_TAKE:
    case IR_OPEN:
    case IR_CHANNEL:
    case IR_PEER:
    case IR_ACCESS_OWNED:
    case IR_SET_TAKE: return true;
    default: return at->op == IR_CALL && at->callee->result.own;
    }
}

/* Does the local hold owners and null, and nothing else, at all times? Then it loses what it has
 * only by giving it away. */
static bool only_owns(const struct flow *flow, ir_var v)
{
    if (flow_variable(flow, v)->storage != IR_LOCAL)
        return false;
    for (ir_block b = 0; b < flow->function->block_count; b++)
        for (size_t n = 0; n < flow->function->blocks[b].count; n++) {
            const struct ir_instruction *at = &flow->function->blocks[b].instructions[n];
            if (at->dst == v && !makes_owner(flow, at))
                return false;
        }
    return true;
}

/* v is null on this way: then it was not ready, or was dealt with. */
void flow_wait_null(struct flow *flow, ir_var v)
{
    if (flow->now.waited == 0 || !only_owns(flow, v))
        return;
    struct waited here = {IN_VARIABLE, v, IR_NONE, NULL}, null = source_of(flow, v);
    forget_source(flow, &here);
    if (null.kind == IN_VARIABLE)
        forget_source(flow, &null);
}

void flow_wait_taken(struct flow *flow, ir_slot slot)
{
    uint32_t site = FLOW_NO_SITE;
    while (flow->now.waited != 0 && next_wait(flow, &site))
        for (uint32_t i = 0; i < flow->sites[site]->arg_count; i++) {
            struct waited source = source_of(flow, flow->sites[site]->args[i]);
            if (source.kind == IN_SLOT && source.slot == slot)
                forget(flow, site, 1u << i);
        }
}

static bool hears_itself(const struct flow *flow, const struct ir_function *callee,
                         const struct waited *source)
{
    size_t at = callee->parameter_count;
    if (source->kind == IN_SLOT)
        return callee->hears[at + source->slot];
    at += flow->unit->slot_count;
    for (size_t i = 0; source->kind == OF_PORT && i < flow->unit->component->port_count; i++)
        if (&flow->unit->component->ports[i] == source->port)
            return callee->hears[at + i];
    return false;
}

/* Does the callee hear the source, whatever way it takes? */
static bool hears(const struct flow *flow, const struct ir_instruction *call,
                  const struct ir_function *callee, const struct waited *source)
{
    if (callee->hears == NULL)
        return false;
    for (size_t i = 0; i < call->arg_count && i < callee->parameter_count; i++) {
        if (!callee->hears[i] || !flow_is_reference(flow_variable(flow, call->args[i])))
            continue;
        struct waited passed = source_of(flow, call->args[i]);
        if (same_source(&passed, source))
            return true;
    }
    return hears_itself(flow, callee, source);
}

static bool is_heard_in(const struct flow *flow, const struct ir_instruction *call,
                        const struct waited *source)
{
    const struct ir_function *callee = call->callee;
    bool all = callee->entry_count > 0;
    for (size_t i = 0; i < callee->entry_count; i++)
        all &= hears(flow, call, callee->entries[i], source);
    return callee->entry_count > 0 ? all : hears(flow, call, callee, source);
}

/* A function of the component hears what is ready, once it is clear that it should. */
void flow_wait_call(struct flow *flow, const struct ir_instruction *call)
{
    uint32_t site = FLOW_NO_SITE;
    if (call->callee->is_sdk)
        return;
    while (flow->now.waited != 0 && next_wait(flow, &site)) {
        const struct ir_instruction *wait = flow->sites[site];
        uint32_t left = outcomes_of(flow, site) & ALL_SOURCES;
        for (uint32_t i = 0; i < wait->arg_count; i++) {
            struct waited source = source_of(flow, wait->args[i]);
            if (left == 1u << i && (flow->trial != NULL || is_heard_in(flow, call, &source)))
                forget(flow, site, 1u << i);
        }
    }
}

void flow_wait_return(struct flow *flow, struct place at)
{
    check_left(flow, at, "the return");
}
