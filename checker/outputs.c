/* outputs.c - what functions write for their callers: `bool parse(struct text t, uint32_t *n)`.
 *
 * A local without a value may be lent to a function that writes it and does not read it before.
 * Such a function often writes only when all went well, and says so by what it returns. So each
 * body is walked in two worlds at once, the one in which *p is not written yet and the one in which
 * it is; in each of them the signs are known that a number may have. At a return, the signs of the
 * result that the first world does not know are those with which *p has certainly been written.
 *
 * Callees come first; of a function that is called before it is known nothing is known. The facts
 * hold for a p that is not null; the flow pass uses them where the argument is the address of a
 * local (flow_output.c), and judges what is read from there. */
#include "flow.h"

#define ANY_SIGN (IR_NEGATIVE | IR_NONE_OF_BOTH | IR_POSITIVE)
#define LARGE    ((size_t)1 << 22)   /* a function of which nothing is asked, since it takes long */
#define FAR      ((ir_wide)1 << 100) /* beyond all integers */

/* ---- signs ---- */

static unsigned signs_of(struct ir_number number)
{
    return number.bits != 0 && !number.is_signed ? ANY_SIGN & ~(unsigned)IR_NEGATIVE : ANY_SIGN;
}

static unsigned sign_of(ir_wide value)
{
    return value < 0 ? IR_NEGATIVE : value == 0 ? IR_NONE_OF_BOTH : IR_POSITIVE;
}

static bool fits(struct ir_number number, ir_wide value)
{
    ir_wide top = (ir_wide)1 << (number.is_signed ? number.bits - 1 : number.bits);
    return number.bits != 0 && value < top && value >= (number.is_signed ? -top : 0);
}

/* Does every value of one number keep its sign in the other? */
static bool keeps_sign(struct ir_number from, struct ir_number to)
{
    if (from.bits == 0 || to.bits == 0 || (from.is_signed && !to.is_signed))
        return false;
    return to.bits > from.bits || (to.bits == from.bits && to.is_signed == from.is_signed);
}

struct span {
    ir_wide low, high;
};

static struct span span_of(unsigned sign)
{
    if (sign == IR_NEGATIVE)
        return (struct span){-FAR, -1};
    return sign == IR_POSITIVE ? (struct span){1, FAR} : (struct span){0, 0};
}

static unsigned compared(enum ir_operator operator, struct span left, struct span right)
{
    bool yes, no;
    switch (operator) {
    case IR_LESS: yes = left.low < right.high, no = left.high >= right.low; break;
    case IR_AT_MOST: yes = left.low <= right.high, no = left.high > right.low; break;
    default:
        yes = left.low <= right.high && right.low <= left.high;
        no = left.low != left.high || right.low != right.high || left.low != right.low;
    }
    if (operator== IR_UNEQUAL) {
        bool other = yes;
        yes = no;
        no = other;
    }
    return (yes ? IR_POSITIVE : 0) | (no ? IR_NONE_OF_BOTH : 0);
}

ir_var output_tested(const struct ir_instruction *at)
{
    if (at->op == IR_COPY)
        return at->args[0];
    const struct ir_formula *formula = at->op == IR_SET ? at->formula : NULL;
    if (formula == NULL || (formula->operator!= IR_VALUE && formula->operator<IR_LESS))
        return IR_NONE;
    bool left = formula->left.kind == IR_VARIABLE;
    if (formula->operator== IR_VALUE)
        return left ? formula->left.variable : IR_NONE;
    const struct ir_operand *other = left ? &formula->right : &formula->left;
    if (other->kind != IR_CONSTANT || (!left && formula->right.kind != IR_VARIABLE))
        return IR_NONE;
    return left ? formula->left.variable : formula->right.variable;
}

unsigned output_signs(const struct ir_function *function, const struct ir_instruction *at,
                      unsigned sign)
{
    struct ir_number from = function->variables[output_tested(at)].number;
    if (at->op == IR_COPY)
        return sign;
    const struct ir_formula *formula = at->formula;
    if (formula->operator== IR_VALUE)
        return keeps_sign(from, formula->number) ? sign : signs_of(formula->number);
    bool left = formula->left.kind == IR_VARIABLE;
    ir_wide constant = left ? formula->right.value : formula->left.value;
    struct span number = span_of(sign), other = {constant, constant};
    return left ? compared(formula->operator, number, other)
                : compared(formula->operator, other, number);
}

/* ---- one parameter of one function ---- */

struct world {
    bool reached;
    uint8_t *signs; /* by variable: which its value may have */
};

enum { BEFORE, BEHIND, WORLDS }; /* *p is not written yet; it is */

