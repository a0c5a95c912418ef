/* build_ir.c - see build_ir.h. */
#include "build_ir.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#define MOST 96

static struct ir_unit *unit;
static struct ir_function *current;
static struct ir_instruction *blocks[MOST]; /* of the current function, with room for MOST */
static size_t block_count;
static ir_block block;
static unsigned line;
static int tests, failures;

static void *grow(void *array, size_t count, size_t size)
{
    char *larger = ir_allocate(unit, (count + 1) * size);
    if (count > 0)
        memcpy(larger, array, count * size);
    return larger;
}

static struct ir_annotation no_annotation(void)
{
    return (struct ir_annotation){.count_var = IR_NONE,
                                  .borrows = -1,
                                  .in_of = -1,
                                  .depth = -1,
                                  .state = STATE_NONE,
                                  .to = STATE_NONE};
}

void unit_start(void)
{
    ir_free(unit);
    unit = ir_new();
    current = NULL;
    line = 0;
}

/* ---- slots, functions, variables ---- */

static ir_slot add_slot(struct ir_slot_info info)
{
    unit->slots = grow(unit->slots, unit->slot_count, sizeof *unit->slots);
    unit->slots[unit->slot_count] = info;
    return (ir_slot)unit->slot_count++;
}

ir_slot slot_field(const char *name, const char *container, const char *pointee)
{
    return add_slot((struct ir_slot_info){.name = name,
                                          .container = container,
                                          .pointee = pointee,
                                          .variable = IR_NONE,
                                          .class = IR_POINTER,
                                          .state = STATE_NONE,
                                          .type_name = pointee});
}

ir_slot slot_static(const char *name, const char *pointee)
{
    ir_var variable = (ir_var)unit->static_count;
    unit->statics = grow(unit->statics, unit->static_count, sizeof *unit->statics);
    unit->statics[unit->static_count++] = (struct ir_variable){.name = name,
                                                               .static_number = variable,
                                                               .class = IR_POINTER,
                                                               .storage = IR_STATIC,
                                                               .annotation = no_annotation(),
                                                               .type_name = pointee,
                                                               .pointee = pointee};
    return add_slot((struct ir_slot_info){.name = name,
                                          .pointee = pointee,
                                          .variable = variable,
                                          .class = IR_POINTER,
                                          .state = STATE_NONE,
                                          .type_name = pointee});
}

ir_var static_owner(ir_slot slot)
{
    return unit->slots[slot].variable;
}

static struct ir_function *add_function(const char *name)
{
    struct ir_function *function = ir_allocate(unit, sizeof *function);
    unit->functions = grow(unit->functions, unit->function_count, sizeof *unit->functions);
    unit->functions[unit->function_count++] = function;
    function->name = name;
    function->result = no_annotation();
    return function;
}

static ir_var add_variable(struct ir_function *function, struct ir_variable variable)
{
    variable.place = (struct place){"t.c", line + 1, 1};
    if (variable.type_name == NULL)
        variable.type_name = "type";
    if (variable.pointee == NULL)
        variable.pointee = "";
    if (variable.class != IR_ENDPOINTS)
        variable.set_state = STATE_NONE;
    function->variables =
        grow(function->variables, function->variable_count, sizeof *function->variables);
    function->variables[function->variable_count] = variable;
    return (ir_var)function->variable_count++;
}

struct ir_function *sdk_function(const char *name)
{
    struct ir_function *function = add_function(name);
    function->is_sdk = true;
    return function;
}

void result_owned(struct ir_function *function, bool optional)
{
    function->returns_value = true;
    function->result_class = IR_POINTER;
    function->result_type = "type";
    function->result.own = true;
    function->result.opt = optional;
}

static ir_var add_declared(struct ir_function *function, struct ir_variable variable,
                           unsigned flags)
{
    uint16_t state = variable.annotation.state, to = variable.annotation.to;
    variable.storage = IR_PARAMETER;
    variable.annotation = no_annotation();
    variable.annotation.own = variable.annotation.claims = flags & OWNING;
    variable.annotation.opt = flags & OPTIONAL;
    variable.annotation.state = state;
    variable.annotation.to = to;
    variable.pointee_const = flags & CONSTANT;
    ir_var index = add_variable(function, variable);
    function->parameters =
        grow(function->parameters, function->parameter_count, sizeof *function->parameters);
    function->parameters[function->parameter_count++] = index;
    return index;
}

void add_parameter(struct ir_function *function, enum ir_class class, const char *name,
                   const char *pointee, unsigned flags)
{
    struct ir_variable variable = {.name = name, .class = class, .pointee = pointee};
    variable.annotation.state = variable.annotation.to = STATE_NONE;
    add_declared(function, variable, flags);
}

