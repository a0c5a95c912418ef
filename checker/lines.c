/* lines.c - a reader of DWARF 4 line programs.
 *
 * The target flags fix the version, and the object is not linked yet, so the only relocations are
 * those of DW_LNE_set_address. Anything unexpected ends the reading; the rows so far stay. */
#include "lines.h"
#include "host.h"

#include <stdlib.h>
#include <string.h>

enum {
    DW_LNS_copy = 1,
    DW_LNS_advance_pc,
    DW_LNS_advance_line,
    DW_LNS_set_file,
    DW_LNS_set_column,
    DW_LNS_negate_stmt,
    DW_LNS_set_basic_block,
    DW_LNS_const_add_pc,
    DW_LNS_fixed_advance_pc
};
enum { DW_LNE_end_sequence = 1, DW_LNE_set_address = 2 };

struct cursor {
    const uint8_t *bytes;
    uint64_t at, end;
    bool bad;
};

struct program {
    const struct object *object;
    const struct object_section *section;
    struct line_list *list;
    struct cursor in;
    uint8_t minimum_length, line_range, opcode_base;
    int8_t line_base;
    uint8_t operands[256]; /* of the standard opcodes */
    /* The state machine. */
    uint64_t address;
    uint64_t file, line, column;
    bool in_text; /* its address is in .text */
};

static uint64_t take_fixed(struct cursor *in, unsigned size)
{
    if (in->end - in->at < size) {
        in->bad = true;
        in->at = in->end;
        return 0;
    }
    uint64_t value = 0;
    for (unsigned i = 0; i < size; i++)
        value |= (uint64_t)in->bytes[in->at + i] << (8 * i);
    in->at += size;
    return value;
}

static uint64_t take_unsigned(struct cursor *in)
{
    uint64_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
        uint64_t byte = take_fixed(in, 1);
        if (shift < 64)
            value |= (byte & 0x7f) << shift;
        if ((byte & 0x80) == 0 || in->bad)
            return value;
    }
}

static int64_t take_signed(struct cursor *in)
{
    uint64_t value = 0;
    for (unsigned shift = 0;;) {
        uint64_t byte = take_fixed(in, 1);
        if (shift < 64)
            value |= (byte & 0x7f) << shift;
        shift += 7;
        if ((byte & 0x80) != 0 && !in->bad)
            continue;
        if ((byte & 0x40) != 0 && shift < 64)
            value |= UINT64_MAX << shift;
        return (int64_t)value;
    }
}

static const char *take_string(struct cursor *in)
{
    const char *text = (const char *)in->bytes + in->at;
    const char *end = memchr(text, '\0', in->end - in->at);
    if (end == NULL) {
        in->bad = true;
        in->at = in->end;
        return "";
    }
    in->at += (uint64_t)(end - text) + 1;
    return text;
}

/* Folder names, then files: each is joined with its folder. Folder 0 is the compilation's own. */
static void read_files(struct program *program)
{
    struct line_list *list = program->list;
    struct host_list folders = {0};
    host_list_add(&folders, ".");
    for (const char *name; *(name = take_string(&program->in)) != '\0';)
        host_list_add(&folders, name);
    for (const char *name; *(name = take_string(&program->in)) != '\0';) {
        uint64_t folder = take_unsigned(&program->in);
        take_unsigned(&program->in); /* time */
        take_unsigned(&program->in); /* size */
        list->files = host_resize(list->files, list->file_count + 1, sizeof list->files[0]);
        list->files[list->file_count++] = folder == 0 || folder >= folders.count || name[0] == '/'
                                              ? host_format("%s", name)
                                              : host_format("%s/%s", folders.items[folder], name);
    }
    free(folders.items);
}

static bool read_header(struct program *program)
{
    struct cursor *in = &program->in;
    uint64_t size = take_fixed(in, 4);
    if (size > in->end - in->at)
        return false;
    in->end = in->at + size;
    if (take_fixed(in, 2) != 4)
        return false;
    uint64_t header_size = take_fixed(in, 4);
    uint64_t start = in->at + header_size;
    program->minimum_length = (uint8_t)take_fixed(in, 1);
    take_fixed(in, 1); /* operations per instruction: not a VLIW machine */
    take_fixed(in, 1); /* default is_stmt */
    program->line_base = (int8_t)take_fixed(in, 1);
    program->line_range = (uint8_t)take_fixed(in, 1);
    program->opcode_base = (uint8_t)take_fixed(in, 1);
    for (unsigned i = 1; i < program->opcode_base; i++)
        program->operands[i] = (uint8_t)take_fixed(in, 1);
    read_files(program);
    if (in->bad || program->line_range == 0 || program->opcode_base == 0 || start < in->at ||
        start > in->end)
        return false;
    in->at = start;
    return true;
}

static void add_row(struct program *program, bool ends)
{
    struct line_list *list = program->list;
    if (!program->in_text)
        return;
    bool known = !ends && program->file >= 1 && program->file <= list->file_count;
    struct line_row row = {.offset = program->address,
                           .file = known ? (uint32_t)program->file - 1 : 0,
                           .line = known ? (uint32_t)program->line : 0,
                           .column = (uint32_t)program->column};
    if ((list->row_count & (list->row_count + 1)) == 0)
        list->rows = host_resize(list->rows, 2 * (list->row_count + 1), sizeof list->rows[0]);
    list->rows[list->row_count++] = row;
}