struct search {
    const struct ir_function *function;
    struct pool *pool;
    const bool *named; /* by variable: only ever p, or the address of a part of *p */
    const bool *addressed;
    struct world (*in)[WORLDS]; /* by block */
    struct world now[WORLDS];
    bool *pending;
    uint8_t *kept; /* while a state goes along an edge */
    struct ir_output *output;
    unsigned left; /* signs of the result with which it may not be written */
};

static bool is_followed(const struct search *search, ir_var v)
{
    const struct ir_variable *variable = &search->function->variables[v];
    return variable->class == IR_SCALAR && variable->storage != IR_STATIC && !search->addressed[v];
}

static void assign(struct search *search, ir_var v, int world, unsigned signs)
{
    if (is_followed(search, v))
        search->now[world].signs[v] = (uint8_t)signs;
}

static bool join(const struct search *search, struct world *into, const struct world *from)
{
    if (!from->reached)
        return false;
    bool changed = !into->reached;
    into->reached = true;
    for (ir_var v = 0; v < search->function->variable_count; v++) {
        changed |= (from->signs[v] & ~into->signs[v]) != 0;
        into->signs[v] |= from->signs[v];
    }
    return changed;
}

static void leave(struct world *world, size_t variables)
{
    world->reached = false;
    memset(world->signs, 0, variables);
}

static void written(struct search *search)
{
    search->output->is_written = true;
    join(search, &search->now[BEHIND], &search->now[BEFORE]);
    leave(&search->now[BEFORE], search->function->variable_count);
}

/* A call that is lent p, and perhaps tells by its result whether it has written. */
static void passed(struct search *search, const struct ir_instruction *call, size_t argument)
{
    const struct ir_function *callee = call->callee;
    const struct ir_variable *formal = &callee->variables[callee->parameters[argument]];
    const struct ir_output *output = callee->outputs != NULL ? &callee->outputs[argument] : NULL;
    bool fills = callee->is_sdk && !formal->pointee_const;
    if (fills || (output != NULL && output->is_unread && output->written_if == ANY_SIGN)) {
        written(search);
        return;
    }
    if (output == NULL || !output->is_unread) {
        search->output->is_unread &= !search->now[BEFORE].reached;
        return;
    }
    struct world *before = &search->now[BEFORE], *behind = &search->now[BEHIND];
    search->output->is_written |= output->is_written;
    bool told = call->dst != IR_NONE && is_followed(search, call->dst);
    unsigned all = told ? signs_of(search->function->variables[call->dst].number) : 0;
    if (!before->reached || !told || (all & output->written_if) == 0)
        return;
    join(search, behind, before);
    behind->signs[call->dst] |= (uint8_t)(all & output->written_if);
    before->signs[call->dst] = (uint8_t)(all & ~(unsigned)output->written_if);
}

/* Another name of the same, or of a part of it: what is written through that is part of it. */
static bool is_naming(const struct ir_instruction *at)
{
    return at->op == IR_COPY || at->op == IR_INTERIOR;
}

static void use_pointer(struct search *search, const struct ir_instruction *at, size_t i)
{
    bool harmless = at->op == IR_BRANCH_NULL || at->op == IR_COMPARE || at->op == IR_USE ||
                    at->op == IR_SCOPE_END || is_naming(at);
    if (at->op == IR_STORE && i == 0 && at->slot == IR_NONE)
        written(search);
    else if (at->op == IR_CALL)
        passed(search, at, i);
    else if (!harmless)
        search->output->is_unread &= !search->now[BEFORE].reached;
}

static unsigned signs_set(const struct search *search, const struct ir_instruction *at, int world)
{
    unsigned all = signs_of(search->function->variables[at->dst].number);
    ir_var tested = output_tested(at);
    if (tested != IR_NONE) {
        unsigned signs = 0, from = search->now[world].signs[tested];
        for (unsigned sign = IR_NEGATIVE; sign <= IR_POSITIVE; sign <<= 1)
            if (from & sign)
                signs |= output_signs(search->function, at, sign);
        return signs & all;
    }
    const struct ir_formula *formula = at->op == IR_SET ? at->formula : NULL;
    if (formula != NULL && formula->operator== IR_VALUE && formula->left.kind == IR_CONSTANT &&
                           fits(formula->number, formula->left.value))
        return sign_of(formula->left.value);
    return all;
}

static void step(struct search *search, const struct ir_instruction *at)
{
    unsigned signs[WORLDS] = {0, 0};
    bool sets = at->dst != IR_NONE && is_followed(search, at->dst);
    for (int world = BEFORE; sets && world < WORLDS; world++)
        signs[world] = signs_set(search, at, world);
    for (int world = BEFORE; sets && world < WORLDS; world++)
        if (search->now[world].reached)
            assign(search, at->dst, world, signs[world]);
    for (size_t i = 0; i < at->arg_count; i++)
        if (at->args[i] != IR_NONE && search->named[at->args[i]])
            use_pointer(search, at, i);
}

