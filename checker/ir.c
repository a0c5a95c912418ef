/* ir.c - memory, invariants and dump of the intermediate representation.
 *
 * A unit owns all memory that hangs from it, in chunks: nothing is freed singly. ir_validate is the
 * guard between the lowering and the rules: what it refuses is a bug of the checker, and the
 * component is refused with it. */
#include "checker.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define CHUNK_SIZE (256 * 1024)

struct chunk {
    struct chunk *next;
    size_t used, size;
    max_align_t bytes[];
};

struct owned_unit {
    struct ir_unit unit; /* first: the pointer to it is the pointer to this */
    struct chunk *chunks;
};

struct ir_unit *ir_new(void)
{
    struct owned_unit *owned = host_allocate(sizeof *owned);
    return &owned->unit;
}

void *ir_allocate(struct ir_unit *unit, size_t size)
{
    struct owned_unit *owned = (struct owned_unit *)unit;
    size_t align = sizeof(max_align_t);
    size = (size + align - 1) / align * align;
    if (owned->chunks == NULL || owned->chunks->size - owned->chunks->used < size) {
        size_t room = size > CHUNK_SIZE ? size : CHUNK_SIZE;
        struct chunk *chunk = host_allocate(sizeof *chunk + room);
        chunk->next = owned->chunks;
        chunk->size = room;
        owned->chunks = chunk;
    }
    void *memory = (char *)owned->chunks->bytes + owned->chunks->used;
    owned->chunks->used += size;
    return memory;
}

const char *ir_string(struct ir_unit *unit, const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(ir_allocate(unit, size), text, size);
}

void ir_free(struct ir_unit *unit)
{
    struct owned_unit *owned = (struct owned_unit *)unit;
    if (owned == NULL)
        return;
    while (owned->chunks != NULL) {
        struct chunk *next = owned->chunks->next;
        free(owned->chunks);
        owned->chunks = next;
    }
    free(owned);
}

/* What an operation demands of its operands. */
enum operand {
    NOTHING,    /* there is none                                */
    SCALAR,     /* IR_SCALAR                                    */
    REFERENCE,  /* IR_POINTER, IR_ENDPOINT or IR_ENDPOINTS      */
    BASE,       /* what can be read from: all but IR_SCALAR     */
    MEMORY,     /* IR_AGGREGATE, or anything with a name */
    ENDPOINT,   /* IR_ENDPOINT                                  */
    ENDPOINTS,  /* IR_ENDPOINTS                                 */
    CAPABILITY, /* IR_CAPABILITY                                */
    AGGREGATE,  /* IR_AGGREGATE                                 */
    ANY,        /* of any class                                 */
    MAYBE       /* of any class, or none                        */
};

#define ANY_NUMBER SIZE_MAX

