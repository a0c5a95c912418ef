/* source_merge.c - one text of a component's sources, so that one unit is checked and one compiled.
 *
 * Each source was preprocessed alone: no macro of one changes another. A header of the component
 * that several include would define its structs again for each, so it stands in the text once, in
 * the first source that includes it; elsewhere its lines are left out and the line markers kept.
 * For that it must say the same, line by line, wherever it is included. (So no struct has two
 * layouts, and no function two meanings: whatever else the sources disagree about, clang sees in
 * one unit.)
 *
 * A line belongs to the file that it stands in. A file that one source includes several times, each
 * time with lines in it (a list between different macros), is no header of this kind: its lines
 * belong to the file that includes it. */
#include "source_merge.h"
#include "source_text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* A line that says something. */
struct own_line {
    const char *text;
    size_t size;
    unsigned number;
};

struct file {
    char *name;
    bool repeats;
    struct own_line *lines; /* what it says in the source that it was first met in */
    size_t line_count;
    size_t said_in; /* that source */
    bool is_said;
    /* In the source that is being read. */
    unsigned times; /* entered, and something said */
    struct own_line *now;
    size_t now_count;
};

struct merge {
    const struct source_part *parts;
    size_t count;
    struct diagnostics *all;
    struct file *files;
    size_t file_count;
};

/* Reading one part, line by line. */
struct reading {
    struct merge *merge;
    const struct source_part *part;
    size_t at;
    unsigned number; /* of the line in its file */
    size_t *stack;   /* files that have been entered; the source itself is the lowest */
    bool *has_said;  /* by place on the stack                                         */
    size_t depth;
    /* The line just read. */
    const char *line;
    size_t size;
    bool is_marker, turns; /* a marker that enters or leaves a file */
};

static size_t find_file(struct merge *merge, const char *name, size_t size)
{
    for (size_t i = 0; i < merge->file_count; i++)
        if (strlen(merge->files[i].name) == size && memcmp(merge->files[i].name, name, size) == 0)
            return i;
    merge->files = host_resize(merge->files, merge->file_count + 1, sizeof merge->files[0]);
    merge->files[merge->file_count] = (struct file){.name = host_format("%.*s", (int)size, name)};
    return merge->file_count++;
}

static void push(struct reading *r, size_t file)
{
    r->stack = host_resize(r->stack, r->depth + 1, sizeof r->stack[0]);
    r->has_said = host_resize(r->has_said, r->depth + 1, sizeof r->has_said[0]);
    r->stack[r->depth] = file;
    r->has_said[r->depth++] = false;
}

/* The line behind the include of the component header. */
static unsigned first_number(const struct source_part *part)
{
    struct line_marker marker = {.line = 1};
    size_t at = part->prefix_size;
    while (at > 1 && part->text[at - 2] != '\n')
        at--;
    if (at > 0)
        at--;
    line_marker_read(part->text + at, part->prefix_size - at, &marker);
    return marker.line;
}

static void reading_start(struct reading *r, struct merge *merge, const struct source_part *part)
{
    *r = (struct reading){
        .merge = merge, .part = part, .at = part->prefix_size, .number = first_number(part)};
    push(r, find_file(merge, part->file, strlen(part->file)));
}

static void reading_end(struct reading *r)
{
    free(r->stack);
    free(r->has_said);
}

static bool says_something(const struct reading *r)
{
    for (size_t i = 0; i < r->size; i++)
        if (!isspace((unsigned char)r->line[i]))
            return true;
    return false;
}

/* False: there is no further line. */
static bool read_line(struct reading *r)
{
    if (r->at >= r->part->size)
        return false;
    if (r->line != NULL && !r->is_marker)
        r->number++;
    r->line = r->part->text + r->at;
    const char *end = memchr(r->line, '\n', r->part->size - r->at);
    r->size = end != NULL ? (size_t)(end - r->line) + 1 : r->part->size - r->at;
    r->at += r->size;
    struct line_marker marker;
    r->is_marker = line_marker_read(r->line, r->size, &marker);
    r->turns = false;
    if (!r->is_marker)
        return true;
    r->number = marker.line;
    r->turns = marker.enters || marker.leaves;
    if (marker.enters)
        push(r, find_file(r->merge, marker.name, marker.name_size));
    else if (marker.leaves && r->depth > 1)
        r->depth--;
    return true;
}

