/* object.h - a relocatable x86-64 object, read with distrust: every offset is checked before it is
 * followed. The object gate, the stack bound, the line table and the linker all read this. */
#ifndef CHECKER_OBJECT_H
#define CHECKER_OBJECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct object_relocation {
    uint64_t offset;
    uint32_t type;
    uint32_t symbol; /* index */
    int64_t addend;
};

struct object_section {
    const char *name;
    uint32_t type;
    uint64_t flags;
    uint64_t size;
    const uint8_t *bytes;                  /* NULL: zeroes, or nothing */
    struct object_relocation *relocations; /* sorted by offset */
    size_t relocation_count;
};

struct object_symbol {
    const char *name;
    uint8_t binding, type;
    uint32_t section; /* index; 0: undefined; OBJECT_ABSOLUTE, OBJECT_COMMON */
    uint64_t value, size;
};
#define OBJECT_ABSOLUTE UINT32_MAX
#define OBJECT_COMMON   (UINT32_MAX - 1)

/* What control does after an instruction. */
enum object_control {
    CONTROL_NEXT,   /* goes on                                              */
    CONTROL_CALL,   /* comes back, from `symbol` or `target`                */
    CONTROL_JUMP,   /* goes to `target`                                     */
    CONTROL_BRANCH, /* goes to `target` or on                               */
    CONTROL_RETURN,
    CONTROL_TABLE,  /* a call of a function with this `type`, or a trap     */
    CONTROL_TRAP,   /* ends                                                 */
    CONTROL_UNKNOWN /* an indirect call or jump, or bytes that are no code  */
};

#define OBJECT_NO_TARGET      UINT64_MAX
#define OBJECT_STACK_REPLACED INT32_MIN /* another stack pointer is loaded */

struct object_instruction {
    uint64_t offset;
    uint64_t target; /* in the same section, or OBJECT_NO_TARGET */
    uint32_t symbol; /* call through a relocation: whose, or 0   */
    int32_t stack;   /* bytes that it pushes; negative: pops; or OBJECT_STACK_REPLACED */
    uint8_t length;
    uint8_t control; /* enum object_control */
    uint32_t type;   /* CONTROL_TABLE: what object_function_type says of those that it may call */
};

struct object_code {
    uint32_t section;
    struct object_instruction *instructions;
    size_t count;
};

struct object {
    struct object_section *sections;
    size_t section_count;
    struct object_symbol *symbols;
    size_t symbol_count;
    struct object_code *code; /* of each executable section; object_decode fills it */
    size_t code_count;
};

/* NULL, and *why, when the bytes are no well-formed object. It points into `bytes`. */
struct object *object_read(const char *bytes, size_t size, const char **why);
void object_free(struct object *object);

/* The section of this name, or NULL. */
const struct object_section *object_find(const struct object *object, const char *name);

/* The relocation at this offset of a section, or NULL. */
const struct object_relocation *object_relocation_in(const struct object_section *section,
                                                     uint64_t from, uint64_t to);

bool object_is_code(const struct object_section *section);

/* The section and offset that a relocation against a defined symbol points to; false if undefined.
 */
bool object_points_to(const struct object *object, const struct object_relocation *relocation,
                      uint32_t *section, uint64_t *offset);

/* Decode all executable sections. Each instruction's text goes to `see`, which may be NULL. */
struct object_text {
    const struct object *object;
    const struct object_section *section;
    const struct object_instruction *instruction;
    const char *text; /* mnemonic, tab, operands; "" for bytes that are no code */
};
void object_decode(struct object *object,
                   void (*see)(void *context, const struct object_text *text), void *context);

/* The functions of a section, by address. */
struct object_functions {
    const struct object_symbol **items;
    size_t count;
};
struct object_functions object_functions(const struct object *object, uint32_t section);
const struct object_symbol *object_function_at(const struct object_functions *list,
                                               uint64_t offset);

/* Does a function that may stand in a table start at this offset? Then its type. */
bool object_function_type(const struct object_section *section, uint64_t offset, uint32_t *type);

/* Is the last of so many instructions of a section a call through a table? Then whom it may call.
 */
bool object_is_table_call(const struct object_section *section,
                          const struct object_instruction *last, size_t count, uint32_t *type);

/* A call through a table is a sequence of instructions, from the comparison of the types on. */
#define OBJECT_TABLE_CALL_STEPS 5
uint64_t object_table_call_start(const struct object_instruction *call);

/* Index of the instruction that starts at this offset, code->count if none does. */
size_t object_instruction_at(const struct object_code *code, uint64_t offset);

#endif
