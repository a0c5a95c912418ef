/* object_code.c - the object gate's judgement of instructions: which there are, what they name, and
 * where control goes.
 *
 * Every byte of .text belongs to a function or is padding between two; a jump stays in its
 * function; a call goes to the start of a function or to an import; the stack pointer moves by
 * pushes, pops and constants only. So a component returns to where it was called from. */
#include "object_gate.h"
#include "host.h"

#include <elf.h>
#include <stdlib.h>
#include <string.h>

/* Copying and zeroing of up to 128 bytes; the direction flag is never set. */
static const char *const string_moves[] = {
    "rep\t\tmovsq\t(%rsi), %es:(%rdi)", "rep\t\tmovsl\t(%rsi), %es:(%rdi)",
    "rep\t\tmovsb\t(%rsi), %es:(%rdi)", "rep\t\tstosq\t%rax, %es:(%rdi)",
    "rep\t\tstosl\t%eax, %es:(%rdi)",   "rep\t\tstosb\t%al, %es:(%rdi)",
};

static bool is_string_move(const char *text)
{
    for (size_t i = 0; i < sizeof string_moves / sizeof string_moves[0]; i++)
        if (strcmp(text, string_moves[i]) == 0)
            return true;
    return false;
}

/* Where the text of the operands begins. */
static const char *operands_of(const char *text)
{
    const char *at = text + strcspn(text, " \t");
    return at + strspn(at, " \t");
}

static bool registers_allowed(const char *operands, bool has_float)
{
    for (const char *at = operands; (at = strchr(at, '%')) != NULL;) {
        at++;
        size_t size = strspn(at, "abcdefghijklmnopqrstuvwxyz0123456789");
        if (!object_register_allowed(at, size, has_float))
            return false;
    }
    return true;
}

/* The stack pointer as an operand of its own, not as the base of an address. */
static bool names_stack_pointer(const char *operands)
{
    unsigned depth = 0;
    for (const char *at = operands; *at != '\0'; at++) {
        depth += *at == '(';
        depth -= *at == ')';
        if (depth == 0 && strncmp(at, "%rsp", 4) == 0)
            return true;
    }
    return false;
}

/* By a constant: subq, addq, leaq. */
static bool moves_stack_pointer(const struct object_text *text)
{
    int32_t change = text->instruction->stack;
    return change != 0 && change != OBJECT_STACK_REPLACED && strncmp(text->text, "push", 4) != 0 &&
           strncmp(text->text, "pop", 3) != 0;
}

/* What leaves its first operand as it was, in AT&T order; xchg and xadd, which do not, are absent.
 */
static const char *const first_is_read[] = {"movq", "addq", "subq",  "andq", "orq",
                                            "xorq", "cmpq", "testq", "imulq"};

/* `movq %rsp, %rdi`, `addq %rsp, %rax`: the address of a local. Two operands, the stack pointer the
 * first and no part of the second; of a comparison either. */
static bool only_reads_stack_pointer(const char *text, const char *operands)
{
    size_t size = strcspn(text, " \t");
    bool writes_nothing = (size == 4 && strncmp(text, "cmpq", size) == 0) ||
                          (size == 5 && strncmp(text, "testq", size) == 0);
    bool known = strncmp(text, "cmov", 4) == 0;
    for (size_t i = 0; i < sizeof first_is_read / sizeof first_is_read[0]; i++)
        known |= strlen(first_is_read[i]) == size && strncmp(text, first_is_read[i], size) == 0;
    return writes_nothing ||
           (known && strncmp(operands, "%rsp, ", 6) == 0 && !names_stack_pointer(operands + 6));
}

/* An address that is a number, or an index on a number, belongs to no object of the component. */
static bool names_constant_address(const char *text, const char *operands)
{
    if (strncmp(text, "lea", 3) == 0 || strncmp(text, "nop", 3) == 0)
        return false;
    for (const char *at = operands; *at != '\0';) {
        const char *number = at + strspn(at, "-0123456789");
        if (number != at && (*number == '\0' || *number == ','))
            return true;
        if (*number == '(' && number[1] == ',')
            return true;
        /* to the next operand: past a comma outside parentheses */
        unsigned depth = 0;
        for (at = number; *at != '\0' && (depth != 0 || *at != ','); at++) {
            depth += *at == '(';
            depth -= *at == ')';
        }
        at += strspn(at, ", ");
    }
    return false;
}