static const struct op_rule {
    const char *name;
    enum operand dst;
    enum operand first;      /* args[0] */
    enum operand rest;       /* the others */
    size_t minimum, maximum; /* number of args */
} op_rules[] = {
    [IR_SET] = {"set", SCALAR, SCALAR, SCALAR, 0, ANY_NUMBER},
    [IR_NULL] = {"null", REFERENCE, NOTHING, NOTHING, 0, 0},
    [IR_LITERAL] = {"literal", BASE, NOTHING, NOTHING, 0, 0},
    [IR_COPY] = {"copy", ANY, ANY, NOTHING, 1, 1},
    [IR_ADDRESS] = {"address", BASE, MEMORY, NOTHING, 1, 1},
    [IR_INTERIOR] = {"interior", BASE, BASE, NOTHING, 1, 1},
    [IR_LOAD] = {"load", ANY, BASE, NOTHING, 1, 1},
    [IR_STORE] = {"store", NOTHING, BASE, MAYBE, 2, 2},
    [IR_OBJECT] = {"object", REFERENCE, NOTHING, NOTHING, 0, 0},
    [IR_ZERO] = {"zero", AGGREGATE, NOTHING, NOTHING, 0, 0},
    [IR_TAKE] = {"take", REFERENCE, BASE, NOTHING, 1, 1},
    [IR_PUT] = {"put", NOTHING, BASE, REFERENCE, 2, 2},
    [IR_COMPARE] = {"compare", SCALAR, BASE, BASE, 2, 2},
    [IR_USE] = {"use", NOTHING, ANY, ANY, 1, ANY_NUMBER},
    [IR_ELEMENT] = {"element", NOTHING, SCALAR, SCALAR, 0, 2},
    [IR_SCOPE_END] = {"scope_end", NOTHING, ANY, NOTHING, 1, 1},
    [IR_CALL] = {"call", MAYBE, ANY, ANY, 0, ANY_NUMBER},
    [IR_SEND] = {"send", NOTHING, ENDPOINT, ANY, 1, ANY_NUMBER},
    [IR_REQUEST] = {"request", SCALAR, ENDPOINT, ANY, 1, ANY_NUMBER},
    [IR_RECEIVE] = {"receive", SCALAR, ENDPOINT, NOTHING, 1, 1},
    [IR_TAG] = {"tag", SCALAR, ENDPOINT, NOTHING, 1, 1},
    [IR_COMPONENT] = {"component", SCALAR, ENDPOINT, NOTHING, 1, 1},
    [IR_ACCESS] = {"access", ANY, ENDPOINT, NOTHING, 1, 1},
    [IR_ACCESS_OWNED] = {"access_owned", REFERENCE, ENDPOINT, NOTHING, 1, 1},
    [IR_SET_RECEIVE] = {"set_receive", ENDPOINT, ENDPOINTS, NOTHING, 1, 1},
    [IR_SET_PUT] = {"set_put", NOTHING, ENDPOINTS, ENDPOINT, 2, 2},
    [IR_SET_TAKE] = {"set_take", ENDPOINTS, NOTHING, NOTHING, 0, 0},
    [IR_SET_DROP] = {"set_drop", NOTHING, ENDPOINTS, NOTHING, 1, 1},
    [IR_OPEN] = {"open", ENDPOINT, CAPABILITY, NOTHING, 1, 1},
    [IR_CHANNEL] = {"channel", ENDPOINT, NOTHING, NOTHING, 0, 0},
    [IR_PEER] = {"peer", ENDPOINT, ENDPOINT, NOTHING, 1, 1},
    [IR_UPCAST] = {"upcast", ENDPOINT, ENDPOINT, NOTHING, 1, 1},
    [IR_CLOSE] = {"close", NOTHING, ENDPOINT, NOTHING, 1, 1},
    [IR_WAIT] = {"wait", SCALAR, BASE, BASE, 1, 3},
    [IR_JUMP] = {"jump", NOTHING, NOTHING, NOTHING, 0, 0},
    [IR_BRANCH] = {"branch", NOTHING, SCALAR, NOTHING, 1, 1},
    [IR_BRANCH_NULL] = {"branch_null", NOTHING, REFERENCE, NOTHING, 1, 1},
    [IR_SWITCH] = {"switch", NOTHING, SCALAR, NOTHING, 1, 1},
    [IR_RETURN] = {"return", NOTHING, ANY, NOTHING, 0, 1},
    [IR_STOP] = {"stop", NOTHING, NOTHING, NOTHING, 0, 0},
};

const char *ir_op_name(enum ir_op op)
{
    return op_rules[op].name;
}

static bool fits(const struct ir_function *function, enum operand wanted, ir_var variable)
{
    if (variable == IR_NONE)
        return wanted == NOTHING || wanted == MAYBE;
    if (variable >= function->variable_count)
        return false;
    const struct ir_variable *v = &function->variables[variable];
    switch (wanted) {
    case NOTHING: return false;
    case SCALAR: return v->class == IR_SCALAR;
    case REFERENCE:
        return v->class == IR_POINTER || v->class == IR_ENDPOINT || v->class == IR_ENDPOINTS;
    case BASE: return v->class != IR_SCALAR;
    case MEMORY: return v->class == IR_AGGREGATE || v->storage != IR_TEMPORARY;
    case ENDPOINT: return v->class == IR_ENDPOINT;
    case ENDPOINTS: return v->class == IR_ENDPOINTS;
    case CAPABILITY: return v->class == IR_CAPABILITY;
    case AGGREGATE: return v->class == IR_AGGREGATE;
    case ANY:
    case MAYBE: return true;
    }
    return false;
}

