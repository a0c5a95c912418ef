/* bounds_report.c - the elements of a function, judged: proved, checked at run time, or refused.
 *
 * What zones cannot show is put down as a question, with what is known there. When all functions
 * have been gone through it is told what came of them, the prover answers the questions, and what
 * is still open is counted or reported. */
#include "bounds.h"
#include "facts.h"

#include <string.h>
#include <stdlib.h>

struct bounds_verdict *bounds_judged(struct bounds *bounds, const struct ir_instruction *at)
{
    bounds->verdicts = pool_grow(&bounds->verdict_pool, bounds->verdicts, bounds->verdict_count,
                                 sizeof *bounds->verdicts);
    struct bounds_verdict *verdict = &bounds->verdicts[bounds->verdict_count++];
    *verdict = (struct bounds_verdict){.at = at};
    return verdict;
}

struct bounds_question *bounds_ask(struct bounds *bounds, const struct ir_instruction *at)
{
    struct pool *pool = &bounds->verdict_pool;
    struct bounds_question *question = pool_take(pool, sizeof *question);
    const struct zone *zone = &bounds->now->zone;
    struct bounds_state *state = bounds_state_new(pool, zone->size);
    bounds_state_copy(state, bounds->now, zone->size);
    *question = (struct bounds_question){.state = state, .at = at, .function = bounds->function};
    struct bounds_verdict *verdict = bounds_judged(bounds, at);
    verdict->kind = BOUNDS_ASKED;
    verdict->question = question;
    return question;
}

/* ---- words ---- */

static const char *wide_text(struct pool *pool, ir_wide value)
{
    if (value > INT64_MAX)
        return pool_print(pool, "%llu", (unsigned long long)value);
    return pool_print(pool, "%lld", (long long)value);
}

static const char *operand_text(const struct bounds_question *question, struct pool *pool,
                                const struct ir_operand *operand, const char *otherwise)
{
    if (operand->kind == IR_CONSTANT)
        return wide_text(pool, operand->value);
    if (operand->kind != IR_VARIABLE && operand->kind != IR_LENGTH)
        return otherwise;
    const struct ir_variable *variable = &question->function->variables[operand->variable];
    const char *name = variable->name;
    if (operand->kind == IR_LENGTH && name[0] != '\0')
        return pool_print(pool, variable->class == IR_VIEW ? "%s.length" : "%s->length", name);
    if (operand->kind == IR_LENGTH)
        return variable->class == IR_VIEW ? "the slice's length" : "the vector's length";
    return name[0] != '\0' ? name : otherwise;
}

/* "i is at most n here, and may be negative". */
static const char *known_text(const struct bounds_question *question, struct pool *pool)
{
    const struct ir_element *element = question->at->element;
    const struct bounds_state *state = question->state;
    bool is_index = element->check != IR_ENOUGH && element->check != IR_SMALLER;
    const char *index =
        operand_text(question, pool, &element->index, is_index ? "the index" : "the number");
    const char *count = operand_text(question, pool, &element->count, "the count");
    ir_wide low = bounds_low(state, question->index), high = bounds_high(state, question->index);
    ir_wide apart = bounds_difference(state, question->index, question->count);
    const char *most;
    if (element->index.kind == IR_CONSTANT)
        most = pool_print(pool, "nothing says that %s is more than %s", count, index);
    else if (element->count.kind == IR_CONSTANT && high < ZONE_MOST)
        most = pool_print(pool, "%s is at most %s here", index, wide_text(pool, high));
    else if (apart == 0)
        most = pool_print(pool, "%s is at most %s here", index, count);
    else if (apart > 0 && apart <= 1000000)
        most = pool_print(pool, "%s is at most %s + %s here", index, count, wide_text(pool, apart));
    else
        most = pool_print(pool, "nothing limits %s by %s here", index, count);
    if (low < 0 && element->check != IR_ENOUGH)
        return pool_print(pool, "%s may be negative, and %s", index, most);
    return most;
}

/* ---- elements ---- */

static bool is_access(const struct ir_element *element)
{
    return element->check != IR_ENOUGH && element->check != IR_SMALLER &&
           element->check != IR_KNOWN;
}

static void count_access(const struct bounds_unit *shared, const struct ir_instruction *at,
                         bool proved)
{
    struct ir_unit *unit = shared->unit;
    *(proved ? &unit->proved : &unit->checked) += 1;
    if (unit->facts != NULL && shared->dump == NULL)
        facts_access(unit->facts, at->place, proved);
}

static void dump(const struct bounds_unit *shared, const struct ir_instruction *at, const char *how,
                 const char *known)
{
    if (shared->dump != NULL)
        fprintf(shared->dump, "%s:%u:%u: %s%s%s\n", at->place.file, at->place.line,
                at->place.column, how, known[0] != '\0' ? ": " : "", known);
}

static bool is_inside(struct bounds *bounds, const struct ir_element *element,
                      struct bounds_term index, struct bounds_term count)
{
    if (element->index.kind == IR_UNKNOWN || element->count.kind == IR_UNKNOWN)
        return false;
    const struct bounds_state *state = bounds->now;
    if (element->check == IR_ENOUGH)
        return bounds_difference(state, index, count) <= 0;
    return bounds_low(state, index) >= 0 && bounds_difference(state, index, count) <= -1;
}

