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

void diagnostic_note(struct diagnostics *all, struct place at, const char *format, ...)
{
    if (all->dropping || all->count == 0)
        return;

    struct diagnostic *last = &all->list[all->count - 1];
    va_list arguments;
    va_start(arguments, format);
    last->notes = pool_grow(&all->pool, last->notes, last->note_count, sizeof last->notes[0]);
    last->notes[last->note_count++] =
        (struct note){keep_place(all, at), print_list(&all->pool, format, arguments)};
    va_end(arguments);
}

size_t diagnostics_count(const struct diagnostics *all)
{
    return all->count;
}
