/* object.c - reading ELF. Nothing is believed: sizes, links and names are checked here once, so
 * that the readers of `struct object` need not. */
#include "object.h"
#include "host.h"

#include <elf.h>
#include <stdlib.h>
#include <string.h>

#define SECTIONS_MAX 4096

struct reader {
    const char *bytes;
    size_t size;
    const Elf64_Ehdr *header;
    const Elf64_Shdr *sections;
    struct object *object;
    uint32_t symbol_section; /* 0: none */
    const char *why;
};

static bool fail(struct reader *reader, const char *why)
{
    if (reader->why == NULL)
        reader->why = why;
    return false;
}

static bool inside(const struct reader *reader, uint64_t offset, uint64_t size)
{
    return offset <= reader->size && size <= reader->size - offset;
}

/* A string of a string table, if it ends inside. */
static const char *string_at(struct reader *reader, uint32_t table, uint64_t offset)
{
    if (table >= reader->header->e_shnum || reader->sections[table].sh_type != SHT_STRTAB) {
        fail(reader, "a string table is missing");
        return "";
    }
    const Elf64_Shdr *strings = &reader->sections[table];
    const char *start = reader->bytes + strings->sh_offset;
    if (offset >= strings->sh_size ||
        memchr(start + offset, '\0', strings->sh_size - offset) == NULL) {
        fail(reader, "a name lies outside its string table");
        return "";
    }
    return start + offset;
}

static bool read_header(struct reader *reader)
{
    const Elf64_Ehdr *header = (const void *)reader->bytes;
    if (reader->size < sizeof *header || memcmp(header->e_ident, ELFMAG, SELFMAG) != 0 ||
        header->e_ident[EI_CLASS] != ELFCLASS64 || header->e_ident[EI_DATA] != ELFDATA2LSB ||
        header->e_type != ET_REL || header->e_machine != EM_X86_64)
        return fail(reader, "not a relocatable x86-64 object");
    if (header->e_shentsize != sizeof(Elf64_Shdr) || header->e_shnum == 0 ||
        header->e_shnum > SECTIONS_MAX || header->e_shoff % 8 != 0 ||
        !inside(reader, header->e_shoff, header->e_shnum * sizeof(Elf64_Shdr)))
        return fail(reader, "the section table is not in the file");
    if (header->e_phnum != 0)
        return fail(reader, "an object has no program headers");
    reader->header = header;
    reader->sections = (const void *)(reader->bytes + header->e_shoff);
    for (uint32_t i = 1; i < header->e_shnum; i++)
        if (reader->sections[i].sh_type != SHT_NOBITS &&
            !inside(reader, reader->sections[i].sh_offset, reader->sections[i].sh_size))
            return fail(reader, "a section is not in the file");
    return true;
}

static bool read_sections(struct reader *reader)
{
    struct object *object = reader->object;
    object->section_count = reader->header->e_shnum;
    object->sections = host_allocate(object->section_count * sizeof object->sections[0]);
    object->sections[0].name = "";
    for (uint32_t i = 1; i < object->section_count; i++) {
        const Elf64_Shdr *from = &reader->sections[i];
        struct object_section *to = &object->sections[i];
        to->name = string_at(reader, reader->header->e_shstrndx, from->sh_name);
        to->type = from->sh_type;
        to->flags = from->sh_flags;
        to->size = from->sh_size;
        if (from->sh_type != SHT_NOBITS)
            to->bytes = (const uint8_t *)reader->bytes + from->sh_offset;
        if (from->sh_type == SHT_SYMTAB) {
            if (reader->symbol_section != 0)
                return fail(reader, "there are two symbol tables");
            reader->symbol_section = i;
        }
    }
    return reader->why == NULL;
}

static bool read_symbols(struct reader *reader)
{
    if (reader->symbol_section == 0)
        return fail(reader, "there is no symbol table");
    const Elf64_Shdr *table = &reader->sections[reader->symbol_section];
    if (table->sh_entsize != sizeof(Elf64_Sym) || table->sh_offset % 8 != 0)
        return fail(reader, "the symbol table is malformed");
    const Elf64_Sym *symbols = (const void *)(reader->bytes + table->sh_offset);
    struct object *object = reader->object;
    object->symbol_count = table->sh_size / sizeof *symbols;
    object->symbols = host_allocate(object->symbol_count * sizeof object->symbols[0]);
    for (size_t i = 0; i < object->symbol_count; i++) {
        struct object_symbol *to = &object->symbols[i];
        to->name = string_at(reader, table->sh_link, symbols[i].st_name);
        to->binding = ELF64_ST_BIND(symbols[i].st_info);
        to->type = ELF64_ST_TYPE(symbols[i].st_info);
        to->value = symbols[i].st_value;
        to->size = symbols[i].st_size;
        uint16_t section = symbols[i].st_shndx;
        to->section = section == SHN_ABS      ? OBJECT_ABSOLUTE
                      : section == SHN_COMMON ? OBJECT_COMMON
                                              : section;
        if (section < object->section_count) {
            uint64_t size = object->sections[section].size;
            if (section != 0 && (to->value > size || to->size > size - to->value))
                return fail(reader, "a symbol lies outside its section");
        } else if (section != SHN_ABS && section != SHN_COMMON) {
            return fail(reader, "a symbol is in no section");
        }
    }
    return reader->why == NULL;
}

static int relocation_order(const void *left, const void *right)
{
    const struct object_relocation *a = left, *b = right;
    return (a->offset > b->offset) - (a->offset < b->offset);
}