static void start_sequence(struct program *program)
{
    program->address = 0;
    program->file = program->line = 1;
    program->column = 0;
    program->in_text = false;
}

static void set_address(struct program *program)
{
    const struct object *object = program->object;
    const struct object_relocation *relocation =
        object_relocation_in(program->section, program->in.at, program->in.at + 1);
    uint32_t section = 0;
    uint64_t offset = 0;
    program->in_text = relocation != NULL &&
                       object_points_to(object, relocation, &section, &offset) &&
                       strcmp(object->sections[section].name, ".text") == 0;
    program->address = offset;
}

static void run_extended(struct program *program)
{
    struct cursor *in = &program->in;
    uint64_t size = take_unsigned(in);
    if (size == 0 || size > in->end - in->at) {
        in->bad = true;
        return;
    }
    uint64_t next = in->at + size;
    switch (take_fixed(in, 1)) {
    case DW_LNE_end_sequence:
        add_row(program, true);
        start_sequence(program);
        break;
    case DW_LNE_set_address: set_address(program); break;
    default: break;
    }
    in->at = next;
}

static void run_special(struct program *program, unsigned opcode)
{
    unsigned step = opcode - program->opcode_base;
    program->address += (uint64_t)(step / program->line_range) * program->minimum_length;
    program->line += (uint64_t)(int64_t)(program->line_base + (int)(step % program->line_range));
    add_row(program, false);
}

static void run_standard(struct program *program, unsigned opcode)
{
    struct cursor *in = &program->in;
    switch (opcode) {
    case DW_LNS_copy: add_row(program, false); break;
    case DW_LNS_advance_pc: program->address += take_unsigned(in) * program->minimum_length; break;
    case DW_LNS_advance_line: program->line += (uint64_t)take_signed(in); break;
    case DW_LNS_set_file: program->file = take_unsigned(in); break;
    case DW_LNS_set_column: program->column = take_unsigned(in); break;
    case DW_LNS_const_add_pc:
        program->address += (uint64_t)((255u - program->opcode_base) / program->line_range) *
                            program->minimum_length;
        break;
    case DW_LNS_fixed_advance_pc: program->address += take_fixed(in, 2); break;
    default: /* no effect on what is kept */
        for (unsigned i = 0; i < program->operands[opcode]; i++)
            take_unsigned(in);
    }
}

static void run(struct program *program)
{
    struct cursor *in = &program->in;
    start_sequence(program);
    while (in->at < in->end && !in->bad) {
        unsigned opcode = (unsigned)take_fixed(in, 1);
        if (opcode == 0)
            run_extended(program);
        else if (opcode >= program->opcode_base)
            run_special(program, opcode);
        else
            run_standard(program, opcode);
    }
}

static int row_order(const void *left, const void *right)
{
    const struct line_row *a = left, *b = right;
    return (a->offset > b->offset) - (a->offset < b->offset);
}

/* Of rows at one offset the last one holds; rows that say what the one before says go. qsort is not
 * stable, so the rows of a sequence are first known to ascend. */
static void tidy(struct line_list *list)
{
    for (size_t i = 1; i < list->row_count; i++)
        if (list->rows[i].offset < list->rows[i - 1].offset) {
            qsort(list->rows, list->row_count, sizeof list->rows[0], row_order);
            break;
        }
    size_t kept = 0;
    for (size_t i = 0; i < list->row_count; i++) {
        if (i + 1 < list->row_count && list->rows[i + 1].offset == list->rows[i].offset)
            continue;
        list->rows[kept++] = list->rows[i];
    }
    list->row_count = kept;
}

struct line_list *lines_read(const struct object *object)
{
    struct line_list *list = host_allocate(sizeof *list);
    struct program program = {
        .object = object, .section = object_find(object, ".debug_line"), .list = list};
    if (program.section == NULL || program.section->bytes == NULL)
        return list;
    program.in = (struct cursor){program.section->bytes, 0, program.section->size, false};
    if (read_header(&program))
        run(&program);
    tidy(list);
    return list;
}

void lines_free(struct line_list *lines)
{
    if (lines == NULL)
        return;
    free(lines->files);
    free(lines->rows);
    free(lines);
}

const struct line_row *lines_find(const struct line_list *lines, uint64_t offset)
{
    size_t low = 0, high = lines->row_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (lines->rows[middle].offset <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low == 0 ? NULL : &lines->rows[low - 1];
}

/* Line 0 stays: the compiler made that code out of no line, or of several, and a report had better
 * say nothing than a wrong line. */
char *lines_text(const struct line_list *lines)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (out == NULL)
        abort();
    const struct line_row *last = NULL;
    for (size_t i = 0; i < lines->row_count; i++) {
        const struct line_row *row = &lines->rows[i];
        bool fits = row->line <= UINT16_MAX && row->file <= UINT16_MAX;
        if (last == NULL || last->file != row->file || last->line != row->line)
            fprintf(out, "    {%u, %u, %u},\n", (unsigned)row->offset, fits ? row->file : 0,
                    fits ? row->line : 0);
        last = row;
    }
    fclose(out);
    return text;
}