static bool is_terminator(enum ir_op op)
{
    return op >= IR_JUMP;
}

static bool operand_fits(const struct ir_function *function, const struct ir_operand *operand)
{
    switch (operand->kind) {
    case IR_UNKNOWN:
    case IR_CONSTANT: return true;
    case IR_VARIABLE: return fits(function, SCALAR, operand->variable);
    case IR_LENGTH: return fits(function, BASE, operand->variable);
    }
    return false;
}

/* A variable in a formula or element is read there: so it must be among the args. */
static bool operand_is_read(const struct ir_instruction *i, const struct ir_operand *operand)
{
    if (operand->kind != IR_VARIABLE)
        return true;
    for (size_t k = 0; k < i->arg_count; k++)
        if (i->args[k] == operand->variable)
            return true;
    return false;
}

static const char *validate_numbers(const struct ir_function *function,
                                    const struct ir_instruction *i)
{
    const struct ir_formula *formula = i->formula;
    if (formula != NULL) {
        if (i->op != IR_SET && i->op != IR_LOAD && i->op != IR_CALL && i->op != IR_ZERO &&
            i->op != IR_STORE)
            return "a formula where none belongs";
        if (!operand_fits(function, &formula->left) || !operand_fits(function, &formula->right))
            return "an operand of a formula has the wrong class";
        if (!operand_is_read(i, &formula->left) || !operand_is_read(i, &formula->right))
            return "a formula of what is not read";
        if (formula->number.bits == 0 || formula->number.bits > 64)
            return "a formula without a width";
        if (i->op == IR_STORE)
            return i->field == 0 ? "a formula for no field" : NULL;
        bool is_scalar = i->dst != IR_NONE && function->variables[i->dst].class == IR_SCALAR;
        if (i->dst == IR_NONE || is_scalar != (i->op == IR_SET || i->op == IR_LOAD))
            return "a formula for the wrong result";
    }
    if ((i->op == IR_ELEMENT) != (i->element != NULL))
        return "an element without its index";
    if (i->element == NULL)
        return NULL;
    if (!operand_fits(function, &i->element->index) || !operand_fits(function, &i->element->count))
        return "an operand of an element has the wrong class";
    if (!operand_is_read(i, &i->element->index) || !operand_is_read(i, &i->element->count))
        return "an element of what is not read";
    bool must_be_proved = i->element->check == IR_UNCHECKED || i->element->check == IR_ENOUGH ||
                          i->element->check == IR_SMALLER;
    return must_be_proved && i->element->rule == NULL ? "a proof that nobody asks for" : NULL;
}

static const char *validate_operands(const struct ir_function *function,
                                     const struct ir_instruction *i)
{
    const struct op_rule *rule = &op_rules[i->op];
    if (!fits(function, rule->dst, i->dst))
        return "the result has the wrong class";
    if (i->arg_count < rule->minimum || i->arg_count > rule->maximum)
        return "wrong number of operands";
    for (size_t k = 0; k < i->arg_count; k++)
        if (!fits(function, k == 0 ? rule->first : rule->rest, i->args[k]))
            return "an operand has the wrong class";
    if ((i->op == IR_TAKE || i->op == IR_PUT) && i->slot == IR_NONE)
        return "a slot operation without a slot";
    if (i->op == IR_CALL && (i->callee == NULL || i->callee->parameter_count != i->arg_count ||
                             (i->dst != IR_NONE) != i->callee->returns_value))
        return "a call that does not fit the function called";
    if (i->op >= IR_SEND && i->op <= IR_CLOSE && i->contract == NULL)
        return "a contract operation without a contract";
    return NULL;
}