/* What an instruction other than a call may name through a relocation: the component's data, or the
 * number of a contract. */
static void gate_reference(struct object_gate *gate, const struct object_text *text,
                           const struct object_relocation *relocation)
{
    const struct object *object = gate->object;
    const struct object_symbol *symbol = &object->symbols[relocation->symbol];
    uint64_t end = text->instruction->offset + text->instruction->length - relocation->offset;
    bool relative = relocation->type == R_X86_64_PC32;
    if (!relative && relocation->type != R_X86_64_32 && relocation->type != R_X86_64_32S) {
        object_finding(gate, text->section, relocation->offset, "relocation of type %u in code",
                       relocation->type);
        return;
    }
    uint64_t beyond = (uint64_t)relocation->addend + (relative ? end : 0);
    uint32_t target;
    uint64_t offset;
    if (!object_points_to(object, relocation, &target, &offset)) {
        /* gate_undefined has seen to it that it is an import */
        if (strncmp(symbol->name, "deed_contract_", 14) != 0 || beyond != 0)
            object_finding(gate, text->section, relocation->offset, "the address of %s is taken",
                           symbol->name);
    } else if ((object_is_code(&object->sections[target]) &&
                !object_is_entry_of_table(object, target, offset + (relative ? end : 0))) ||
               (object->sections[target].flags & SHF_ALLOC) == 0) {
        object_finding(gate, text->section, relocation->offset,
                       "a reference to %s, which is not data",
                       symbol->name[0] != '\0' ? symbol->name : object->sections[target].name);
    }
}

static void gate_references(struct object_gate *gate, const struct object_text *text)
{
    const struct object_instruction *instruction = text->instruction;
    uint64_t at = instruction->offset, end = at + instruction->length;
    const struct object_relocation *relocation;
    while ((relocation = object_relocation_in(text->section, at, end)) != NULL) {
        if (instruction->control == CONTROL_NEXT)
            gate_reference(gate, text, relocation);
        else if (instruction->control != CONTROL_CALL || relocation->addend != -4 ||
                 (relocation->type != R_X86_64_PLT32 && relocation->type != R_X86_64_PC32))
            object_finding(gate, text->section, relocation->offset,
                           "a transfer of control that is not a plain call");
        at = relocation->offset + 1;
    }
}

/* Called by the decoder for each instruction. */
static void gate_instruction(void *context, const struct object_text *text)
{
    struct object_gate *gate = context;
    const struct object_instruction *instruction = text->instruction;
    const struct object_section *section = text->section;
    uint64_t offset = instruction->offset;
    bool has_float = gate->component != NULL && gate->component->has_float;
    if (text->text[0] == '\0') {
        object_finding(gate, section, offset, "bytes that are no instruction: %02x ...",
                       section->bytes[offset]);
        return;
    }
    gate_references(gate, text);
    if (is_string_move(text->text))
        return;
    const char *operands = operands_of(text->text);
    bool padding = strncmp(text->text, "nop", 3) == 0;
    if (instruction->control == CONTROL_UNKNOWN)
        object_finding(gate, section, offset, "an indirect or unusual transfer of control: %s",
                       text->text);
    else if (!object_mnemonic_allowed(text->text, strcspn(text->text, " \t"), has_float))
        object_finding(gate, section, offset, "instruction not allowed: %s", text->text);
    else if (!padding && !registers_allowed(operands, has_float))
        object_finding(gate, section, offset, "register not allowed: %s", text->text);
    else if (names_stack_pointer(operands) && !moves_stack_pointer(text) &&
             !only_reads_stack_pointer(text->text, operands))
        object_finding(gate, section, offset, "the stack pointer is changed: %s", text->text);
    else if (instruction->control == CONTROL_NEXT && names_constant_address(text->text, operands) &&
             object_relocation_in(section, offset, offset + instruction->length) == NULL)
        object_finding(gate, section, offset, "an access to a constant address: %s", text->text);
}

