/* flow_cases.c - what a number says of a reference: `bool taken = put(p)`, and later `if (taken)`.
 *
 * Where paths meet on which a scalar is one number or another, and a reference is in this state or
 * that, the state of each of them is kept beside what they are together: the cases. A branch or a
 * switch on the scalar then goes on with those that agree with it. What the result of a call says
 * of its arguments (flow_passage.c) comes in the same way.
 *
 * Invariants:
 *  - Cases only restrict what a reference may be and its endpoint's state; loans and facts about
 *    fields are those of all cases together, since what changes them does not look in here.
 *  - They hold until the reference or the scalar changes. Either is looked for behind every
 *    instruction: cases remember what the reference was in all of them together, and whatever
 *    assigns the scalar forgets them.
 *  - The scalar is one that nothing else can change.
 *  - An edge is left out only if no case agrees with it: then no path goes there. */
#include "flow.h"

#define FARTHEST ((ir_wide)1 << 30)

uint32_t flow_number(ir_wide value)
{
    return value >= -FARTHEST && value < FARTHEST ? (uint32_t)(value + FARTHEST) + 1 : 0;
}

ir_wide flow_number_value(uint32_t number)
{
    return (ir_wide)number - 1 - FARTHEST;
}

static const struct flow_cases *cases_of(const struct flow *flow, const struct flow_value *value)
{
    return value->cases != 0 ? flow->cases[value->cases - 1] : NULL;
}

static bool is_scalar(const struct flow *flow, ir_var v)
{
    return flow_variable(flow, v)->class == IR_SCALAR;
}

static struct flow_endpoint *endpoint_in(const struct flow *flow, const struct flow_state *state,
                                         ir_var v)
{
    return flow_variable(flow, v)->class == IR_ENDPOINT ? &state->endpoints[flow->endpoint_home[v]]
                                                        : NULL;
}

/* ---- one for each ---- */