static const char *validate_targets(const struct ir_function *function,
                                    const struct ir_instruction *i)
{
    size_t targets = i->op == IR_JUMP || i->op == IR_SWITCH          ? 1
                     : i->op == IR_BRANCH || i->op == IR_BRANCH_NULL ? 2
                                                                     : 0;
    for (size_t k = 0; k < targets; k++)
        if (i->target[k] >= function->block_count)
            return "a target that is no block";
    for (size_t k = 0; k < i->case_count; k++)
        if (i->cases[k].target >= function->block_count)
            return "a case whose target is no block";
    return NULL;
}

/* Temporaries: assigned at most once, and used, but for the end of their scope, only behind the
 * assignment in its own block or in another block. `assigned` is by variable: 0 not seen, else the
 * number of the block, from 1. */
static const char *validate_temporaries(const struct ir_function *function, ir_block *assigned)
{
    for (size_t b = 0; b < function->block_count; b++) {
        for (size_t n = 0; n < function->blocks[b].count; n++) {
            ir_var dst = function->blocks[b].instructions[n].dst;
            if (dst == IR_NONE || function->variables[dst].storage != IR_TEMPORARY)
                continue;
            if (assigned[dst] != 0)
                return "a temporary is assigned twice";
            assigned[dst] = (ir_block)b + 1;
        }
    }
    bool *seen = host_allocate(function->variable_count + 1);
    const char *why = NULL;
    for (size_t b = 0; b < function->block_count; b++) {
        for (size_t n = 0; n < function->blocks[b].count; n++) {
            const struct ir_instruction *i = &function->blocks[b].instructions[n];
            for (size_t k = 0; k < i->arg_count; k++) {
                ir_var a = i->args[k];
                if (a == IR_NONE || function->variables[a].storage != IR_TEMPORARY ||
                    i->op == IR_SCOPE_END)
                    continue;
                if (assigned[a] == 0 || (assigned[a] == b + 1 && !seen[a]))
                    why = "a temporary is used before it is assigned";
            }
            if (i->dst != IR_NONE)
                seen[i->dst] = true;
        }
    }
    free(seen);
    return why;
}

static const char *validate_function(const struct ir_unit *unit, const struct ir_function *function)
{
    for (size_t k = 0; k < function->parameter_count; k++)
        if (function->parameters[k] >= function->variable_count)
            return "a parameter that is no variable";
    for (size_t k = 0; k < function->variable_count; k++)
        if (function->variables[k].storage == IR_STATIC &&
            (k >= function->static_count ||
             function->variables[k].static_number >= unit->static_count))
            return "the statics are not in front of the variables";
    for (size_t b = 0; b < function->block_count; b++) {
        const struct ir_basic_block *block = &function->blocks[b];
        if (block->count == 0)
            return "an empty block";
        for (size_t n = 0; n < block->count; n++) {
            const struct ir_instruction *i = &block->instructions[n];
            if (is_terminator(i->op) != (n + 1 == block->count))
                return "a terminator inside a block, or none at its end";
            if (i->slot != IR_NONE && i->slot >= unit->slot_count)
                return "a slot that does not exist";
            if (i->field > unit->field_count)
                return "a field that does not exist";
            const char *why = validate_operands(function, i);
            if (why == NULL)
                why = validate_numbers(function, i);
            if (why == NULL)
                why = validate_targets(function, i);
            if (why != NULL)
                return why;
        }
    }
    ir_block *assigned = host_allocate((function->variable_count + 1) * sizeof *assigned);
    const char *why = validate_temporaries(function, assigned);
    free(assigned);
    return why;
}

const char *ir_validate(const struct ir_unit *unit)
{
    for (size_t k = 0; k < unit->function_count; k++) {
        const char *why = validate_function(unit, unit->functions[k]);
        if (why != NULL)
            return why;
    }
    return NULL;
}

static const char *const class_names[] = {
    [IR_SCALAR] = "scalar",       [IR_POINTER] = "pointer",       [IR_ENDPOINT] = "endpoint",
    [IR_ENDPOINTS] = "endpoints", [IR_CAPABILITY] = "capability", [IR_AGGREGATE] = "aggregate",
    [IR_VIEW] = "view",
};

