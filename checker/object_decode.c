/* object_decode.c - machine code to instructions, by libLLVM's disassembler.
 *
 * Control transfers are recognised by their bytes, not by the disassembler's text: only the plain
 * encodings count, so a prefix that one processor honours and another ignores makes the instruction
 * CONTROL_UNKNOWN. A field that a relocation will fill is decoded twice with different contents; if
 * that changes anything but a number, the relocation would rewrite the instruction itself, and it
 * is CONTROL_UNKNOWN too. */
#include "object.h"
#include "host.h"

#include <ctype.h>
#include <elf.h>
#include <llvm-c/Disassembler.h>
#include <llvm-c/Target.h>
#include <stdlib.h>
#include <string.h>

#define LONGEST   15  /* bytes of an x86 instruction    */
#define TEXT_SIZE 256 /* of one instruction, in letters */

struct decoder {
    struct object *object;
    const struct object_section *section;
    LLVMDisasmContextRef disassembler;
    void (*see)(void *context, const struct object_text *text);
    void *context;
    char text[TEXT_SIZE];
};

/* Decode the bytes at `offset` with the fields of relocations filled with `pattern`. */
static size_t decode_patched(struct decoder *decoder, uint64_t offset, uint32_t pattern, char *text)
{
    const struct object_section *section = decoder->section;
    uint8_t bytes[LONGEST];
    uint64_t left = section->size - offset;
    size_t size = left < LONGEST ? (size_t)left : LONGEST;
    memcpy(bytes, section->bytes + offset, size);
    uint64_t at = offset;
    const struct object_relocation *relocation;
    while ((relocation = object_relocation_in(section, at, offset + size)) != NULL) {
        size_t place = (size_t)(relocation->offset - offset);
        for (size_t i = 0; i < 4 && place + i < size; i++)
            bytes[place + i] = (uint8_t)(pattern >> (8 * i));
        at = relocation->offset + 1;
    }
    text[0] = '\0';
    size_t length = LLVMDisasmInstruction(decoder->disassembler, bytes, size, 0, text, TEXT_SIZE);
    while (isspace((unsigned char)text[0]))
        memmove(text, text + 1, strlen(text));
    return length;
}

/* Equal but for numbers? Digits in a name (%r8) count. */
static bool same_shape(const char *a, const char *b)
{
    char before = ' ';
    for (;;) {
        if (!isalnum((unsigned char)before)) {
            a += strspn(a, "-0123456789");
            b += strspn(b, "-0123456789");
        }
        if (*a != *b)
            return false;
        if (*a == '\0')
            return true;
        before = *a++;
        b++;
    }
}

/* The relocated fields must lie wholly in the instruction, behind its first byte, apart. */
static bool fields_are_fields(struct decoder *decoder, uint64_t offset, size_t length)
{
    const struct object_section *section = decoder->section;
    uint64_t at = offset;
    bool any = false;
    const struct object_relocation *relocation;
    while ((relocation = object_relocation_in(section, at, offset + length)) != NULL) {
        if (relocation->offset == offset || relocation->offset + 4 > offset + length ||
            (any && relocation->offset < at + 3))
            return false;
        any = true;
        at = relocation->offset + 1;
    }
    if (!any)
        return true;
    char other[TEXT_SIZE];
    return decode_patched(decoder, offset, 0x55667788, other) == length &&
           same_shape(decoder->text, other);
}

