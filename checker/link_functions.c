/* link_functions.c - link.c: which function each part of a component's text comes from, as the
 * source has it: what was inlined counts as what it was. Asked of the debugging information, by
 * LLVM's symbolizer, of all components at once. Only reports use it: a wrong name misleads a reader
 * and nothing else. */
#include "flags.h"
#include "link.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Rows by file and line: those of one line are of one function, and only the first is asked for. */
static int row_order(const void *left, const void *right)
{
    const struct line_row *const *a = left, *const *b = right;
    if ((*a)->file != (*b)->file)
        return (*a)->file < (*b)->file ? -1 : 1;
    return ((*a)->line > (*b)->line) - ((*a)->line < (*b)->line);
}

static const struct line_row **sorted_rows(const struct line_list *lines)
{
    const struct line_row **rows = host_allocate((lines->row_count + 1) * sizeof *rows);
    for (size_t r = 0; r < lines->row_count; r++)
        rows[r] = &lines->rows[r];
    qsort(rows, lines->row_count, sizeof *rows, row_order);
    return rows;
}

static bool is_first(const struct line_row *const *rows, size_t r)
{
    return r == 0 || row_order(&rows[r - 1], &rows[r]) != 0;
}

/* A question a line: an object, and where a row of its lines begins. */
static char *questions(const struct link *link, size_t *size)
{
    char *text = NULL;
    FILE *out = open_memstream(&text, size);
    if (out == NULL)
        abort();
    for (size_t i = 0; i < link->count; i++) {
        const struct link_component *component = &link->components[i];
        const struct line_row **rows = sorted_rows(component->lines);
        for (size_t r = 0; r < component->lines->row_count; r++)
            if (is_first(rows, r))
                fprintf(out, "\"%s\" 0x%llx\n", component->object_file,
                        (unsigned long long)rows[r]->offset);
        free(rows);
    }
    fclose(out);
    return text;
}

static bool ask(struct link *link, const char *answers)
{
    struct host_list arguments = {0};
    const char *const plain[] = {"sh", "-c",
                                 "exec " SYMBOLIZER " --functions=short --no-inlines "
                                 "--output-style=GNU >\"$0\"",
                                 answers};
    size_t size;
    char *text = questions(link, &size), *errors;
    host_list_add_all(&arguments, plain, sizeof plain / sizeof plain[0]);
    int status = host_run(&arguments, text, size, &errors);
    if (status != 0)
        link_fail(link, link->image, "naming the functions failed:\n%s", errors);
    free(errors);
    free(text);
    free(arguments.items);
    return status == 0;
}

/* The first of two lines of an answer; the second is a place, which we know already. */
static char *next_name(char **text)
{
    char *name = *text, *end = strchr(name, '\n');
    if (end == NULL)
        return NULL;
    *end = '\0';
    char *behind = strchr(end + 1, '\n');
    *text = behind == NULL ? end + 1 + strlen(end + 1) : behind + 1;
    return name;
}

static void add(struct link_component *component, uint64_t offset, const char *name)
{
    size_t count = component->function_count;
    if (count > 0 && strcmp(component->functions[count - 1].name, name) == 0)
        return;
    component->functions =
        host_resize(component->functions, count + 1, sizeof *component->functions);
    component->functions[component->function_count++] = (struct link_function){offset, name};
}

/* The answers about one component, in the order of the questions. */
static void name_rows(struct link_component *component, char **text)
{
    const struct line_list *lines = component->lines;
    const struct line_row **rows = sorted_rows(lines);
    const char **names = host_allocate((lines->row_count + 1) * sizeof *names);
    const char *name = NULL;
    for (size_t r = 0; r < lines->row_count; r++) {
        if (is_first(rows, r))
            name = next_name(text);
        names[rows[r] - lines->rows] = name;
    }
    for (size_t r = 0; r < lines->row_count; r++)
        if (names[r] != NULL)
            add(component, lines->rows[r].offset, names[r]);
    free(names);
    free(rows);
}

void link_functions(struct link *link)
{
    char *path = host_format("%s/functions", link->parts), *text;
    size_t size;
    if (!ask(link, path))
        return;
    text = host_read(path, &size);
    if (text == NULL) {
        link_fail(link, path, "it cannot be read");
        return;
    }
    for (size_t i = 0; i < link->count; i++)
        name_rows(&link->components[i], &text);
}
