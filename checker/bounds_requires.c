/* bounds_requires.c - what messages require of their arguments: proved where they are sent, and
 * known where they are received.
 *
 * The sender's generated function tests the condition and stops the sender where it does not hold.
 * So a condition that is proved costs nothing, one that is certainly broken is refused, and the
 * receiver may rely on it: every message comes out of such a function, in a component that was
 * checked with the same contract (`deed link` sees to that), and a derived contract requires no
 * less of what it sends (compare_message.c). The kernel tests nothing: what it sends itself, of
 * Interrupt and Watch, is not relied on. Known are plain arguments and the lengths of vectors: the
 * one cannot change in the message, the other not at all. What is inside of a received object may
 * have been changed by its new owner. */
#include "bounds.h"

#include <string.h>

enum truth { OPEN, HOLDS, BROKEN };

/* A number of a condition: a term, or at least a range. */
struct known {
    struct bounds_term term;
    bool is_term;
    ir_wide low, high;
};

/* Where the arguments are: by parameter, BOUNDS_PLACE where one is not followed. */
struct arguments {
    const struct bounds_state *state;
    const struct bounds_term *terms;
};

/* Beyond all that a condition computes with; sums of a few of these still fit. */
#define ENDLESS ((ir_wide)1 << 110)

static const struct known anything = {.low = -ENDLESS, .high = ENDLESS};

static struct known of_type(const struct condition *node)
{
    bool is_small = node->minimum > -ZONE_MOST && node->maximum < ZONE_MOST;
    return is_small ? (struct known){.low = node->minimum, .high = node->maximum} : anything;
}

static struct known constant(ir_wide value)
{
    struct bounds_term term = {0, value, {64, false}};
    return (struct known){term, true, value, value};
}

static struct known of_term(const struct arguments *all, const struct condition *node,
                            struct bounds_term term)
{
    struct known known = of_type(node);
    if (term.place == BOUNDS_PLACE)
        return known;
    known.term = term;
    known.is_term = true;
    ir_wide low = bounds_low(all->state, term), high = bounds_high(all->state, term);
    known.low = low > -ZONE_MOST ? low : known.low;
    known.high = high < ZONE_MOST ? high : known.high;
    return known;
}

static struct known number_of_condition(const struct arguments *all, const struct condition *node);

static struct known computed(const struct arguments *all, const struct condition *node)
{
    struct known a = number_of_condition(all, node->left);
    struct known b = number_of_condition(all, node->right);
    struct known result = of_type(node);
    bool adds = node->kind == CONDITION_ADD;
    if (adds || node->kind == CONDITION_SUBTRACT) {
        result.low = adds ? a.low + b.low : a.low - b.high;
        result.high = adds ? a.high + b.high : a.high - b.low;
        result.is_term = a.is_term && b.is_term && b.term.place == 0;
        result.term = a.term;
        result.term.add += adds ? b.term.add : -b.term.add;
    } else if (node->kind == CONDITION_DIVIDE && b.low == b.high && b.low > 0) {
        result.low = a.low / b.low; /* what is endless is still far beyond the types */
        result.high = a.high / b.low;
    } else if (node->kind == CONDITION_REMAINDER && b.low == b.high && b.low > 0 && a.low >= 0) {
        ir_wide rest = a.is_term ? bounds_grid_rest(all->state, a.term, b.low) : -1;
        result.low = rest >= 0 ? rest : 0;
        result.high = rest >= 0 ? rest : b.low - 1;
    }
    return result;
}

static struct known number_of_condition(const struct arguments *all, const struct condition *node)
{
    switch (node->kind) {
    case CONDITION_NUMBER:
    case CONDITION_TRUTH:
    case CONDITION_CONSTANT: return constant((ir_wide)node->number);
    case CONDITION_VALUE:
        if (node->type != CONDITION_IS_INTEGER || strchr(node->name, '.') != NULL)
            return anything;
        return of_term(all, node, all->terms[node->argument]);
    case CONDITION_LENGTH: return of_term(all, node, all->terms[node->argument]);
    case CONDITION_ADD:
    case CONDITION_SUBTRACT:
    case CONDITION_MULTIPLY:
    case CONDITION_DIVIDE:
    case CONDITION_REMAINDER: return computed(all, node);
    default: return anything;
    }
}

/* a - b is at most */
static ir_wide apart(const struct arguments *all, struct known a, struct known b)
{
    ir_wide most = a.high - b.low;
    if (!a.is_term || !b.is_term)
        return most;
    ir_wide exact = bounds_difference(all->state, a.term, b.term);
    return exact < most ? exact : most;
}