static bool same_mask(const struct flow_mask *a, const struct flow_mask *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

bool flow_same_endpoint(const struct flow_endpoint *a, const struct flow_endpoint *b)
{
    return same_mask(&a->idle, &b->idle) && same_mask(&a->loose, &b->loose) &&
           same_mask(&a->held, &b->held) && same_mask(&a->messages, &b->messages) &&
           a->untaken == b->untaken && a->taken == b->taken && a->closed == b->closed &&
           a->may_time_out == b->may_time_out && a->may_connect == b->may_connect;
}

static bool same_case(const struct flow_case *a, const struct flow_case *b)
{
    return a->possible == b->possible && flow_same_endpoint(&a->endpoint, &b->endpoint) &&
           a->endpoint.since == b->endpoint.since;
}

static bool same_cases(const struct flow_cases *a, const struct flow_cases *b)
{
    if (a->scalar != b->scalar || a->count != b->count || !same_case(&a->all, &b->all))
        return false;
    for (uint32_t i = 0; i < a->count; i++)
        if (a->items[i].number != b->items[i].number || !same_case(&a->items[i], &b->items[i]))
            return false;
    return true;
}

/* The number of these cases, which is the same for equal ones; 0 if they tell nothing. */
static uint32_t keep(struct flow *flow, const struct flow_cases *cases)
{
    bool tells = false;
    for (uint32_t i = 1; i < cases->count; i++)
        tells |= !same_case(&cases->items[0], &cases->items[i]);
    if (!tells)
        return 0;
    for (uint32_t i = flow->case_count; i-- > 0;)
        if (same_cases(flow->cases[i], cases))
            return i + 1;
    struct flow_cases *kept = pool_take(flow->pool, sizeof *kept);
    *kept = *cases;
    kept->items = pool_take(flow->pool, cases->count * sizeof *kept->items);
    memcpy(kept->items, cases->items, cases->count * sizeof *kept->items);
    flow->cases = pool_grow(flow->pool, flow->cases, flow->case_count, sizeof *flow->cases);
    flow->cases[flow->case_count++] = kept;
    return flow->case_count;
}

/* ---- how they begin ---- */

/* What v is in a state, whatever the scalar is. */
static struct flow_case whole(const struct flow *flow, const struct flow_state *state, ir_var v)
{
    struct flow_case one = {.possible = state->values[flow->home[v]].possible};
    const struct flow_endpoint *endpoint = endpoint_in(flow, state, v);
    if (endpoint != NULL)
        one.endpoint = *endpoint;
    return one;
}

static void join_case(struct flow_case *into, const struct flow_case *from)
{
    into->possible |= from->possible;
    flow_endpoint_join(&into->endpoint, &from->endpoint);
}

/* After a call: v, which is all of these together already, is each of them with its number. */
void flow_cases_begin(struct flow *flow, ir_var v, ir_var scalar, const struct flow_case *items,
                      uint32_t count)
{
    struct flow_value *value = flow_value(flow, v);
    value->cases = 0;
    if (scalar == IR_NONE || !is_scalar(flow, scalar) || !flow_is_private(flow, scalar) ||
        count > FLOW_MOST_CASES)
        return;
    struct flow_case copy[FLOW_MOST_CASES];
    memcpy(copy, items, count * sizeof *copy);
    struct flow_cases cases = {scalar, whole(flow, &flow->now, v), count, copy};
    value->cases = keep(flow, &cases);
    flow->now.has_cases |= value->cases != 0;
}

/* ---- how they end ---- */

static bool is_stale(const struct flow *flow, ir_var v, const struct flow_cases *cases)
{
    struct flow_case now = whole(flow, &flow->now, v);
    return !same_case(&now, &cases->all);
}

/* The scalar gets another value. */
static void forget_scalar(struct flow *flow, ir_var scalar)
{
    for (uint32_t i = 0; i < flow->used; i++) {
        struct flow_value *value = &flow->now.values[i];
        if (value->cases != 0 && !is_scalar(flow, flow->variable_at[i]) &&
            cases_of(flow, value)->scalar == scalar)
            value->cases = 0;
    }
}

static void drop_stale(struct flow *flow)
{
    for (uint32_t i = 0; i < flow->used; i++) {
        struct flow_value *value = &flow->now.values[i];
        if (value->cases != 0 && !is_scalar(flow, flow->variable_at[i]) &&
            is_stale(flow, flow->variable_at[i], cases_of(flow, value)))
            value->cases = 0;
    }
}

/* ---- what is computed from a number ---- */

static bool is_of(const struct ir_operand *operand, ir_var scalar)
{
    return operand->kind == IR_VARIABLE && operand->variable == scalar;
}

static ir_wide operand_value(const struct ir_operand *operand, ir_wide scalar)
{
    return operand->kind == IR_CONSTANT ? operand->value : scalar;
}

/* Is it about this scalar and constants, and nothing else? */
static bool is_about(const struct ir_formula *formula, ir_var scalar)
{
    const struct ir_operand *left = &formula->left, *right = &formula->right;
    if (formula->operator== IR_VALUE)
        return is_of(left, scalar);
    if (formula->operator<IR_LESS)
        return false;
    return (is_of(left, scalar) && right->kind == IR_CONSTANT) ||
           (is_of(right, scalar) && left->kind == IR_CONSTANT);
}

static bool fits(struct ir_number number, ir_wide value)
{
    if (number.bits == 0 || number.bits > 64)
        return false;
    ir_wide high = ((ir_wide)1 << (number.is_signed ? number.bits - 1 : number.bits)) - 1;
    return value <= high && value >= (number.is_signed ? -high - 1 : 0);
}

static ir_wide compute(const struct ir_formula *formula, ir_wide scalar)
{
    ir_wide left = operand_value(&formula->left, scalar);
    ir_wide right = operand_value(&formula->right, scalar);
    switch (formula->operator) {
    case IR_LESS: return left < right;
    case IR_AT_MOST: return left <= right;
    case IR_EQUAL: return left == right;
    case IR_UNEQUAL: return left != right;
    default: return left;
    }
}

/* The number that the formula gives for one of its scalar; 0: not known. */
static uint32_t result(const struct ir_formula *formula, uint32_t number)
{
    if (number == 0)
        return 0;
    ir_wide value = compute(formula, flow_number_value(number));
    return fits(formula->number, value) ? flow_number(value) : 0;
}

static struct ir_formula copy_of(const struct flow *flow, ir_var scalar)
{
    struct ir_operand operand = {IR_VARIABLE, scalar, 0};
    return (struct ir_formula){
        .operator= IR_VALUE, .number = flow_variable(flow, scalar)->number, .left = operand};
}

static struct flow_case *case_for(struct flow_cases *cases, uint32_t number)
{
    uint32_t at = 0;
    while (at < cases->count && cases->items[at].number < number)
        at++;
    if (at < cases->count && cases->items[at].number == number)
        return &cases->items[at];
    if (cases->count == FLOW_MOST_CASES)
        return NULL;
    memmove(&cases->items[at + 1], &cases->items[at], (cases->count - at) * sizeof *cases->items);
    cases->count++;
    cases->items[at] = (struct flow_case){.number = number, .endpoint.since = FLOW_NO_SITE};
    return &cases->items[at];
}

/* The cases by what the formula makes of their scalar, for the scalar that it is assigned to. */
static void hand_on(struct flow *flow, struct flow_value *value, const struct ir_formula *formula,
                    ir_var to)
{
    const struct flow_cases *from = cases_of(flow, value);
    struct flow_case items[FLOW_MOST_CASES];
    struct flow_cases cases = {to, from->all, 0, items};
    for (uint32_t i = 0; i < from->count; i++) {
        struct flow_case *into = case_for(&cases, result(formula, from->items[i].number));
        if (into == NULL)
            return;
        join_case(into, &from->items[i]);
    }
    for (uint32_t i = 1; i < cases.count && items[0].number == 0; i++)
        join_case(&items[i], &items[0]); /* any number may be one of the others */
    value->cases = keep(flow, &cases);
}

/* Is a scalar of interest under its new name rather than its old one? */
static bool goes_on_as(const struct flow *flow, ir_var from, ir_var to)
{
    const struct ir_instruction *end = ir_terminator(flow->function, flow->block);
    return flow_variable(flow, from)->name[0] == '\0' ||
           (end->op == IR_RETURN && end->arg_count > 0 && end->args[0] == to);
}

static ir_var scalar_of(const struct ir_formula *formula)
{
    return formula->left.kind == IR_VARIABLE    ? formula->left.variable
           : formula->right.kind == IR_VARIABLE ? formula->right.variable
                                                : IR_NONE;
}

static void assign(struct flow *flow, const struct ir_instruction *at)
{
    struct ir_formula copy;
    const struct ir_formula *formula = at->formula;
    if (at->op == IR_COPY) {
        copy = copy_of(flow, at->args[0]);
        formula = &copy;
    }
    if (formula == NULL || !flow_is_private(flow, at->dst))
        return;
    if (formula->operator== IR_VALUE && formula->left.kind == IR_CONSTANT) {
        flow_value(flow, at->dst)->cases =
            fits(formula->number, formula->left.value) ? flow_number(formula->left.value) : 0;
        return;
    }
    ir_var from = scalar_of(formula);
    if (from == IR_NONE || from == at->dst || !is_scalar(flow, from) || !is_about(formula, from) ||
        !flow_is_private(flow, from))
        return;
    flow_value(flow, at->dst)->cases = result(formula, flow_value(flow, from)->cases);
    for (uint32_t i = 0; i < flow->used && flow->now.has_cases && goes_on_as(flow, from, at->dst);
         i++) {
        struct flow_value *value = &flow->now.values[i];
        if (value->cases != 0 && !is_scalar(flow, flow->variable_at[i]) &&
            cases_of(flow, value)->scalar == from)
            hand_on(flow, value, formula, at->dst);
    }
}

/* ---- instructions ---- */

void flow_cases_before(struct flow *flow, const struct ir_instruction *at)
{
    if (flow->now.has_cases && at->dst != IR_NONE && is_scalar(flow, at->dst))
        forget_scalar(flow, at->dst);
}

void flow_cases_after(struct flow *flow, const struct ir_instruction *at)
{
    if (flow->now.has_cases)
        drop_stale(flow);
    if ((at->op == IR_SET || at->op == IR_COPY) && is_scalar(flow, at->dst))
        assign(flow, at);
    if (at->op == IR_SCOPE_END && flow->now.has_cases && is_scalar(flow, at->args[0]))
        forget_scalar(flow, at->args[0]);
}

/* ---- edges ---- */

/* What is branched on, and which way: with which numbers of the scalar is the arm taken? */
struct arm {
    ir_var scalar;
    struct ir_formula test; /* IR_BRANCH */
    const struct ir_instruction *at;
    size_t number; /* IR_BRANCH: 0 when it is true; IR_SWITCH: of the case, or behind the last */
};

static bool is_taken(const struct arm *arm, ir_wide value)
{
    if (arm->at->op == IR_BRANCH)
        return (compute(&arm->test, value) != 0) == (arm->number == 0);
    if (arm->number < arm->at->case_count)
        return arm->at->cases[arm->number].value == value;
    for (size_t i = 0; i < arm->at->case_count; i++)
        if (arm->at->cases[i].value == value)
            return false;
    return true;
}

static struct arm arm_of(const struct flow *flow, const struct ir_instruction *at, size_t number)
{
    struct arm arm = {.scalar = at->args[0], .at = at, .number = number};
    struct ir_operand zero = {IR_CONSTANT, IR_NONE, 0}, tested = {IR_VARIABLE, at->args[0], 0};
    const struct ir_formula *test = at->op == IR_BRANCH ? flow_comparison(flow, at->args[0]) : NULL;
    arm.test = (struct ir_formula){.operator= IR_UNEQUAL, .left = tested, .right = zero};
    ir_var scalar = test != NULL ? scalar_of(test) : IR_NONE;
    if (scalar != IR_NONE && is_about(test, scalar)) {
        arm.scalar = scalar;
        arm.test = *test;
    }
    return arm;
}

/* The only number with which the arm is taken; 0: there are others, or nobody knows. */
static uint32_t only_number(const struct flow *flow, const struct arm *arm)
{
    bool is_bool = flow_variable(flow, arm->scalar)->number.bits == 1;
    if (arm->at->op == IR_SWITCH)
        return arm->number < arm->at->case_count ? flow_number(arm->at->cases[arm->number].value)
                                                 : 0;
    if (is_bool && is_taken(arm, 0) != is_taken(arm, 1))
        return flow_number(is_taken(arm, 1));
    if (arm->test.operator!= IR_EQUAL && arm->test.operator!= IR_UNEQUAL)
        return 0;
    const struct ir_operand *other =
        arm->test.left.kind == IR_CONSTANT ? &arm->test.left : &arm->test.right;
    bool equal = (arm->test.operator== IR_EQUAL) == (arm->number == 0);
    return equal ? flow_number(other->value) : 0;
}

/* Is the arm taken with this number of the scalar, which is the one that is compared, or what came
 * of that? */
static bool agrees(const struct arm *arm, ir_var scalar, uint32_t number)
{
    if (number == 0)
        return true;
    if (scalar == arm->scalar)
        return is_taken(arm, flow_number_value(number));
    return (flow_number_value(number) != 0) == (arm->number == 0);
}

static bool is_about_arm(const struct arm *arm, ir_var scalar)
{
    return scalar == arm->scalar || (arm->at->op == IR_BRANCH && scalar == arm->at->args[0]);
}

/* v in the cases that agree with the arm; false if there is none. */
static bool select_cases(struct flow *flow, ir_var v, const struct arm *arm)
{
    struct flow_value *value = flow_value(flow, v);
    const struct flow_cases *cases = cases_of(flow, value);
    struct flow_case chosen = {.endpoint.since = FLOW_NO_SITE};
    bool any = false;
    for (uint32_t i = 0; i < cases->count; i++) {
        const struct flow_case *one = &cases->items[i];
        if (!agrees(arm, cases->scalar, one->number))
            continue;
        join_case(&chosen, one);
        any = true;
    }
    if (!any)
        return false;
    struct flow_endpoint *endpoint = endpoint_in(flow, &flow->now, v);
    value->possible = chosen.possible;
    if (!(chosen.possible & (FLOW_GIVEN | FLOW_EXPIRED)))
        value->cause = FLOW_NO_SITE;
    if (endpoint != NULL)
        *endpoint = chosen.endpoint;
    return true;
}

/* False if no path goes along the arm. */
static bool enter_arm(struct flow *flow, const struct arm *arm)
{
    for (uint32_t i = 0; i < flow->used; i++) {
        ir_var v = flow->variable_at[i];
        struct flow_value *value = &flow->now.values[i];
        if (value->cases == 0 || is_scalar(flow, v) ||
            !is_about_arm(arm, cases_of(flow, value)->scalar))
            continue;
        if (!select_cases(flow, v, arm))
            return false;
        value->cases = 0;
    }
    uint32_t only = only_number(flow, arm);
    if (only != 0 && flow_is_private(flow, arm->scalar))
        flow_value(flow, arm->scalar)->cases = only;
    return true;
}

static void leave_arm(struct flow *flow, const struct flow_state *before, uint32_t endpoints)
{
    memcpy(flow->now.values, before->values, flow->used * sizeof *before->values);
    memcpy(flow->now.endpoints, before->endpoints, endpoints * sizeof *before->endpoints);
}

void flow_edge_of(struct flow *flow, const struct ir_instruction *at, size_t number,
                  ir_block target)
{
    struct arm arm = arm_of(flow, at, number);
    if (!flow->now.has_cases) {
        struct flow_value *scalar = flow_value(flow, arm.scalar);
        uint32_t before = scalar->cases, only = only_number(flow, &arm);
        if (only != 0 && flow_is_private(flow, arm.scalar))
            scalar->cases = only;
        flow_edge(flow, target);
        scalar->cases = before;
        return;
    }
    uint32_t endpoints = flow->kept_endpoints + flow->blocks[flow->block].temporary_endpoints;
    if (flow->before.values == NULL)
        flow_state_new(flow, &flow->before, flow->all_values, flow->all_endpoints);
    memcpy(flow->before.values, flow->now.values, flow->used * sizeof *flow->now.values);
    memcpy(flow->before.endpoints, flow->now.endpoints, endpoints * sizeof *flow->now.endpoints);
    if (enter_arm(flow, &arm))
        flow_edge(flow, target);
    leave_arm(flow, &flow->before, endpoints);
}

/* What the cases of what flows on are about must flow on with them. */
void flow_cases_leave(struct flow *flow)
{
    if (!flow->now.has_cases)
        return;
    drop_stale(flow);
    for (uint32_t i = 0; i < flow->kept; i++) {
        struct flow_value *value = &flow->now.values[i];
        if (value->cases != 0 && !is_scalar(flow, flow->variable_at[i]) &&
            flow->home[cases_of(flow, value)->scalar] >= flow->kept)
            value->cases = 0;
    }
}

/* ---- where paths meet ---- */

/* One of the two states, of one reference, by one scalar. */
struct meeting_side {
    const struct flow_cases *cases; /* NULL: `all`, with `number` (0: any) */
    uint32_t number;
    struct flow_case all;
};

static struct meeting_side side_of(const struct flow *flow, const struct flow_state *state,
                                   ir_var v, ir_var scalar)
{
    struct meeting_side side = {NULL, state->values[flow->home[scalar]].cases,
                                whole(flow, state, v)};
    const struct flow_cases *cases = cases_of(flow, &state->values[flow->home[v]]);
    if (cases != NULL && cases->scalar == scalar)
        side.cases = cases;
    return side;
}

/* The case of that number, or else that of any number; NULL: the scalar is not that. */
static const struct flow_case *find(const struct meeting_side *side, uint32_t number)
{
    if (side->cases == NULL)
        return side->number == 0 || side->number == number ? &side->all : NULL;
    const struct flow_case *any = NULL;
    for (uint32_t i = 0; i < side->cases->count; i++) {
        if (side->cases->items[i].number == number)
            return &side->cases->items[i];
        if (side->cases->items[i].number == 0)
            any = &side->cases->items[i];
    }
    return any;
}

static bool has_number(const struct meeting_side *side, uint32_t at, uint32_t *number)
{
    if (side->cases == NULL) {
        *number = side->number;
        return at == 0;
    }
    if (at >= side->cases->count)
        return false;
    *number = side->cases->items[at].number;
    return true;
}

static uint32_t meet_by(struct flow *flow, struct flow_state *into, ir_var v, ir_var scalar)
{
    struct meeting_side sides[2] = {side_of(flow, into, v, scalar),
                                    side_of(flow, &flow->now, v, scalar)};
    struct flow_case items[FLOW_MOST_CASES];
    struct flow_cases cases = {scalar, sides[0].all, 0, items};
    join_case(&cases.all, &sides[1].all);
    uint32_t number;
    for (int s = 0; s < 2; s++)
        for (uint32_t i = 0; has_number(&sides[s], i, &number); i++)
            if (case_for(&cases, number) == NULL)
                return 0;
    for (uint32_t i = 0; i < cases.count; i++)
        for (int s = 0; s < 2; s++) {
            const struct flow_case *one = find(&sides[s], items[i].number);
            if (one != NULL)
                join_case(&items[i], one);
        }
    return keep(flow, &cases);
}

/* The scalar by which it could be told later from which side one came: of several the one that was
 * assigned last. */
static ir_var find_teller(const struct flow *flow, const struct flow_state *into)
{
    ir_var best = IR_NONE;
    uint32_t latest = 0;
    for (uint32_t i = 0; i < flow->kept; i++) {
        const struct flow_value *a = &into->values[i], *b = &flow->now.values[i];
        if (a->cases == b->cases || a->cases == 0 || b->cases == 0 ||
            !is_scalar(flow, flow->variable_at[i]))
            continue;
        uint32_t source = a->source == FLOW_NO_SITE ? 0 : a->source + 1;
        if (b->source != FLOW_NO_SITE && b->source + 1 > source)
            source = b->source + 1;
        if (best != IR_NONE && source < latest)
            continue;
        best = flow->variable_at[i];
        latest = source;
    }
    return best;
}

static ir_var teller_of(const struct flow *flow, const struct flow_state *into, uint32_t i,
                        ir_var teller)
{
    const struct flow_cases *a = cases_of(flow, &into->values[i]);
    const struct flow_cases *b = cases_of(flow, &flow->now.values[i]);
    if (a != NULL)
        return a->scalar;
    if (b != NULL && into->values[flow->home[b->scalar]].cases != 0)
        return b->scalar;
    return teller;
}

/* Before the states are joined. True if that changed `into`. */
bool flow_cases_join(struct flow *flow, struct flow_state *into)
{
    ir_var teller = find_teller(flow, into);
    bool changed = false;
    for (uint32_t i = 0; i < flow->kept; i++) {
        ir_var v = flow->variable_at[i];
        uint32_t a = into->values[i].cases, b = flow->now.values[i].cases;
        if ((teller == IR_NONE && a == 0) || !flow_is_reference(flow_variable(flow, v)))
            continue;
        ir_var by = teller_of(flow, into, i, teller);
        bool apart =
            a != b || into->values[i].possible != flow->now.values[i].possible ||
            (flow_variable(flow, v)->class == IR_ENDPOINT &&
             !flow_same_endpoint(endpoint_in(flow, into, v), endpoint_in(flow, &flow->now, v)));
        into->values[i].cases = apart && by != IR_NONE ? meet_by(flow, into, v, by) : a;
        into->has_cases |= into->values[i].cases != 0;
        changed |= into->values[i].cases != a;
    }
    for (uint32_t i = 0; i < flow->kept; i++) {
        uint32_t *number = &into->values[i].cases;
        if (*number == flow->now.values[i].cases || !is_scalar(flow, flow->variable_at[i]))
            continue;
        changed |= *number != 0;
        *number = 0;
    }
    return changed;
}

/* ---- at the end ---- */

/* What v is by the scalar (IR_NONE: there is none), each possibility with its number; how many. */
uint32_t flow_cases_of(const struct flow *flow, ir_var v, ir_var scalar, struct flow_case *items)
{
    items[0] = whole(flow, &flow->now, v);
    if (scalar == IR_NONE || !is_scalar(flow, scalar))
        return 1;
    struct meeting_side side = side_of(flow, &flow->now, v, scalar);
    items[0].number = side.number;
    if (side.cases == NULL)
        return 1;
    memcpy(items, side.cases->items, side.cases->count * sizeof *items);
    return side.cases->count;
}
