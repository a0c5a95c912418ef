/* object_gate.c - sections, symbols and relocations of data; object_code.c judges the instructions.
 */
#include "object_gate.h"
#include "checker.h"

#include <elf.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FINDINGS_MAX 50 /* shown; there is no need to read all of them */

/* Not in <elf.h>. */
#define SHT_LLVM_ADDRSIG 0x6fff4c03

struct place object_place(const struct object_gate *gate, const struct object_section *section,
                          uint64_t offset)
{
    struct place place = {.file = gate->file};
    if (gate->lines == NULL || strcmp(section->name, ".text") != 0)
        return place;
    const struct line_row *row = lines_find(gate->lines, offset);
    if (row != NULL && row->line != 0)
        place = (struct place){gate->lines->files[row->file], row->line, row->column};
    return place;
}

void object_finding(struct object_gate *gate, const struct object_section *section, uint64_t offset,
                    const char *format, ...)
{
    if (gate->reported >= FINDINGS_MAX)
        return;
    char *text = NULL;
    va_list arguments;
    va_start(arguments, format);
    if (vasprintf(&text, format, arguments) < 0)
        abort();
    va_end(arguments);
    struct place place = {.file = gate->file};
    bool said;
    if (section != NULL)
        said = rule_error(gate->all, object_place(gate, section, offset), "object", "%s+0x%llx: %s",
                          section->name, (unsigned long long)offset, text);
    else
        said = rule_error(gate->all, place, "object", "%s", text);
    gate->reported += said;
    free(text);
}

/* ---- Sections ----------------------------------------------------------------------------------
 */

struct section_rule {
    const char *name; /* a trailing '*' stands for any rest */
    uint32_t type;
    uint64_t flags; /* exactly these, merging and strings aside */
};

static const struct section_rule section_rules[] = {
    {".text", SHT_PROGBITS, SHF_ALLOC | SHF_EXECINSTR},
    {".rodata", SHT_PROGBITS, SHF_ALLOC},
    {".rodata.cst4", SHT_PROGBITS, SHF_ALLOC},
    {".rodata.cst8", SHT_PROGBITS, SHF_ALLOC},
    {".rodata.cst16", SHT_PROGBITS, SHF_ALLOC},
    {".rodata.cst32", SHT_PROGBITS, SHF_ALLOC},
    {".rodata.str1.1", SHT_PROGBITS, SHF_ALLOC},
    {".rodata.str1.16", SHT_PROGBITS, SHF_ALLOC},
    {".data", SHT_PROGBITS, SHF_ALLOC | SHF_WRITE},
    {".bss", SHT_NOBITS, SHF_ALLOC | SHF_WRITE},
    /* Not in the image. */
    {".comment", SHT_PROGBITS, 0},
    {".note.GNU-stack", SHT_PROGBITS, 0},
    {".llvm_addrsig", SHT_LLVM_ADDRSIG, 0},
    {".debug_*", SHT_PROGBITS, 0},
    {".symtab", SHT_SYMTAB, 0},
    {".strtab", SHT_STRTAB, 0},
    {".rela.*", SHT_RELA, SHF_INFO_LINK},
};

static bool name_matches(const char *pattern, const char *name)
{
    size_t size = strlen(pattern);
    if (pattern[size - 1] == '*')
        return strncmp(pattern, name, size - 1) == 0;
    return strcmp(pattern, name) == 0;
}

static bool section_allowed(const struct object_section *section)
{
    const uint64_t harmless = SHF_MERGE | SHF_STRINGS | SHF_EXCLUDE;
    for (size_t i = 0; i < sizeof section_rules / sizeof section_rules[0]; i++) {
        const struct section_rule *rule = &section_rules[i];
        if (name_matches(rule->name, section->name) && rule->type == section->type &&
            (section->flags & ~harmless) == rule->flags)
            return true;
    }
    return false;
}

static void gate_sections(struct object_gate *gate)
{
    const struct object *object = gate->object;
    unsigned texts = 0;
    for (size_t i = 1; i < object->section_count; i++) {
        const struct object_section *section = &object->sections[i];
        if (!section_allowed(section))
            object_finding(gate, NULL, 0, "section %s (type %u, flags 0x%llx) is not allowed",
                           section->name, section->type, (unsigned long long)section->flags);
        texts += strcmp(section->name, ".text") == 0;
    }
    if (texts != 1)
        object_finding(gate, NULL, 0, "there are %u text sections instead of one", texts);
}

/* ---- Symbols -----------------------------------------------------------------------------------
 */

/* The first use of an undefined symbol, for the user to look at. */
static struct place first_use(const struct object_gate *gate, size_t symbol)
{
    for (size_t i = 1; i < gate->object->section_count; i++) {
        const struct object_section *section = &gate->object->sections[i];
        if ((section->flags & SHF_ALLOC) == 0)
            continue;
        for (size_t r = 0; r < section->relocation_count; r++)
            if (section->relocations[r].symbol == symbol)
                return object_place(gate, section, section->relocations[r].offset);
    }
    return (struct place){.file = gate->file};
}