static enum truth compared(const struct arguments *all, const struct condition *node)
{
    struct known a = number_of_condition(all, node->left);
    struct known b = number_of_condition(all, node->right);
    ir_wide up = apart(all, a, b), down = apart(all, b, a);
    switch (node->kind) {
    case CONDITION_LESS: return up <= -1 ? HOLDS : down <= 0 ? BROKEN : OPEN;
    case CONDITION_AT_MOST: return up <= 0 ? HOLDS : down <= -1 ? BROKEN : OPEN;
    case CONDITION_GREATER: return down <= -1 ? HOLDS : up <= 0 ? BROKEN : OPEN;
    case CONDITION_AT_LEAST: return down <= 0 ? HOLDS : up <= -1 ? BROKEN : OPEN;
    case CONDITION_EQUAL:
        return up <= 0 && down <= 0 ? HOLDS : up <= -1 || down <= -1 ? BROKEN : OPEN;
    case CONDITION_UNEQUAL:
        return up <= -1 || down <= -1 ? HOLDS : up <= 0 && down <= 0 ? BROKEN : OPEN;
    default: return OPEN;
    }
}

static enum truth opposite(enum truth truth)
{
    return truth == OPEN ? OPEN : truth == HOLDS ? BROKEN : HOLDS;
}

static enum truth truth_of(const struct arguments *all, const struct condition *node)
{
    if (node->kind == CONDITION_TRUTH)
        return node->number != 0 ? HOLDS : BROKEN;
    if (node->kind == CONDITION_NOT)
        return opposite(truth_of(all, node->left));
    if (node->kind != CONDITION_AND && node->kind != CONDITION_OR)
        return node->left != NULL && node->right != NULL ? compared(all, node) : OPEN;
    enum truth a = truth_of(all, node->left), b = truth_of(all, node->right);
    enum truth decides = node->kind == CONDITION_AND ? BROKEN : HOLDS;
    if (a == decides || b == decides)
        return decides;
    return a == OPEN || b == OPEN ? OPEN : opposite(decides);
}

/* ---- sent ---- */

static bool has_length(const struct parameter *parameter)
{
    return parameter->type.kind == VALUE_VECTOR && !parameter->type.optional;
}

static struct bounds_term argument_term(const struct bounds *bounds,
                                        const struct parameter *parameter, ir_var v)
{
    struct ir_number size = {64, false};
    struct bounds_term nowhere = {BOUNDS_PLACE, 0, {0, false}};
    bool is_number = parameter->type.kind == VALUE_SCALAR && parameter->type.array == 0;
    if (v == IR_NONE || (!has_length(parameter) && !is_number))
        return nowhere;
    struct ir_operand operand = {.kind = has_length(parameter) ? IR_LENGTH : IR_VARIABLE,
                                 .variable = v};
    return bounds_term(bounds, &operand, size);
}

bool bounds_is_required(const struct ir_instruction *at)
{
    return (at->op == IR_SEND || at->op == IR_REQUEST) && at->message != NULL &&
           at->message->
               requires !=
           NULL && at->arg_count == at->message->parameter_count + 1;
}

static const char *known_text(struct bounds *bounds, const struct parameter *parameter,
                              struct bounds_term term)
{
    struct pool *pool = &bounds->verdict_pool;
    const char *what =
        has_length(parameter) ? pool_print(pool, "length(%s)", parameter->name) : parameter->name;
    ir_wide low = bounds_low(bounds->now, term), high = bounds_high(bounds->now, term);
    if (low == high)
        return pool_print(pool, "`%s` is %lld here", what, (long long)low);
    return pool_print(pool, "`%s` is %lld to %llu here", what, (long long)low,
                      (unsigned long long)high);
}

static bool asks_about(const struct condition *node, size_t argument)
{
    if (node == NULL)
        return false;
    bool is_leaf = node->kind == CONDITION_VALUE || node->kind == CONDITION_LENGTH;
    return (is_leaf && node->argument == argument) || asks_about(node->left, argument) ||
           asks_about(node->right, argument);
}

/* What is known of the arguments that the condition asks about. */
static const char **known_texts(struct bounds *bounds, const struct message *message,
                                const struct bounds_term *terms)
{
    const char **known =
        pool_take(&bounds->verdict_pool, (message->parameter_count + 1) * sizeof *known);
    for (size_t i = 0; i < message->parameter_count; i++)
        if (terms[i].place != BOUNDS_PLACE && asks_about(message->requires, i))
            known[i] = known_text(bounds, &message->parameters[i], terms[i]);
    return known;
}

void bounds_judge_required(struct bounds *bounds, const struct ir_instruction *at)
{
    size_t count = at->message->parameter_count;
    struct bounds_term *terms = pool_take(bounds->pool, (count + 1) * sizeof *terms);
    for (size_t i = 0; i < count; i++)
        terms[i] = argument_term(bounds, &at->message->parameters[i], at->args[i + 1]);
    struct arguments all = {bounds->now, terms};
    enum truth truth = truth_of(&all, at->message->requires);
    struct bounds_verdict *verdict = bounds_judged(bounds, at);
    verdict->kind = truth == HOLDS ? BOUNDS_HOLDS : truth == BROKEN ? BOUNDS_BROKEN : BOUNDS_TESTED;
    if (truth == BROKEN)
        verdict->known = known_texts(bounds, at->message, terms);
}