/* Whose line it is. */
static struct file *owner(const struct reading *r)
{
    size_t at = r->depth - 1;
    while (at > 0 && r->merge->files[r->stack[at]].repeats)
        at--;
    return &r->merge->files[r->stack[at]];
}

/* Which files does this source enter more than once, and find something in them? */
static void find_repeated(struct merge *merge, const struct source_part *part)
{
    struct reading r;
    reading_start(&r, merge, part);
    for (size_t i = 0; i < merge->file_count; i++)
        merge->files[i].times = 0;
    while (read_line(&r)) {
        if (r.is_marker || !says_something(&r) || r.has_said[r.depth - 1])
            continue;
        r.has_said[r.depth - 1] = true;
        struct file *file = &merge->files[r.stack[r.depth - 1]];
        file->repeats = ++file->times > 1 || file->repeats;
    }
    reading_end(&r);
}

static void add_line(struct file *file, const struct reading *r)
{
    if ((file->now_count & (file->now_count - 1)) == 0)
        file->now = host_resize(file->now, file->now_count == 0 ? 1 : 2 * file->now_count,
                                sizeof file->now[0]);
    file->now[file->now_count++] = (struct own_line){r->line, r->size, r->number};
}

static bool same_line(const struct own_line *a, const struct own_line *b)
{
    return a->size == b->size && memcmp(a->text, b->text, a->size) == 0;
}

/* The file says something in this source, and said something in an earlier one. */
static void compare(const struct merge *merge, const struct file *file,
                    const struct source_part *part)
{
    size_t same = 0;
    while (same < file->now_count && same < file->line_count &&
           same_line(&file->now[same], &file->lines[same]))
        same++;
    if (same == file->now_count && same == file->line_count)
        return;
    const struct own_line *at =
        same < file->now_count ? &file->now[same] : &file->now[file->now_count - 1];
    if (rule_error(merge->all, (struct place){host_format("%s", file->name), at->number, 1}, "unit",
                   "this header does not say the same in %s as in %s", part->file,
                   merge->parts[file->said_in].file))
        diagnostic_note(merge->all, (struct place){0},
                        "a header means one thing in the whole component: define the macros that "
                        "it depends on in a header that it includes itself");
}

/* What each file says in this part: compared with before, or kept for later. */
static void learn(struct merge *merge, size_t part)
{
    struct reading r;
    reading_start(&r, merge, &merge->parts[part]);
    while (read_line(&r))
        if (!r.is_marker && says_something(&r))
            add_line(owner(&r), &r);
    reading_end(&r);
    for (size_t i = 0; i < merge->file_count; i++) {
        struct file *file = &merge->files[i];
        if (file->now_count == 0)
            continue;
        if (file->is_said) {
            compare(merge, file, &merge->parts[part]);
            free(file->now);
        } else {
            file->lines = file->now;
            file->line_count = file->now_count;
            file->said_in = part;
            file->is_said = true;
        }
        file->now = NULL;
        file->now_count = 0;
    }
}

static void write_part(struct merge *merge, size_t part, FILE *out)
{
    struct reading r;
    reading_start(&r, merge, &merge->parts[part]);
    if (part == 0)
        fwrite(r.part->text, 1, r.part->prefix_size, out);
    else
        fprintf(out, "# %u \"%s\"\n", r.number, r.part->file);
    while (read_line(&r)) {
        const struct file *file = owner(&r);
        if (r.turns || (file->is_said && file->said_in == part))
            fwrite(r.line, 1, r.size, out);
    }
    reading_end(&r);
    fputc('\n', out);
}

char *source_merge(const struct source_part *parts, size_t count, struct diagnostics *all,
                   size_t *size)
{
    struct merge merge = {.parts = parts, .count = count, .all = all};
    char *text = NULL;
    FILE *out = open_memstream(&text, size);
    if (out == NULL)
        abort();
    for (size_t i = 0; i < count; i++)
        find_repeated(&merge, &parts[i]);
    for (size_t i = 0; i < count; i++)
        learn(&merge, i);
    for (size_t i = 0; i < count; i++)
        write_part(&merge, i, out);
    for (size_t i = 0; i < merge.file_count; i++) {
        free(merge.files[i].lines);
        free(merge.files[i].name);
    }
    free(merge.files);
    fclose(out);
    return text;
}