static void gate_undefined(struct object_gate *gate, size_t index)
{
    const struct object_symbol *symbol = &gate->object->symbols[index];
    const struct object_import *import = object_import_find(symbol->name);
    if (symbol->binding != STB_GLOBAL || symbol->type != STT_NOTYPE)
        object_finding(gate, NULL, 0, "undefined symbol %s is not plain", symbol->name);
    if (object_import_is_contract(gate->contracts, gate->contract_count, symbol->name))
        return;
    if (import == NULL)
        gate->reported += rule_error(gate->all, first_use(gate, index), "object",
                                     "undefined symbol %s is not on the import list", symbol->name);
    else if (!object_import_allowed(import, gate->component))
        gate->reported += rule_error(gate->all, first_use(gate, index), "service",
                                     "%s needs '%s', which the component file does not list",
                                     symbol->name, import->service);
}

static void gate_defined(struct object_gate *gate, const struct object_symbol *symbol)
{
    const char *name = symbol->name[0] != '\0' ? symbol->name : "(no name)";
    bool plain = symbol->type == STT_NOTYPE || symbol->type == STT_OBJECT ||
                 symbol->type == STT_FUNC || symbol->type == STT_SECTION;
    if (symbol->section == OBJECT_ABSOLUTE) {
        if (symbol->type != STT_FILE || symbol->binding != STB_LOCAL)
            object_finding(gate, NULL, 0, "absolute symbol %s", name);
        return;
    }
    if (symbol->section == OBJECT_COMMON)
        object_finding(gate, NULL, 0, "common symbol %s", name);
    else if (!plain)
        object_finding(gate, NULL, 0, "symbol %s is of kind %u", name, symbol->type);
    else if (symbol->binding == STB_GLOBAL) {
        if (strcmp(name, gate->entry) != 0 || symbol->type != STT_FUNC)
            object_finding(gate, NULL, 0, "symbol %s is visible from outside", name);
    } else if (symbol->binding != STB_LOCAL) {
        object_finding(gate, NULL, 0, "symbol %s is weak", name);
    }
}

static void gate_symbols(struct object_gate *gate)
{
    const struct object *object = gate->object;
    unsigned entries = 0;
    for (size_t i = 1; i < object->symbol_count; i++) {
        const struct object_symbol *symbol = &object->symbols[i];
        if (symbol->section == 0)
            gate_undefined(gate, i);
        else
            gate_defined(gate, symbol);
        entries += symbol->section != 0 && symbol->binding == STB_GLOBAL &&
                   strcmp(symbol->name, gate->entry) == 0;
    }
    if (entries != 1)
        object_finding(gate, NULL, 0, "%s is not defined", gate->entry);
}

/* ---- Relocations of data -----------------------------------------------------------------------
 */

/* The address of a function that calls through tables compare the type of. */
bool object_is_entry_of_table(const struct object *object, uint32_t section, uint64_t offset)
{
    uint32_t type;
    if (!object_is_code(&object->sections[section]) ||
        !object_function_type(&object->sections[section], offset, &type))
        return false;
    for (size_t i = 1; i < object->symbol_count; i++)
        if (object->symbols[i].section == section && object->symbols[i].type == STT_FUNC &&
            object->symbols[i].value == offset && object->symbols[i].binding == STB_LOCAL)
            return true;
    return false;
}

/* Constants may point to data and to functions that stand in tables, never to other code or to the
 * kernel. What can be written has no relocations at all: its bytes are its pristine copy. */
static void gate_data(struct object_gate *gate, const struct object_section *section)
{
    const struct object *object = gate->object;
    if ((section->flags & SHF_WRITE) != 0 && section->relocation_count != 0)
        object_finding(gate, section, section->relocations[0].offset,
                       "a variable that starts with an address");
    for (size_t i = 0; i < section->relocation_count; i++) {
        const struct object_relocation *relocation = &section->relocations[i];
        uint32_t target = 0;
        uint64_t offset = 0;
        if (relocation->type != R_X86_64_64 || section->size - relocation->offset < 8)
            object_finding(gate, section, relocation->offset, "relocation of type %u in data",
                           relocation->type);
        else if (!object_points_to(object, relocation, &target, &offset) ||
                 (object_is_code(&object->sections[target]) &&
                  !object_is_entry_of_table(object, target, offset)) ||
                 (object->sections[target].flags & SHF_ALLOC) == 0 ||
                 offset > object->sections[target].size)
            object_finding(gate, section, relocation->offset,
                           "data that points to %s, which is not data of the component",
                           object->symbols[relocation->symbol].name);
        if (i > 0 && relocation->offset < section->relocations[i - 1].offset + 8)
            object_finding(gate, section, relocation->offset, "overlapping relocations");
    }
}

void object_gate(struct object_gate *gate)
{
    gate_sections(gate);
    gate_symbols(gate);
    for (size_t i = 1; i < gate->object->section_count; i++) {
        const struct object_section *section = &gate->object->sections[i];
        if ((section->flags & SHF_ALLOC) != 0 && !object_is_code(section))
            gate_data(gate, section);
    }
    object_gate_code(gate);
}