/* The instruction of the block in front of `end` that gave the variable its value, if nothing has
 * changed what it was computed from since. */
static const struct ir_instruction *origin(const struct ir_basic_block *block, size_t end, ir_var v)
{
    for (size_t n = end; n-- > 0;) {
        const struct ir_instruction *at = &block->instructions[n];
        if (at->dst != v)
            continue;
        ir_var from = output_tested(at);
        for (size_t m = n; from != IR_NONE && m < end; m++)
            if (block->instructions[m].dst == from)
                return NULL;
        return from != IR_NONE ? at : NULL;
    }
    return NULL;
}

/* On this edge the variable has one of these signs, and so has what it was computed from. */
static void refine(struct search *search, ir_block number, ir_var v, unsigned signs)
{
    const struct ir_basic_block *block = &search->function->blocks[number];
    size_t end = block->count - 1;
    while (v != IR_NONE) {
        for (int world = BEFORE; world < WORLDS && is_followed(search, v); world++) {
            search->now[world].signs[v] &= (uint8_t)signs;
            if (search->now[world].signs[v] == 0)
                leave(&search->now[world], search->function->variable_count);
        }
        const struct ir_instruction *at = origin(block, end, v);
        if (at == NULL)
            return;
        unsigned from = 0;
        for (unsigned sign = IR_NEGATIVE; sign <= IR_POSITIVE; sign <<= 1)
            if (output_signs(search->function, at, sign) & signs)
                from |= sign;
        end = (size_t)(at - block->instructions);
        v = output_tested(at);
        signs = from;
    }
}

unsigned output_edge_signs(const struct ir_instruction *terminator, ir_block target)
{
    unsigned signs = 0, rest = ANY_SIGN;
    if (terminator->op == IR_BRANCH) {
        signs |= terminator->target[0] == target ? ANY_SIGN & ~(unsigned)IR_NONE_OF_BOTH : 0;
        return signs | (terminator->target[1] == target ? IR_NONE_OF_BOTH : 0);
    }
    if (terminator->op != IR_SWITCH)
        return ANY_SIGN;
    for (size_t i = 0; i < terminator->case_count; i++) {
        /* Of an unsigned number a case may be written as a negative one. */
        unsigned sign =
            terminator->cases[i].value == 0 ? IR_NONE_OF_BOTH : IR_NEGATIVE | IR_POSITIVE;
        if (terminator->cases[i].value > 0)
            sign = IR_POSITIVE;
        signs |= terminator->cases[i].target == target ? sign : 0;
        rest &= terminator->cases[i].value == 0 ? ~(unsigned)IR_NONE_OF_BOTH : ANY_SIGN;
    }
    return signs | (terminator->target[0] == target ? rest : 0);
}

static void edge(struct search *search, ir_block from, ir_block to)
{
    const struct ir_instruction *terminator = ir_terminator(search->function, from);
    size_t variables = search->function->variable_count;
    uint8_t *kept = search->kept;
    bool reached[WORLDS] = {search->now[BEFORE].reached, search->now[BEHIND].reached};
    memcpy(kept, search->now[BEFORE].signs, variables);
    memcpy(kept + variables, search->now[BEHIND].signs, variables);
    if (terminator->op == IR_BRANCH || terminator->op == IR_SWITCH)
        refine(search, from, terminator->args[0], output_edge_signs(terminator, to));
    for (int world = BEFORE; world < WORLDS; world++) {
        search->pending[to] |= join(search, &search->in[to][world], &search->now[world]);
        search->now[world].reached = reached[world];
        memcpy(search->now[world].signs, kept + (world == BEHIND ? variables : 0), variables);
    }
}

static void end_block(struct search *search, ir_block number)
{
    const struct ir_instruction *at = ir_terminator(search->function, number);
    if (at->op == IR_RETURN && search->now[BEFORE].reached)
        search->left |= at->arg_count > 0 && is_followed(search, at->args[0])
                            ? search->now[BEFORE].signs[at->args[0]]
                            : ANY_SIGN;
    if (at->op == IR_BRANCH_NULL && search->named[at->args[0]]) {
        edge(search, number, at->target[1]);
        return;
    }
    for (size_t i = 0; i < ir_successor_count(at); i++)
        edge(search, number, ir_successor(at, i));
}