static int32_t displacement(const uint8_t *bytes)
{
    return (int32_t)((uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
                     (uint32_t)bytes[3] << 24);
}

static bool is_trap(const uint8_t *bytes, size_t length)
{
    if (length == 2)
        return bytes[0] == 0x0f && bytes[1] == 0x0b;                                /* ud2 */
    return length >= 4 && bytes[0] == 0x67 && bytes[1] == 0x0f && bytes[2] == 0xb9; /* ud1l */
}

static void set_target(const struct decoder *decoder, struct object_instruction *instruction,
                       size_t field)
{
    const struct object_section *section = decoder->section;
    const uint8_t *bytes = section->bytes + instruction->offset;
    const struct object_relocation *relocation = object_relocation_in(
        section, instruction->offset, instruction->offset + instruction->length);
    if (relocation != NULL) {
        uint32_t at;
        uint64_t target;
        instruction->symbol = relocation->symbol;
        if ((relocation->type == R_X86_64_PLT32 || relocation->type == R_X86_64_PC32) &&
            object_points_to(decoder->object, relocation, &at, &target) &&
            &decoder->object->sections[at] == section)
            instruction->target = target + 4;
        return;
    }
    int64_t distance =
        field + 4 == instruction->length ? displacement(bytes + field) : (int8_t)bytes[field];
    instruction->target = instruction->offset + instruction->length + (uint64_t)distance;
}

/* Calls, jumps and returns have exactly these encodings. Anything else whose mnemonic transfers
 * control is unknown. */
static void set_control(const struct decoder *decoder, struct object_instruction *instruction)
{
    const uint8_t *bytes = decoder->section->bytes + instruction->offset;
    const char *text = decoder->text;
    size_t length = instruction->length;
    instruction->control = CONTROL_NEXT;
    instruction->target = OBJECT_NO_TARGET;
    if (bytes[0] == 0xe8 && length == 5) {
        instruction->control = CONTROL_CALL;
        set_target(decoder, instruction, 1);
    } else if ((bytes[0] == 0xe9 && length == 5) || (bytes[0] == 0xeb && length == 2)) {
        instruction->control = CONTROL_JUMP;
        set_target(decoder, instruction, 1);
    } else if ((bytes[0] & 0xf0) == 0x70 && length == 2) {
        instruction->control = CONTROL_BRANCH;
        set_target(decoder, instruction, 1);
    } else if (bytes[0] == 0x0f && (bytes[1] & 0xf0) == 0x80 && length == 6) {
        instruction->control = CONTROL_BRANCH;
        set_target(decoder, instruction, 2);
    } else if (bytes[0] == 0xc3 && length == 1) {
        instruction->control = CONTROL_RETURN;
    } else if (is_trap(bytes, length)) {
        instruction->control = CONTROL_TRAP;
    } else if (text[0] == 'j' || text[0] == '\0' || strstr(text, "call") != NULL ||
               strstr(text, "ret") != NULL || strstr(text, "loop") != NULL) {
        instruction->control = CONTROL_UNKNOWN;
    }
}

/* What plain pushes and adjustments do to the stack pointer. Other instructions that write it are
 * for the gate to refuse. */
static int32_t stack_change(const char *text)
{
    if (strncmp(text, "pushq\t", 6) == 0)
        return 8;
    if (strncmp(text, "popq\t", 5) == 0)
        return -8;
    char *end;
    if (strncmp(text, "subq\t$", 6) == 0 || strncmp(text, "addq\t$", 6) == 0) {
        long amount = strtol(text + 6, &end, 10);
        if (strcmp(end, ", %rsp") == 0)
            return (int32_t)(text[0] == 's' ? amount : -amount);
    } else if (strncmp(text, "leaq\t", 5) == 0) {
        long amount = strtol(text + 5, &end, 10);
        if (strcmp(end, "(%rsp), %rsp") == 0)
            return (int32_t)-amount;
    } else if (strncmp(text, "movq\t", 5) == 0) {
        size_t size = strlen(text);
        if (size > 11 && strcmp(text + size - 6, ", %rsp") == 0)
            return OBJECT_STACK_REPLACED;
    }
    return 0;
}

static void decode_section(struct decoder *decoder, struct object_code *code)
{
    const struct object_section *section = decoder->section;
    size_t room = (size_t)section->size / 3 + 16;
    code->instructions = host_resize(NULL, room, sizeof code->instructions[0]);
    for (uint64_t offset = 0; offset < section->size;) {
        if (code->count == room) {
            room *= 2;
            code->instructions =
                host_resize(code->instructions, room, sizeof code->instructions[0]);
        }
        struct object_instruction *instruction = &code->instructions[code->count++];
        *instruction = (struct object_instruction){.offset = offset};
        size_t length = decode_patched(decoder, offset, 0x11223344, decoder->text);
        bool good = length != 0 && fields_are_fields(decoder, offset, length);
        instruction->length = (uint8_t)(length != 0 ? length : 1);
        if (!good)
            decoder->text[0] = '\0';
        set_control(decoder, instruction);
        instruction->stack = stack_change(decoder->text);
        if (good && object_is_table_call(section, instruction, code->count, &instruction->type))
            instruction->control = CONTROL_TABLE;
        if (!good)
            instruction->control = CONTROL_UNKNOWN;
        if (decoder->see != NULL) {
            struct object_text text = {decoder->object, section, instruction, decoder->text};
            decoder->see(decoder->context, &text);
        }
        offset += instruction->length;
    }
}

void object_decode(struct object *object,
                   void (*see)(void *context, const struct object_text *text), void *context)
{
    LLVMInitializeX86TargetInfo();
    LLVMInitializeX86TargetMC();
    LLVMInitializeX86Disassembler();
    struct decoder decoder = {.object = object, .see = see, .context = context};
    decoder.disassembler =
        LLVMCreateDisasmCPUFeatures("x86_64-unknown-none-elf", "x86-64", "", NULL, 0, NULL, NULL);
    if (decoder.disassembler == NULL)
        abort();
    for (size_t i = 0; i < object->code_count; i++)
        free(object->code[i].instructions);
    free(object->code);
    object->code_count = 0;
    object->code = host_allocate(object->section_count * sizeof object->code[0]);
    for (uint32_t i = 1; i < object->section_count; i++) {
        decoder.section = &object->sections[i];
        if (!object_is_code(decoder.section) || decoder.section->bytes == NULL)
            continue;
        struct object_code *code = &object->code[object->code_count++];
        code->section = i;
        decode_section(&decoder, code);
    }
    LLVMDisasmDispose(decoder.disassembler);
}