struct ir_function *function_start(const char *name)
{
    current = add_function(name);
    current->blocks = ir_allocate(unit, MOST * sizeof *current->blocks);
    block_count = 0;
    for (size_t i = 0; i < unit->static_count; i++)
        add_variable(current, unit->statics[i]);
    current->static_count = unit->static_count;
    block_into(block_new());
    return current;
}

ir_var parameter(enum ir_class class, const char *name, const char *pointee, unsigned flags)
{
    struct ir_variable variable = {.name = name, .class = class, .pointee = pointee};
    variable.annotation.state = variable.annotation.to = STATE_NONE;
    return add_declared(current, variable, flags);
}

static uint16_t state_of(const struct contract *contract, const char *name)
{
    return name ? contract_find_state(contract, name) : STATE_NONE;
}

ir_var endpoint_parameter(const char *name, const struct contract *contract, enum side side,
                          const char *state, const char *to, unsigned flags)
{
    struct ir_variable variable = {
        .name = name, .class = IR_ENDPOINT, .contract = contract, .side = side};
    variable.annotation.state = state_of(contract, state);
    variable.annotation.to = state_of(contract, to);
    return add_declared(current, variable, flags);
}

ir_var local(enum ir_class class, const char *name, const char *pointee)
{
    return add_variable(current, (struct ir_variable){.name = name,
                                                      .class = class,
                                                      .storage = IR_LOCAL,
                                                      .annotation = no_annotation(),
                                                      .pointee = pointee});
}

ir_var endpoint_local(const char *name, const struct contract *contract, enum side side)
{
    return add_variable(current, (struct ir_variable){.name = name,
                                                      .class = IR_ENDPOINT,
                                                      .storage = IR_LOCAL,
                                                      .annotation = no_annotation(),
                                                      .contract = contract,
                                                      .side = side});
}

ir_var set_parameter(const char *name, const struct contract *contract, enum side side,
                     const char *state)
{
    struct ir_variable variable = {.name = name,
                                   .class = state != NULL ? IR_ENDPOINTS : IR_CAPABILITY,
                                   .contract = contract,
                                   .side = side,
                                   .set_state = state_of(contract, state),
                                   .from_port = true};
    variable.annotation.state = variable.annotation.to = STATE_NONE;
    return add_declared(current, variable, 0);
}

ir_var temporary(enum ir_class class, const char *pointee)
{
    return add_variable(current, (struct ir_variable){.name = "",
                                                      .class = class,
                                                      .storage = IR_TEMPORARY,
                                                      .annotation = no_annotation(),
                                                      .pointee = pointee});
}

/* ---- blocks and instructions ---- */

ir_block block_new(void)
{
    blocks[block_count] = ir_allocate(unit, MOST * sizeof *blocks[0]);
    current->blocks[block_count].instructions = blocks[block_count];
    current->block_count = block_count + 1;
    return (ir_block)block_count++;
}

void block_into(ir_block next)
{
    block = next;
    current->blocks[block].place = (struct place){"t.c", line + 1, 1};
}

unsigned line_next(void)
{
    return line + 1;
}

static struct ir_instruction *add(enum ir_op op, ir_var dst)
{
    struct ir_basic_block *b = &current->blocks[block];
    struct ir_instruction *at = &blocks[block][b->count++];
    *at = (struct ir_instruction){.op = op, .dst = dst, .slot = IR_NONE};
    at->place = (struct place){"t.c", ++line, 1};
    at->target[0] = at->target[1] = IR_NONE;
    return at;
}

static void add_argument(struct ir_instruction *at, ir_var variable)
{
    at->args = grow(at->args, at->arg_count, sizeof *at->args);
    at->args[at->arg_count++] = variable;
}

static void add_arguments(struct ir_instruction *at, va_list arguments)
{
    for (ir_var v = va_arg(arguments, ir_var); v != IR_NONE; v = va_arg(arguments, ir_var))
        add_argument(at, v);
}

struct ir_instruction *emit(enum ir_op op, ir_var dst, ...)
{
    struct ir_instruction *at = add(op, dst);
    va_list arguments;
    va_start(arguments, dst);
    add_arguments(at, arguments);
    va_end(arguments);
    return at;
}

struct ir_instruction *emit_slot(enum ir_op op, ir_var dst, ir_slot slot, ir_var a, ir_var b)
{
    struct ir_instruction *at = add(op, dst);
    add_argument(at, a);
    if (b != IR_NONE)
        add_argument(at, b);
    at->slot = slot;
    return at;
}

void emit_call(struct ir_function *callee, ir_var dst, ...)
{
    struct ir_instruction *at = add(IR_CALL, dst);
    va_list arguments;
    va_start(arguments, dst);
    add_arguments(at, arguments);
    va_end(arguments);
    at->callee = callee;
}

void emit_jump(ir_block target)
{
    add(IR_JUMP, IR_NONE)->target[0] = target;
}

