/* render.c - diagnostics as people read them: text with the line and a caret. Programs read the
 * same list, sorted by place, as JSON or SARIF (render_json.c, render_sarif.c). */
#include <stdlib.h>
#include <string.h>

#include "diagnostic_list.h"
#include "render.h"
#include "textfile.h"

static int compare_places(struct place a, struct place b)
{
    int order = strcmp(a.file ? a.file : "", b.file ? b.file : "");

    if (order)
        return order;
    if (a.line != b.line)
        return a.line < b.line ? -1 : 1;
    if (a.column != b.column)
        return a.column < b.column ? -1 : 1;
    return 0;
}

static int compare(const void *left, const void *right)
{
    const struct diagnostic *a = left;
    const struct diagnostic *b = right;
    int order = compare_places(a->at, b->at);

    if (order)
        return order;
    return a->order < b->order ? -1 : a->order > b->order;
}

static const struct source_text *source_of(struct quoting *quoting, const char *file)
{
    for (size_t i = quoting->all->source_count; i-- > 0;)
        if (strcmp(quoting->all->sources[i].file, file) == 0)
            return &quoting->all->sources[i];
    for (size_t i = 0; i < quoting->read_count; i++)
        if (strcmp(quoting->read[i].file, file) == 0)
            return &quoting->read[i];

    struct source_text source = {.file = file};
    const char *problem;
    source.text = textfile_read(file, &source.size, &problem);
    quoting->read =
        must_reallocate(quoting->read, (quoting->read_count + 1) * sizeof quoting->read[0]);
    quoting->read[quoting->read_count] = source;
    return &quoting->read[quoting->read_count++];
}

static void quoting_end(struct quoting *quoting)
{
    for (size_t i = 0; i < quoting->read_count; i++)
        free((char *)quoting->read[i].text);
    free(quoting->read);
}

const char *render_line(struct quoting *quoting, const char *file, unsigned line, size_t *size)
{
    const struct source_text *source = source_of(quoting, file);
    const char *at = source->text;
    const char *end = at ? at + source->size : NULL;

    for (unsigned i = 1; at && at < end; i++) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *stop = newline ? newline : end;
        if (i == line) {
            *size = (size_t)(stop - at);
            return at;
        }
        at = newline ? newline + 1 : NULL;
    }
    return NULL;
}

static bool in_word(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z') || byte == '_';
}

/* The column behind the word that begins at `column`; one more when none does. */
static unsigned word_end(const char *line, size_t size, unsigned column)
{
    size_t end = column - 1;

    while (end < size && in_word(line[end]))
        end++;
    return end == column - 1 ? column + 1 : (unsigned)end + 1;
}

/* Errors of which nobody said how far they reach: to the end of the word. */
static void find_end(struct quoting *quoting, struct diagnostic *one)
{
    size_t size;

    if (one->end.line || !one->at.file || !one->at.line || !one->at.column)
        return;
    const char *line = render_line(quoting, one->at.file, one->at.line, &size);
    if (!line || one->at.column > size + 1)
        return;
    one->end = (struct place){one->at.file, one->at.line, word_end(line, size, one->at.column)};
}

/* A change is offered only if all that it replaces stands there. */
static void check_fix(struct quoting *quoting, struct diagnostic *one)
{
    bool stands = one->edit_count > 0;

    for (size_t i = 0; stands && i < one->edit_count; i++) {
        const struct edit *edit = &one->edits[i];
        size_t size, length = strlen(edit->old);
        const char *line = edit->at.file && edit->at.column
                               ? render_line(quoting, edit->at.file, edit->at.line, &size)
                               : NULL;
        stands = line && edit->at.column - 1 + length <= size &&
                 memcmp(line + edit->at.column - 1, edit->old, length) == 0;
    }
    if (!stands) {
        one->fix = NULL;
        one->edit_count = 0;
    }
}

