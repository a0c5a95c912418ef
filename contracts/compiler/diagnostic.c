/* diagnostic.c - the collection of errors. Everything reported is copied, so a diagnostic outlives
 * the contract, path or program that it speaks about. */
#include <stdlib.h>
#include <string.h>

#include "diagnostic_list.h"
#include "writer.h"

struct diagnostics *diagnostics_new(void)
{
    struct diagnostics *all = must_allocate(sizeof *all);

    *all = (struct diagnostics){0};
    return all;
}

void diagnostics_free(struct diagnostics *all)
{
    if (!all)
        return;
    pool_free(&all->pool);
    free(all);
}

void diagnostics_add_source(struct diagnostics *all, const char *file, const char *text,
                            size_t size)
{
    all->sources = pool_grow(&all->pool, all->sources, all->source_count, sizeof all->sources[0]);
    all->sources[all->source_count++] = (struct source_text){
        pool_text(&all->pool, file, strlen(file)), pool_text(&all->pool, text, size), size};
}

static char *print_list(struct pool *pool, const char *format, va_list arguments)
{
    struct writer writer = {0};

    writer_print_list(&writer, format, arguments);
    size_t size = writer.size;
    char *text = writer_finish(&writer);
    char *copy = pool_text(pool, text, size);
    free(text);
    return copy;
}

static struct place keep_place(struct diagnostics *all, struct place at)
{
    if (at.file)
        at.file = pool_text(&all->pool, at.file, strlen(at.file));
    return at;
}

static bool same_place(struct place a, struct place b)
{
    if (!a.file || !b.file)
        return a.file == b.file;
    return a.line == b.line && a.column == b.column && strcmp(a.file, b.file) == 0;
}

void diagnostic_error(struct diagnostics *all, struct place at, const char *rule,
                      const char *format, ...)
{
    all->dropping = false;
    for (size_t i = 0; i < all->count; i++)
        if (strcmp(all->list[i].rule, rule) == 0 && same_place(all->list[i].at, at))
            all->dropping = true;
    if (all->dropping)
        return;

    va_list arguments;
    va_start(arguments, format);
    all->list = pool_grow(&all->pool, all->list, all->count, sizeof all->list[0]);
    all->list[all->count] = (struct diagnostic){.at = keep_place(all, at),
                                                .rule = pool_text(&all->pool, rule, strlen(rule)),
                                                .text = print_list(&all->pool, format, arguments),
                                                .order = all->count};
    va_end(arguments);
    all->count++;
}

static const char *keep_text(struct diagnostics *all, const char *text)
{
    return pool_text(&all->pool, text, strlen(text));
}

/* The error that notes and edits belong to, or NULL. */
static struct diagnostic *last_error(struct diagnostics *all)
{
    return all->dropping || all->count == 0 ? NULL : &all->list[all->count - 1];
}

static void add_note(struct diagnostics *all, struct diagnostic *last, struct note note)
{
    last->notes = pool_grow(&all->pool, last->notes, last->note_count, sizeof last->notes[0]);
    last->notes[last->note_count++] = note;
}

void diagnostic_note(struct diagnostics *all, struct place at, const char *format, ...)
{
    struct diagnostic *last = last_error(all);
    va_list arguments;

    if (!last)
        return;
    va_start(arguments, format);
    add_note(all, last,
             (struct note){.at = keep_place(all, at),
                           .text = print_list(&all->pool, format, arguments)});
    va_end(arguments);
}

void diagnostic_help(struct diagnostics *all, const char *format, ...)
{
    struct diagnostic *last = last_error(all);
    va_list arguments;

    if (!last)
        return;
    va_start(arguments, format);
    add_note(all, last,
             (struct note){.text = print_list(&all->pool, format, arguments), .is_help = true});
    va_end(arguments);
}

void diagnostic_end(struct diagnostics *all, struct place end)
{
    struct diagnostic *last = last_error(all);

    if (last && last->at.line == end.line && last->at.column < end.column)
        last->end = (struct place){last->at.file, end.line, end.column};
}

void diagnostic_fix(struct diagnostics *all, bool certain, const char *format, ...)
{
    struct diagnostic *last = last_error(all);
    va_list arguments;

    all->dropping_fix = !last || last->fix;
    if (all->dropping_fix)
        return;
    va_start(arguments, format);
    last->fix = print_list(&all->pool, format, arguments);
    last->fix_is_certain = certain;
    va_end(arguments);
}

void diagnostic_edit(struct diagnostics *all, struct place at, const char *old, const char *text)
{
    struct diagnostic *last = last_error(all);

    if (!last || all->dropping_fix)
        return;
    last->edits = pool_grow(&all->pool, last->edits, last->edit_count, sizeof last->edits[0]);
    last->edits[last->edit_count++] =
        (struct edit){keep_place(all, at), keep_text(all, old), keep_text(all, text)};
}

void diagnostics_describe(struct diagnostics *all,
                          bool (*find)(const char *rule, struct diagnostic_rule *found))
{
    all->find_rule = find;
}

void diagnostic_steps(struct diagnostics *all, const char *head,
                      const struct diagnostic_step *steps, size_t count, bool again)
{
    struct writer lines = {0};

    if (all->dropping || all->count == 0)
        return;
    struct diagnostic *last = &all->list[all->count - 1];
    size_t first = last->step_count;
    writer_print(&lines, "%s", head);
    for (size_t i = 0; i < count; i++) {
        struct diagnostic_step step = steps[i];
        writer_print(&lines, "\n  %s: %s --%s%c--> %s", step.peer, step.from, step.message,
                     step.sends ? '!' : '?', step.to);
        step.peer = keep_text(all, step.peer);
        step.message = keep_text(all, step.message);
        step.from = keep_text(all, step.from);
        step.to = keep_text(all, step.to);
        last->steps = pool_grow(&all->pool, last->steps, last->step_count, sizeof step);
        last->steps[last->step_count++] = step;
    }
    char *text = writer_finish(&lines);
    diagnostic_note(all, (struct place){0}, "%s", text);
    free(text);
    struct note *note = &last->notes[last->note_count - 1];
    note->is_way = true;
    note->again = again;
    note->first = first;
    note->many = count;
}

bool diagnostics_sequence(const struct diagnostics *all, size_t index,
                          struct diagnostic_sequence *sequence)
{
    if (index >= all->count)
        return false;
    const struct diagnostic *one = &all->list[index];
    *sequence = (struct diagnostic_sequence){.at = one->at,
                                             .rule = one->rule,
                                             .text = one->text,
                                             .steps = one->steps,
                                             .count = one->step_count};
    for (size_t i = 0; i < one->note_count; i++) {
        sequence->shown |= one->notes[i].is_way;
        sequence->repeated += one->notes[i].again ? one->notes[i].many : 0;
    }
    return true;
}

size_t diagnostics_count(const struct diagnostics *all)
{
    return all->count;
}
