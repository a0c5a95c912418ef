/* object_gate.h - the object gate: a second judge, who reads machine code and knows nothing of C.
 *
 * It works by allow-lists only. It cannot prove memory safety; it proves that the code contains no
 * instruction, section, symbol or transfer of control that a checked component has no use for, so
 * that a hole in the source rules does not open the processor. */
#ifndef CHECKER_OBJECT_GATE_H
#define CHECKER_OBJECT_GATE_H

#include "../contracts/system/component.h"
#include "lines.h"
#include "object.h"

struct object_gate {
    struct object *object;
    const char *file;  /* the object's name, for places without a line */
    const char *entry; /* NAME_main                                    */
    const struct component *component;
    const struct contract *const *contracts; /* whose numbers may be imported */
    size_t contract_count;
    const struct line_list *lines; /* may be NULL */
    struct diagnostics *all;
    unsigned reported;
};

/* Judge the object; decodes its code. */
void object_gate(struct object_gate *gate);

/* One finding, at a place in a section. Too many of them are cut off, but never all. */
void object_finding(struct object_gate *gate, const struct object_section *section, uint64_t offset,
                    const char *format, ...) __attribute__((format(printf, 4, 5)));
struct place object_place(const struct object_gate *gate, const struct object_section *section,
                          uint64_t offset);

bool object_is_entry_of_table(const struct object *object, uint32_t section, uint64_t offset);

/* object_code.c: instructions and what they refer to. */
void object_gate_code(struct object_gate *gate);

/* object_mnemonics.c */
bool object_mnemonic_allowed(const char *mnemonic, size_t size, bool has_float);
bool object_register_allowed(const char *name, size_t size, bool has_float);

/* object_imports.c */
struct object_import {
    const char *symbol;
    const char *service; /* that gives the right to it, NULL: every component has it */
};
const struct object_import *object_import_find(const char *symbol);
const struct object_import *object_import_at(size_t index); /* NULL past the last one */
bool object_import_allowed(const struct object_import *import, const struct component *component);
/* Does it go on in another component, which leaves nothing in the registers: DEED_SWITCHES? */
bool object_import_switches(const char *symbol);
/* Is it the number of one of these contracts? The link step gives those. */
bool object_import_is_contract(const struct contract *const *contracts, size_t count,
                               const char *symbol);

#endif