/* The user's line and a caret under the column, drawn out to before column `end`; 0: to the end of
 * the word. Bytes that are not printable become a dot, tabs a
 * space, so that the caret stands where it should and a terminal is safe. */
static void print_quote(struct quoting *quoting, struct place at, unsigned end, FILE *out)
{
    size_t size;

    if (!at.file || at.line == 0)
        return;
    const char *line = render_line(quoting, at.file, at.line, &size);
    if (!line || size > 400)
        return;
    fprintf(out, "%5u | ", at.line);
    for (size_t i = 0; i < size; i++) {
        unsigned char byte = (unsigned char)line[i];
        fputc(byte == '\t' ? ' ' : byte < 32 || byte == 127 ? '.' : byte, out);
    }
    fputc('\n', out);
    if (at.column == 0 || at.column > size + 1)
        return;
    fputs("      | ", out);
    for (unsigned column = 1; column < at.column; column++)
        if (((unsigned char)line[column - 1] & 0xc0) != 0x80) /* one column a character */
            fputc(' ', out);
    fputc('^', out);
    if (!end)
        end = word_end(line, size, at.column);
    for (unsigned column = at.column + 1; column < end && column <= size; column++)
        if (((unsigned char)line[column - 1] & 0xc0) != 0x80)
            fputc('~', out);
    fputc('\n', out);
}

static void print_place(struct place at, FILE *out)
{
    fputs(at.file, out);
    if (at.line)
        fprintf(out, ":%u", at.line);
    if (at.line && at.column)
        fprintf(out, ":%u", at.column);
    fputs(": ", out);
}

static void print_note(struct quoting *quoting, const struct note *note, FILE *out)
{
    if (note->at.file) {
        print_place(note->at, out);
        fprintf(out, "note: %s\n", note->text);
        print_quote(quoting, note->at, 0, out);
        return;
    }
    const char *head = note->is_help ? "help: " : "note: ";
    for (const char *line = note->text;;) {
        size_t size = strcspn(line, "\n");
        fprintf(out, "      = %s%.*s\n", head, (int)size, line);
        if (!line[size])
            return;
        head = "      ";
        line += size + 1;
    }
}

static void print_text(struct quoting *quoting, const struct diagnostic *list, size_t count,
                       FILE *out)
{
    for (size_t i = 0; i < count; i++) {
        const struct diagnostic *one = &list[i];
        if (one->at.file)
            print_place(one->at, out);
        fprintf(out, "error: %s [%s]\n", one->text, one->rule);
        print_quote(quoting, one->at, one->end.column, out);
        for (size_t j = 0; j < one->note_count; j++)
            print_note(quoting, &one->notes[j], out);
    }
}

size_t diagnostics_fixes(const struct diagnostics *all)
{
    struct quoting quoting = {.all = all};
    size_t count = 0;

    for (size_t i = 0; i < all->count; i++) {
        struct diagnostic one = all->list[i];
        check_fix(&quoting, &one);
        count += one.fix && one.fix_is_certain;
    }
    quoting_end(&quoting);
    return count;
}

void diagnostics_print(const struct diagnostics *all, enum diagnostic_format format, FILE *out)
{
    struct diagnostic *list = must_allocate(all->count * sizeof *list);
    struct quoting quoting = {.all = all};

    if (all->count) {
        memcpy(list, all->list, all->count * sizeof *list);
        qsort(list, all->count, sizeof *list, compare);
        for (size_t i = 0; i < all->count; i++) {
            find_end(&quoting, &list[i]);
            check_fix(&quoting, &list[i]);
        }
    }
    if (format == DIAGNOSTIC_TEXT) {
        print_text(&quoting, list, all->count, out);
    } else {
        json_t *report = format == DIAGNOSTIC_JSON ? json_report(list, all->count)
                                                   : sarif_report(&quoting, list, all->count);
        json_dumpf(report, out, JSON_INDENT(2));
        fputc('\n', out);
        json_decref(report);
    }
    quoting_end(&quoting);
    free(list);
}