void emit_branch(ir_var scalar, ir_block yes, ir_block no)
{
    struct ir_instruction *at = emit(IR_BRANCH, IR_NONE, scalar, IR_NONE);
    at->target[0] = yes;
    at->target[1] = no;
}

void emit_null(ir_var tested, ir_block null, ir_block other)
{
    struct ir_instruction *at = emit(IR_BRANCH_NULL, IR_NONE, tested, IR_NONE);
    at->target[0] = null;
    at->target[1] = other;
}

void emit_return(ir_var value)
{
    struct ir_instruction *at = add(IR_RETURN, IR_NONE);
    if (value != IR_NONE)
        add_argument(at, value);
}

struct ir_instruction *emit_message(enum ir_op op, ir_var dst, ir_var endpoint, const char *message,
                                    ...)
{
    struct ir_instruction *at = add(op, dst);
    const struct ir_variable *variable = &current->variables[endpoint];
    at->contract = variable->contract;
    at->side = variable->side;
    at->message = message ? contract_find_message(variable->contract, message) : NULL;
    add_argument(at, endpoint);
    va_list arguments;
    va_start(arguments, message);
    add_arguments(at, arguments);
    va_end(arguments);
    return at;
}

void emit_access(enum ir_op op, ir_var dst, ir_var endpoint, const char *message,
                 const char *argument)
{
    struct ir_instruction *at = emit_message(op, dst, endpoint, message, IR_NONE);
    for (size_t i = 0; i < at->message->parameter_count; i++)
        if (strcmp(at->message->parameters[i].name, argument) == 0)
            at->parameter = &at->message->parameters[i];
}

static int64_t tag_of(const struct contract *contract, const char *name)
{
    if (strcmp(name, "connected") == 0)
        return 0x7ff0;
    if (strcmp(name, "closed") == 0)
        return 0x7ff1;
    if (strcmp(name, "timeout") == 0)
        return 0x7ff2;
    return contract_find_message(contract, name)->tag;
}

void emit_switch(ir_var tag, const struct contract *contract, ir_block past, ...)
{
    struct ir_instruction *at = emit(IR_SWITCH, IR_NONE, tag, IR_NONE);
    at->target[0] = past;
    va_list cases;
    va_start(cases, past);
    for (const char *name = va_arg(cases, const char *); name; name = va_arg(cases, const char *)) {
        ir_block target = va_arg(cases, ir_block);
        if (strcmp(name, "default") == 0) {
            at->has_default = true;
            at->target[0] = target;
            continue;
        }
        at->cases = grow(at->cases, at->case_count, sizeof *at->cases);
        at->cases[at->case_count++] =
            (struct ir_case){tag_of(contract, name), target, {"t.c", ++line, 1}};
    }
    va_end(cases);
}

/* ---- checking ---- */

/* "rule@line" of each error in the text, in its order. */
static char *errors_in(const char *text)
{
    char *found = calloc(1, strlen(text) + 1);
    for (const char *error = strstr(text, ": error: "); error;
         error = strstr(error + 1, ": error: ")) {
        const char *at = error;
        while (at > text && at[-1] != '\n')
            at--;
        unsigned number = (unsigned)strtoul(strchr(at, ':') + 1, NULL, 10);
        const char *end = strchr(error, '\n');
        const char *rule = end;
        while (rule > error && rule[-1] != '[')
            rule--;
        sprintf(found + strlen(found), "%s%.*s@%u", found[0] ? " " : "", (int)(end - 1 - rule),
                rule, number);
    }
    return found;
}

void expect(const char *test, const char *errors)
{
    struct diagnostics *all = diagnostics_new();
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    const char *invalid = ir_validate(unit);
    if (invalid) {
        fprintf(out, "t.c:0:1: error: %s [invalid]\n", invalid);
    } else {
        summarise(unit);
        flow_check(unit, all);
        diagnostics_print(all, DIAGNOSTIC_TEXT, out);
    }
    fclose(out);
    char *found = errors_in(text);
    bool good = strcmp(found, errors) == 0;
    printf("%sok %d - %s\n", good ? "" : "not ", ++tests, test);
    if (!good) {
        failures++;
        printf("# expected: %s\n# found:    %s\n", errors, found);
        for (char *part = strtok(text, "\n"); part; part = strtok(NULL, "\n"))
            printf("#   %s\n", part);
    }
    free(found);
    free(text);
    diagnostics_free(all);
}

struct ir_unit *unit_built(void)
{
    return unit;
}

bool unit_accepted(void)
{
    if (ir_validate(unit))
        return false;
    struct diagnostics *all = diagnostics_new();
    summarise(unit);
    flow_check(unit, all);
    bool accepted = diagnostics_count(all) == 0;
    diagnostics_free(all);
    return accepted;
}

int tests_done(void)
{
    ir_free(unit);
    printf("1..%d\n", tests);
    return failures != 0;
}