static void judge_element(struct bounds *bounds, const struct ir_instruction *at)
{
    const struct ir_element *element = at->element;
    if (element->check == IR_KNOWN)
        return;
    struct ir_number size = {64, false};
    struct bounds_term index = bounds_term(bounds, &element->index, size);
    struct bounds_term count = bounds_term(bounds, &element->count, size);
    if (is_inside(bounds, element, index, count)) {
        bounds_judged(bounds, at)->kind = BOUNDS_PROVED;
        return;
    }
    struct bounds_question *question = bounds_ask(bounds, at);
    question->index = index;
    question->count = count;
}

void bounds_judge(struct bounds *bounds, const struct ir_instruction *at)
{
    if (at->op == IR_ELEMENT)
        judge_element(bounds, at);
    else if (bounds_is_required(at))
        bounds_judge_required(bounds, at);
    else
        bounds_judge_wrap(bounds, at);
}

/* ---- what came of it ---- */

static void tell(struct bounds *bounds, const struct bounds_verdict *verdict)
{
    struct bounds_unit *shared = bounds->shared;
    switch (verdict->kind) {
    case BOUNDS_PROVED:
        if (is_access(verdict->at->element))
            count_access(shared, verdict->at, true);
        dump(shared, verdict->at, "proved by zones", "");
        break;
    case BOUNDS_ASKED:
        shared->questions = pool_grow(shared->pool, shared->questions, shared->question_count,
                                      sizeof *shared->questions);
        shared->questions[shared->question_count++] = verdict->question;
        break;
    default: bounds_tell_required(bounds, verdict);
    }
}

void bounds_tell(struct bounds *bounds)
{
    for (size_t i = 0; i < bounds->verdict_count; i++)
        tell(bounds, &bounds->verdicts[i]);
}

/* ---- answers ---- */

static const char *const operator_signs[] = {
    [IR_ADD] = "+", [IR_SUBTRACT] = "-", [IR_MULTIPLY] = "*", [IR_SHIFT_LEFT] = "<<"};

static void report_wrap(struct bounds_unit *shared, const struct bounds_question *question)
{
    const struct ir_variable *to = &question->function->variables[question->at->dst];
    const char *what = question->is_size ? "a size" : "an index";
    bool reported;
    if (question->operator== IR_VALUE)
        reported = rule_error(shared->all, question->at->place, "wrap",
                              "the number may not fit `%s`, and becomes %s", to->type_name, what);
    else
        reported = rule_error(shared->all, question->at->place, "wrap",
                              "this `%s` may wrap in `%s`, and becomes %s",
                              operator_signs[question->operator], to->type_name, what);
    if (reported)
        diagnostic_help(
            shared->all,
            "test the operands before, or write deed_add_u64, deed_subtract_u64, "
            "deed_multiply_u64 (or _u32), deed_to_u32: they stop the component instead");
}

static void advise_element(const struct ir_element *element, struct diagnostics *all)
{
    const struct ir_change *change = &element->change;
    if (change->text == NULL) {
        diagnostic_help(all, "%s", element->advice);
        return;
    }
    diagnostic_help(all, "write %s, which traps on any index outside; or test the index before",
                    change->text);
    diagnostic_fix(all, true, "write %s", change->text);
    diagnostic_edit(all, change->at, change->old, change->text);
}

static void report_element(struct bounds_unit *shared, const struct bounds_question *question)
{
    const struct ir_instruction *at = question->at;
    const struct ir_element *element = at->element;
    bool must = element->check == IR_UNCHECKED || !is_access(element);
    const char *known = known_text(question, shared->pool);
    if (must) {
        if (rule_error(shared->all, at->place, element->rule,
                       element->check == IR_ENOUGH
                           ? "%s, and it cannot be shown that there are as many: %s"
                       : element->check == IR_SMALLER
                           ? "%s, and it cannot be shown to be less: %s"
                           : "%s, and it cannot be shown to be inside: %s",
                       element->why, known))
            advise_element(element, shared->all);
        return;
    }
    count_access(shared, at, false);
    if (shared->unit->component == NULL || !shared->unit->component->prove_all)
        return;
    if (rule_error(shared->all, at->place, "prove",
                   "this index is only checked at run time, and the component says `prove all`: %s",
                   known))
        diagnostic_help(shared->all,
                        "test the index before the access, or leave out `prove all;` in %s",
                        shared->unit->component->file);
}

void bounds_answer(struct bounds_unit *shared)
{
    bounds_prove(shared->questions, shared->question_count);
    for (size_t i = 0; i < shared->question_count; i++) {
        const struct bounds_question *question = shared->questions[i];
        if (question->proved) {
            if (!question->is_wrap && is_access(question->at->element))
                count_access(shared, question->at, true);
            dump(shared, question->at, question->is_wrap ? "no wrap by z3" : "proved by z3", "");
        } else if (shared->dump != NULL) {
            dump(shared, question->at, question->is_wrap ? "may wrap" : "open",
                 question->is_wrap ? "" : known_text(question, shared->pool));
        } else if (question->is_wrap) {
            report_wrap(shared, question);
        } else {
            report_element(shared, question);
        }
    }
}
