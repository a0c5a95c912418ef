/* compile_traps.c - each compiler trap says what was wrong, and each belongs to one line.
 *
 * clang either merges all traps of a kind in a function, and then none of them has a line, or keeps
 * them apart, and then numbers them instead of saying which kind they are (the number is the
 * operand of an instruction that is never executed to its end). The checker asks for the latter and
 * writes the kind back: the trap's line and column point at the operator that was checked. */
#include "check.h"
#include "source_text.h"

#include <stdlib.h>
#include <string.h>

/* As clang numbers its checks; the kernel decodes them. */
enum trap_kind { TRAP_DIVISION = 3, TRAP_FLOAT = 5, TRAP_BOUNDS = 18, TRAP_SHIFT = 20 };

/* The text of a line of a file, as it is in NAME.i, from this column on; NULL if it is not there.
 */
static const char *text_at(const struct source *source, const char *file, uint32_t line,
                           uint32_t column)
{
    struct line_marker marker = {.name = ""};
    unsigned now = 0;
    for (const char *at = source->text, *end; (end = strchr(at, '\n')) != NULL; at = end + 1) {
        if (line_marker_read(at, (size_t)(end - at) + 1, &marker)) {
            now = marker.line;
            continue;
        }
        if (now == line && strlen(file) == marker.name_size &&
            memcmp(file, marker.name, marker.name_size) == 0 && end > at)
            return column >= 1 && column <= (size_t)(end - at) ? at + column - 1 : NULL;
        now++;
    }
    return NULL;
}

static enum trap_kind kind_at(const struct check *check, uint64_t offset)
{
    const struct line_row *row = lines_find(check->lines, offset);
    if (row == NULL || row->line == 0)
        return TRAP_BOUNDS;
    const char *text =
        text_at(&check->source, check->lines->files[row->file], row->line, row->column);
    switch (text != NULL ? *text : ' ') {
    case '/':
    case '%': return TRAP_DIVISION;
    case '<':
    case '>': return TRAP_SHIFT;
    case '(': return check->component->has_float ? TRAP_FLOAT : TRAP_BOUNDS; /* a cast */
    default: return TRAP_BOUNDS;
    }
}

/* `ud1l NUMBER(%eax), %eax` is 67 0f b9, then 40 and one byte or 80 and four. */
static bool set_kind(const struct check *check, const struct object_section *text,
                     const struct object_instruction *instruction)
{
    char *bytes = check->object_bytes + ((const char *)text->bytes - check->object_bytes);
    char *at = bytes + instruction->offset;
    bool small = instruction->length == 5 && memcmp(at, "\x67\x0f\xb9\x40", 4) == 0;
    bool large = instruction->length == 8 && memcmp(at, "\x67\x0f\xb9\x80", 4) == 0;
    if (!small && !large)
        return false;
    memset(at + 4, 0, small ? 1 : 4);
    at[4] = (char)kind_at(check, instruction->offset);
    return true;
}

bool compile_name_traps(const struct check *check)
{
    bool changed = false;
    for (size_t c = 0; c < check->object->code_count; c++) {
        const struct object_code *code = &check->object->code[c];
        for (size_t i = 0; i < code->count; i++)
            if (code->instructions[i].control == CONTROL_TRAP)
                changed |= set_kind(check, &check->object->sections[code->section],
                                    &code->instructions[i]);
    }
    return changed;
}