static void do_block(struct search *search, ir_block number)
{
    const struct ir_basic_block *block = &search->function->blocks[number];
    for (int world = BEFORE; world < WORLDS; world++) {
        search->now[world].reached = search->in[number][world].reached;
        memcpy(search->now[world].signs, search->in[number][world].signs,
               search->function->variable_count);
    }
    for (size_t n = 0; n < block->count; n++)
        step(search, &block->instructions[n]);
    end_block(search, number);
}

static void start(struct search *search)
{
    const struct ir_function *function = search->function;
    size_t variables = function->variable_count;
    search->in = pool_take(search->pool, function->block_count * sizeof *search->in);
    search->pending = pool_take(search->pool, function->block_count);
    search->kept = pool_take(search->pool, 2 * variables + 1);
    for (int world = BEFORE; world < WORLDS; world++) {
        search->now[world].signs = pool_take(search->pool, variables + 1);
        for (ir_block b = 0; b < function->block_count; b++)
            search->in[b][world].signs = pool_take(search->pool, variables + 1);
    }
    struct world *entry = &search->in[0][BEFORE];
    entry->reached = true;
    for (ir_var v = 0; v < variables; v++)
        entry->signs[v] = (uint8_t)signs_of(function->variables[v].number);
}

/* ---- all of them ---- */

static bool *find_addressed(const struct ir_function *function, struct pool *pool)
{
    bool *addressed = pool_take(pool, function->variable_count + 1);
    for (ir_block b = 0; b < function->block_count; b++)
        for (size_t n = 0; n < function->blocks[b].count; n++)
            if (function->blocks[b].instructions[n].op == IR_ADDRESS)
                addressed[function->blocks[b].instructions[n].args[0]] = true;
    return addressed;
}

static unsigned *count_assignments(const struct ir_function *function, struct pool *pool)
{
    unsigned *count = pool_take(pool, (function->variable_count + 1) * sizeof *count);
    for (ir_block b = 0; b < function->block_count; b++)
        for (size_t n = 0; n < function->blocks[b].count; n++)
            if (function->blocks[b].instructions[n].dst != IR_NONE)
                count[function->blocks[b].instructions[n].dst]++;
    return count;
}

/* False if p may become another's name, or some variable may be p's at one time only. */
static bool find_names(struct search *search, ir_var pointer)
{
    const struct ir_function *function = search->function;
    const unsigned *count = count_assignments(function, search->pool);
    bool *named = pool_take(search->pool, function->variable_count + 1);
    named[pointer] = true;
    for (bool changed = true; changed;) {
        changed = false;
        for (ir_block b = 0; b < function->block_count; b++)
            for (size_t n = 0; n < function->blocks[b].count; n++) {
                const struct ir_instruction *at = &function->blocks[b].instructions[n];
                if (!is_naming(at) || !named[at->args[0]] || named[at->dst])
                    continue;
                if (count[at->dst] != 1 || search->addressed[at->dst] ||
                    function->variables[at->dst].class != IR_POINTER)
                    return false;
                changed = named[at->dst] = true;
            }
    }
    search->named = named;
    return count[pointer] == 0;
}

static bool may_be_output(const struct ir_variable *parameter)
{
    return parameter->class == IR_POINTER && !parameter->pointee_const &&
           !parameter->annotation.own && !parameter->in_parcel;
}

static void find_output(struct search *search, ir_var pointer)
{
    const struct ir_function *function = search->function;
    uint32_t count;
    if (!find_names(search, pointer))
        return;
    const ir_block *order = ir_order(function, search->pool, &count);
    start(search);
    search->output->is_unread = true;
    search->pending[0] = true;
    for (bool again = true; again && search->output->is_unread;) {
        again = false;
        search->left = 0;
        for (uint32_t i = 0; i < count; i++) {
            again |= search->pending[order[i]];
            search->pending[order[i]] = false;
            do_block(search, order[i]);
        }
    }
    search->output->written_if = (uint8_t)(ANY_SIGN & ~search->left);
}

void outputs_find(struct ir_unit *unit, struct ir_function *function)
{
    struct pool pool = {NULL};
    const bool *addressed = NULL;
    bool is_large = function->block_count * function->variable_count > LARGE;
    bool has_body = function->block_count > 0 && !is_large;
    for (size_t i = 0; i < function->parameter_count && has_body; i++) {
        if (!may_be_output(&function->variables[function->parameters[i]]))
            continue;
        if (addressed == NULL)
            addressed = find_addressed(function, &pool);
        if (function->outputs == NULL)
            function->outputs =
                ir_allocate(unit, function->parameter_count * sizeof *function->outputs);
        struct search search = {.function = function,
                                .pool = &pool,
                                .addressed = addressed,
                                .output = &function->outputs[i]};
        find_output(&search, function->parameters[i]);
    }
    pool_free(&pool);
}