static const char *const storage_names[] = {
    [IR_LOCAL] = "local",
    [IR_PARAMETER] = "parameter",
    [IR_STATIC] = "static",
    [IR_TEMPORARY] = "temporary",
};

static void dump_annotation(const struct ir_annotation *a, const struct contract *contract,
                            FILE *out)
{
    fprintf(out, "%s%s%s", a->own ? " OWN" : "", a->claims ? " CLAIMS" : "", a->opt ? " OPT" : "");
    if (a->count != NULL)
        fprintf(out, " COUNT(%s)", a->count);
    if (a->borrows >= 0)
        fprintf(out, " BORROWS(parameter %d)", a->borrows);
    if (a->in_of >= 0)
        fprintf(out, " IN(parameter %d)", a->in_of);
    if (a->state != STATE_NONE && contract != NULL)
        fprintf(out, " STATE(%s)", contract->states[a->state].name);
    if (a->to != STATE_NONE && contract != NULL)
        fprintf(out, " TO(%s)", contract->states[a->to].name);
}

static void dump_name(const struct ir_function *function, ir_var v, FILE *out)
{
    if (v == IR_NONE)
        fputs("-", out);
    else if (function->variables[v].name[0] == '\0')
        fprintf(out, "%c%" PRIu32, function->variables[v].storage == IR_TEMPORARY ? '%' : '$', v);
    else
        fprintf(out, "%s.%" PRIu32, function->variables[v].name, v);
}

static void dump_details(const struct ir_unit *unit, const struct ir_instruction *i, FILE *out)
{
    if (i->slot != IR_NONE)
        fprintf(out, " slot %s", unit->slots[i->slot].name);
    if (i->callee != NULL)
        fprintf(out, " function %s", i->callee->name);
    if (i->contract != NULL)
        fprintf(out, " %s.%s", i->contract->name, i->side == SIDE_CLIENT ? "client" : "server");
    if (i->message != NULL)
        fprintf(out, " message %s", i->message->name);
    if (i->parameter != NULL)
        fprintf(out, " parameter %s", i->parameter->name);
    if (i->with_deadline)
        fputs(" deadline", out);
    if (i->op == IR_JUMP)
        fprintf(out, " -> b%" PRIu32, i->target[0]);
    if (i->op == IR_BRANCH)
        fprintf(out, " true -> b%" PRIu32 ", false -> b%" PRIu32, i->target[0], i->target[1]);
    if (i->op == IR_BRANCH_NULL)
        fprintf(out, " null -> b%" PRIu32 ", not -> b%" PRIu32, i->target[0], i->target[1]);
    for (size_t k = 0; k < i->case_count; k++)
        fprintf(out, " %" PRId64 " -> b%" PRIu32 ",", i->cases[k].value, i->cases[k].target);
    if (i->op == IR_SWITCH)
        fprintf(out, " %s -> b%" PRIu32, i->has_default ? "default" : "past", i->target[0]);
}

static void dump_operand(const struct ir_function *function, const struct ir_operand *operand,
                         FILE *out)
{
    switch (operand->kind) {
    case IR_UNKNOWN: fputc('?', out); break;
    case IR_CONSTANT:
        if (operand->value > INT64_MAX)
            fprintf(out, "%" PRIu64, (uint64_t)operand->value);
        else
            fprintf(out, "%" PRId64, (int64_t)operand->value);
        break;
    case IR_LENGTH: fputs("length of ", out); /* fall through */
    case IR_VARIABLE: dump_name(function, operand->variable, out); break;
    }
}

static const char *const operator_signs[] = {
    [IR_VALUE] = "",     [IR_ADD] = "+",         [IR_SUBTRACT] = "-",     [IR_MULTIPLY] = "*",
    [IR_DIVIDE] = "/",   [IR_REMAINDER] = "%",   [IR_AND] = "&",          [IR_OR] = "|",
    [IR_XOR] = "^",      [IR_SHIFT_LEFT] = "<<", [IR_SHIFT_RIGHT] = ">>", [IR_LESS] = "<",
    [IR_AT_MOST] = "<=", [IR_EQUAL] = "==",      [IR_UNEQUAL] = "!=",
};

