/* llvm_gate.h - the LLVM-IR gate: a judge between the source and the machine code, who reads the
 * optimised bitcode that the object is made of and knows nothing of C.
 *
 * It works by allow-lists only: what it does not know it refuses. It cannot see who owns what; it
 * proves that the code makes no address of its own, reaches nothing by a constant one, calls only
 * its own functions and the kernel's by name, and asks the code generator for nothing but plain
 * code in plain sections. */
#ifndef CHECKER_LLVM_GATE_H
#define CHECKER_LLVM_GATE_H

#include <llvm-c/Core.h>

#include "../contracts/system/component.h"
#include "checker.h"

struct llvm_gate {
    LLVMContextRef context;
    LLVMModuleRef module;
    const char *file;  /* the bitcode's name, for places without a line */
    const char *entry; /* NAME_main */
    const struct component *component;
    const struct contract *const *contracts; /* whose numbers may be imported */
    size_t contract_count;
    struct diagnostics *all;
    unsigned reported;
    size_t functions, instructions;
    struct llvm_names *attributes, *metadata; /* by kind: on their lists? */
};

/* Judge gate->module. */
void llvm_gate(struct llvm_gate *gate);

/* One finding, at an instruction or global (NULL: the module). Too many are cut off, never all. */
void llvm_finding(struct llvm_gate *gate, LLVMValueRef at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* llvm_value.c: types, constants, and addresses as numbers. */
bool llvm_type_allowed(LLVMTypeRef type);
bool llvm_type_is_floating(LLVMTypeRef type); /* allowed only with `float;` */
void llvm_gate_operand(struct llvm_gate *gate, LLVMValueRef at, LLVMValueRef operand);
void llvm_gate_address(struct llvm_gate *gate, LLVMValueRef at, LLVMValueRef address);
void llvm_gate_initializer(struct llvm_gate *gate, LLVMValueRef global, LLVMValueRef constant);
bool llvm_may_be_in_table(LLVMValueRef function);
bool llvm_number_of_address_allowed(LLVMValueRef number);

/* llvm_names.c: the lists that go by name. */
struct llvm_names *llvm_attribute_names(void);
struct llvm_names *llvm_metadata_names(LLVMContextRef context);
bool llvm_names_have(const struct llvm_names *names, unsigned kind);
void llvm_names_free(struct llvm_names *names);
bool llvm_intrinsic_allowed(const char *name);
bool llvm_attribute_text_allowed(const char *key, size_t key_size, const char *value,
                                 size_t value_size, bool has_float);
bool llvm_module_flag_allowed(const char *key, size_t size);
void llvm_gate_attributes(struct llvm_gate *gate, LLVMValueRef at, const LLVMAttributeRef *items,
                          size_t count);

/* llvm_code.c: instructions. */
void llvm_gate_code(struct llvm_gate *gate, LLVMValueRef function);

#endif