/* ---- Where control goes ------------------------------------------------------------------------
 */

/* Nobody gets to a call through a table but by way of the comparison in front of it. */
static bool skips_comparison(const struct object_code *code, size_t from, size_t target)
{
    for (size_t i = 0; i + 1 < OBJECT_TABLE_CALL_STEPS && target + i < code->count; i++)
        if (code->instructions[target + i].control == CONTROL_TABLE)
            return i != 0 || from + 2 != target;
    return false;
}

static void gate_transfer(struct object_gate *gate, const struct object_code *code,
                          const struct object_functions *functions, size_t index)
{
    const struct object_section *section = &gate->object->sections[code->section];
    const struct object_instruction *from = &code->instructions[index];
    const struct object_symbol *here = object_function_at(functions, from->offset);
    const uint8_t *bytes = section->bytes + from->offset;
    if (here == NULL) {
        bool padding = bytes[0] == 0x90 || bytes[0] == 0x0f || bytes[0] == 0x66 || bytes[0] == 0x2e;
        if (from->control != CONTROL_NEXT || from->stack != 0 || !padding)
            object_finding(gate, section, from->offset, "code outside of all functions");
        return;
    }
    if (from->control == CONTROL_TABLE &&
        object_function_at(functions, object_table_call_start(from)) != here)
        object_finding(gate, section, from->offset, "a call whose comparison is elsewhere");
    if (from->control == CONTROL_CALL) {
        const struct object_symbol *named = &gate->object->symbols[from->symbol];
        if (from->target == OBJECT_NO_TARGET && from->symbol != 0 && named->section == 0 &&
            object_import_find(named->name) != NULL)
            return; /* gate_undefined has judged it */
        const struct object_symbol *callee = object_function_at(functions, from->target);
        if (callee == NULL || callee->value != from->target)
            object_finding(gate, section, from->offset,
                           "a call to nothing that is a function of the component or an import");
    } else if (from->control == CONTROL_JUMP || from->control == CONTROL_BRANCH) {
        if (object_function_at(functions, from->target) != here)
            object_finding(gate, section, from->offset, "a jump out of the function %s",
                           here->name);
        else if (object_instruction_at(code, from->target) == code->count)
            object_finding(gate, section, from->offset, "a jump into the middle of an instruction");
        else if (skips_comparison(code, index, object_instruction_at(code, from->target)))
            object_finding(gate, section, from->offset,
                           "a jump past the comparison in front of a call through a table");
    }
}

static void gate_functions(struct object_gate *gate, const struct object_code *code,
                           const struct object_functions *functions)
{
    const struct object_section *section = &gate->object->sections[code->section];
    for (size_t i = 0; i < functions->count; i++) {
        const struct object_symbol *function = functions->items[i];
        uint64_t end = function->value + function->size;
        if (function->size == 0 || object_instruction_at(code, function->value) == code->count ||
            (end != section->size && object_instruction_at(code, end) == code->count))
            object_finding(gate, section, function->value, "function %s is not whole instructions",
                           function->name);
        if (i + 1 < functions->count && functions->items[i + 1]->value < end)
            object_finding(gate, section, function->value, "function %s overlaps %s",
                           function->name, functions->items[i + 1]->name);
    }
}

void object_gate_code(struct object_gate *gate)
{
    object_decode(gate->object, gate_instruction, gate);
    for (size_t c = 0; c < gate->object->code_count; c++) {
        const struct object_code *code = &gate->object->code[c];
        struct object_functions functions = object_functions(gate->object, code->section);
        gate_functions(gate, code, &functions);
        for (size_t i = 0; i < code->count; i++)
            gate_transfer(gate, code, &functions, i);
        free(functions.items);
    }
}