static bool read_relocations(struct reader *reader, const Elf64_Shdr *table)
{
    struct object *object = reader->object;
    if (table->sh_entsize != sizeof(Elf64_Rela) || table->sh_offset % 8 != 0 ||
        table->sh_link != reader->symbol_section || table->sh_info == 0 ||
        table->sh_info >= object->section_count)
        return fail(reader, "a relocation table is malformed");
    struct object_section *section = &object->sections[table->sh_info];
    if (section->relocations != NULL)
        return fail(reader, "a section has two relocation tables");
    const Elf64_Rela *from = (const void *)(reader->bytes + table->sh_offset);
    section->relocation_count = table->sh_size / sizeof *from;
    section->relocations =
        host_allocate(section->relocation_count * sizeof(section->relocations[0]));
    for (size_t i = 0; i < section->relocation_count; i++) {
        struct object_relocation *to = &section->relocations[i];
        *to = (struct object_relocation){.offset = from[i].r_offset,
                                         .type = ELF64_R_TYPE(from[i].r_info),
                                         .symbol = (uint32_t)ELF64_R_SYM(from[i].r_info),
                                         .addend = from[i].r_addend};
        if (to->symbol >= object->symbol_count || to->offset >= section->size)
            return fail(reader, "a relocation is outside its section or of no symbol");
    }
    qsort(section->relocations, section->relocation_count, sizeof section->relocations[0],
          relocation_order);
    return true;
}

struct object *object_read(const char *bytes, size_t size, const char **why)
{
    struct object *object = host_allocate(sizeof *object);
    struct reader reader = {.bytes = bytes, .size = size, .object = object};
    bool good = read_header(&reader) && read_sections(&reader) && read_symbols(&reader);
    for (uint32_t i = 1; good && i < object->section_count; i++)
        if (reader.sections[i].sh_type == SHT_RELA)
            good = read_relocations(&reader, &reader.sections[i]);
        else if (reader.sections[i].sh_type == SHT_REL)
            good = fail(&reader, "relocations without addends");
    *why = reader.why;
    if (good)
        return object;
    object_free(object);
    return NULL;
}

void object_free(struct object *object)
{
    if (object == NULL)
        return;
    for (size_t i = 0; i < object->section_count; i++)
        free(object->sections[i].relocations);
    for (size_t i = 0; i < object->code_count; i++)
        free(object->code[i].instructions);
    free(object->code);
    free(object->sections);
    free(object->symbols);
    free(object);
}

const struct object_section *object_find(const struct object *object, const char *name)
{
    for (size_t i = 1; i < object->section_count; i++)
        if (strcmp(object->sections[i].name, name) == 0)
            return &object->sections[i];
    return NULL;
}

const struct object_relocation *object_relocation_in(const struct object_section *section,
                                                     uint64_t from, uint64_t to)
{
    size_t low = 0, high = section->relocation_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (section->relocations[middle].offset < from)
            low = middle + 1;
        else
            high = middle;
    }
    return low < section->relocation_count && section->relocations[low].offset < to
               ? &section->relocations[low]
               : NULL;
}

bool object_is_code(const struct object_section *section)
{
    return (section->flags & SHF_EXECINSTR) != 0;
}

bool object_points_to(const struct object *object, const struct object_relocation *relocation,
                      uint32_t *section, uint64_t *offset)
{
    const struct object_symbol *symbol = &object->symbols[relocation->symbol];
    if (symbol->section == 0 || symbol->section >= object->section_count)
        return false;
    *section = symbol->section;
    *offset = symbol->value + (uint64_t)relocation->addend;
    return true;
}

static int symbol_order(const void *left, const void *right)
{
    const struct object_symbol *const *a = left, *const *b = right;
    return ((*a)->value > (*b)->value) - ((*a)->value < (*b)->value);
}

/* Assembly seldom says where its functions end: one without type and size goes on to the next. */
static bool is_untyped_function(const struct object_symbol *symbol)
{
    return symbol->type == STT_NOTYPE && symbol->binding == STB_GLOBAL && symbol->size == 0;
}

struct object_functions object_functions(const struct object *object, uint32_t section)
{
    struct object_functions list = {0};
    list.items = host_allocate((object->symbol_count + 1) * sizeof list.items[0]);
    for (size_t i = 1; i < object->symbol_count; i++) {
        const struct object_symbol *symbol = &object->symbols[i];
        if (symbol->section == section && (symbol->type == STT_FUNC || is_untyped_function(symbol)))
            list.items[list.count++] = symbol;
    }
    qsort(list.items, list.count, sizeof list.items[0], symbol_order);
    uint64_t end = object->sections[section].size; /* where the next one begins */
    for (size_t i = list.count; i-- > 0;) {
        if (i + 1 < list.count && list.items[i + 1]->value > list.items[i]->value)
            end = list.items[i + 1]->value;
        if (!is_untyped_function(list.items[i]))
            continue;
        struct object_symbol *sized = host_allocate(sizeof *sized);
        *sized = *list.items[i];
        sized->size = end - sized->value;
        list.items[i] = sized;
    }
    return list;
}

const struct object_symbol *object_function_at(const struct object_functions *list, uint64_t offset)
{
    size_t low = 0, high = list->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (list->items[middle]->value <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return NULL;
    const struct object_symbol *function = list->items[low - 1];
    return offset - function->value < function->size ? function : NULL;
}

size_t object_instruction_at(const struct object_code *code, uint64_t offset)
{
    size_t low = 0, high = code->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (code->instructions[middle].offset < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low < code->count && code->instructions[low].offset == offset ? low : code->count;
}