static void report_broken(struct bounds *bounds, const struct bounds_verdict *verdict)
{
    const struct ir_instruction *at = verdict->at;
    const struct message *message = at->message;
    struct diagnostics *all = bounds->shared->all;
    if (!rule_error(all, at->place, "condition", "`%s` requires `%s`, which does not hold here",
                    message->name, message->requires_text))
        return;
    for (size_t i = 0; i < message->parameter_count; i++) {
        if (verdict->known[i] == NULL)
            continue;
        bounds_note_path(bounds, at, at->args[i + 1]);
        diagnostic_note(all, at->arg_places[i + 1], "%s", verdict->known[i]);
    }
    diagnostic_help(all, "whoever comes here is stopped: test the arguments before, and do "
                         "something else where they are not as the contract asks");
}

void bounds_tell_required(struct bounds *bounds, const struct bounds_verdict *verdict)
{
    struct bounds_unit *shared = bounds->shared;
    const struct ir_instruction *at = verdict->at;
    bool holds = verdict->kind == BOUNDS_HOLDS, is_broken = verdict->kind == BOUNDS_BROKEN;
    *(holds ? &shared->unit->required_proved : &shared->unit->required_tested) += 1;
    if (shared->dump != NULL)
        fprintf(shared->dump, "%s:%u:%u: requires %s\n", at->place.file, at->place.line,
                at->place.column,
                holds       ? "proved"
                : is_broken ? "broken"
                            : "tested");
    else if (is_broken)
        report_broken(bounds, verdict);
}

/* ---- received ---- */

static bool is_relied_on(const struct ir_instruction *at)
{
    bool is_access = at->op == IR_ACCESS || at->op == IR_ACCESS_OWNED;
    if (!is_access || at->message == NULL || at->message->requires == NULL || at->contract == NULL)
        return false;
    return contract_of_kernel(at->contract->name) == NULL;
}

static void assume(struct bounds *bounds, const struct arguments *all, const struct condition *node)
{
    if (node->kind == CONDITION_AND) {
        assume(bounds, all, node->left);
        assume(bounds, all, node->right);
        return;
    }
    if (node->kind < CONDITION_EQUAL || node->kind > CONDITION_AT_LEAST)
        return;
    struct known a = number_of_condition(all, node->left);
    struct known b = number_of_condition(all, node->right);
    struct bounds_state *now = bounds->now;
    if (!a.is_term || !b.is_term)
        return;
    bool is_strict = node->kind == CONDITION_LESS || node->kind == CONDITION_GREATER;
    bool is_less = node->kind == CONDITION_LESS || node->kind == CONDITION_AT_MOST;
    bool is_more = node->kind == CONDITION_GREATER || node->kind == CONDITION_AT_LEAST;
    if (is_less || node->kind == CONDITION_EQUAL)
        bounds_limit(now, a.term, b.term, is_strict ? -1 : 0);
    if (is_more || node->kind == CONDITION_EQUAL)
        bounds_limit(now, b.term, a.term, is_strict ? -1 : 0);
}

/* What was read is followed into the variable that it is copied to, until that is assigned. */
void bounds_received_step(struct bounds *bounds, const struct ir_instruction *at)
{
    struct bounds_received *received = &bounds->received;
    bool is_access = at->op == IR_ACCESS || at->op == IR_ACCESS_OWNED;
    bool is_use = at->op == IR_CALL || (at->op >= IR_SEND && at->op <= IR_WAIT && !is_access);
    if (is_use || (at->dst != IR_NONE && at->dst == received->endpoint)) {
        received->message = NULL;
        return;
    }
    for (size_t i = 0; i < BOUNDS_READ; i++) {
        ir_var v = received->read[i];
        if (v == IR_NONE)
            continue;
        if (at->op == IR_COPY && at->part == 0 && at->args[0] == v)
            received->read[i] = bounds->addressed[at->dst] ? IR_NONE : at->dst;
        else if (at->dst == v || (at->op == IR_SCOPE_END && at->args[0] == v))
            received->read[i] = IR_NONE;
    }
}

/* The arguments of one message that were read in this block, with no other use of an endpoint in
 * between: they belong to the same message. */
void bounds_receive_required(struct bounds *bounds, const struct ir_instruction *at)
{
    struct bounds_received *received = &bounds->received;
    bool goes_on = received->message == at->message && received->endpoint == at->args[0];
    size_t number = 0;
    while (at->message != NULL && number < at->message->parameter_count &&
           &at->message->parameters[number] != at->parameter)
        number++;
    if (!is_relied_on(at) || number == at->message->parameter_count || number >= BOUNDS_READ) {
        received->message = NULL;
        return;
    }
    if (!goes_on) {
        *received = (struct bounds_received){.message = at->message, .endpoint = at->args[0]};
        for (size_t i = 0; i < BOUNDS_READ; i++)
            received->read[i] = IR_NONE;
    }
    received->read[number] = at->dst;
    size_t count = at->message->parameter_count;
    struct bounds_term *terms = pool_take(bounds->pool, (count + 1) * sizeof *terms);
    for (size_t i = 0; i < count; i++)
        terms[i] = argument_term(bounds, &at->message->parameters[i],
                                 i < BOUNDS_READ ? received->read[i] : IR_NONE);
    struct arguments all = {bounds->now, terms};
    assume(bounds, &all, at->message->requires);
    bounds_refine(bounds->now);
}