static const char *const check_names[] = {
    [IR_TRAPPED] = "trapped", [IR_AT] = "checked by AT", [IR_UNCHECKED] = "to be proved",
    [IR_ENOUGH] = "enough",   [IR_SMALLER] = "smaller",  [IR_KNOWN] = "known",
};

static void dump_numbers(const struct ir_function *function, const struct ir_instruction *i,
                         FILE *out)
{
    if (i->formula != NULL) {
        const struct ir_formula *formula = i->formula;
        fprintf(out, " = %c%u ", formula->number.is_signed ? 's' : 'u', formula->number.bits);
        dump_operand(function, &formula->left, out);
        if (formula->operator!= IR_VALUE) {
            fprintf(out, " %s ", operator_signs[formula->operator]);
            dump_operand(function, &formula->right, out);
        }
    }
    if (i->element != NULL) {
        fprintf(out, " %s: ", check_names[i->element->check]);
        dump_operand(function, &i->element->index, out);
        fputs(i->element->check == IR_ENOUGH    ? " of "
              : i->element->check == IR_SMALLER ? " than "
                                                : " in ",
              out);
        dump_operand(function, &i->element->count, out);
    }
}

static void dump_instruction(const struct ir_unit *unit, const struct ir_function *function,
                             const struct ir_instruction *i, FILE *out)
{
    fprintf(out, "    %4u:%-3u ", i->place.line, i->place.column);
    if (i->dst != IR_NONE) {
        dump_name(function, i->dst, out);
        fputs(" := ", out);
    }
    fputs(ir_op_name(i->op), out);
    for (size_t k = 0; k < i->arg_count; k++) {
        fputs(k == 0 ? " " : ", ", out);
        dump_name(function, i->args[k], out);
    }
    dump_numbers(function, i, out);
    dump_details(unit, i, out);
    fputc('\n', out);
}

static void dump_variable(const struct ir_function *function, ir_var v, FILE *out)
{
    const struct ir_variable *variable = &function->variables[v];
    fputs("  ", out);
    dump_name(function, v, out);
    fprintf(out, ": %s %s, %s", storage_names[variable->storage], class_names[variable->class],
            variable->type_name);
    dump_annotation(&variable->annotation, variable->contract, out);
    if (variable->set_state != STATE_NONE && variable->contract != NULL)
        fprintf(out, " set of %s", variable->contract->states[variable->set_state].name);
    fputc('\n', out);
}

static void dump_function(const struct ir_unit *unit, const struct ir_function *function, FILE *out)
{
    fprintf(out, "function %s: %s", function->name, function->result_type);
    dump_annotation(&function->result, function->result_contract, out);
    fprintf(out, "%s%s%s\n", function->is_sdk ? " sdk" : "", function->is_entry ? " entry" : "",
            function->is_noreturn ? " noreturn" : "");
    for (size_t v = function->static_count; v < function->variable_count; v++)
        dump_variable(function, (ir_var)v, out);
    for (size_t b = 0; b < function->block_count; b++) {
        fprintf(out, "  b%zu\n", b);
        for (size_t n = 0; n < function->blocks[b].count; n++)
            dump_instruction(unit, function, &function->blocks[b].instructions[n], out);
    }
}

void ir_dump(const struct ir_unit *unit, FILE *out)
{
    for (size_t k = 0; k < unit->slot_count; k++)
        fprintf(out, "slot %s: %s%s\n", unit->slots[k].name, unit->slots[k].type_name,
                unit->slots[k].is_array ? ", array" : "");
    for (size_t k = 0; k < unit->static_count; k++)
        fprintf(out, "static %s: %s\n", unit->statics[k].name, unit->statics[k].type_name);
    for (size_t k = 0; k < unit->function_count; k++)
        dump_function(unit, unit->functions[k], out);
}
