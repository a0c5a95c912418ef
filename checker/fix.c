/* fix.c - `deed check --fix`: changes of the author's files, made as the errors say.
 *
 * Each round is a check of its own, of the files as they are now: this program runs itself and
 * reads the errors as JSON. A change is made only if it is certain, in a file of the component's
 * folder, and if what it replaces stands there. The file is replaced as a whole. Rounds end when
 * no change is left, or after so many that they can only go in a circle. */
#include "fix.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_ROUNDS 40

struct edit {
    const char *file;
    size_t line, column; /* from 1, in bytes */
    const char *old, *text;
    const char *title;
};

struct edits {
    struct edit *items;
    size_t count;
};

/* The errors of a check of the sources as they are, or NULL. */
static json_t *errors_now(int argc, char **argv)
{
    struct host_list arguments = {0};
    host_list_add(&arguments, "/proc/self/exe");
    host_list_add(&arguments, "check");
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "--fix") != 0 && strncmp(argv[i], "--format=", 9) != 0)
            host_list_add(&arguments, argv[i]);
    host_list_add(&arguments, "--format=json");
    host_list_add(&arguments, "--no-object");
    char *said;
    host_run(&arguments, NULL, 0, &said);
    json_t *report = json_loads(said, 0, NULL);
    free(said);
    free(arguments.items);
    return report;
}

static bool in_folder(const struct check *check, const char *file)
{
    size_t size = strlen(check->directory);
    if (strcmp(check->directory, ".") == 0)
        return strchr(file, '/') == NULL || (strncmp(file, "./", 2) == 0 && !strchr(file + 2, '/'));
    return strncmp(file, check->directory, size) == 0 && file[size] == '/' &&
           strchr(file + size + 1, '/') == NULL;
}

static void collect(const struct check *check, json_t *report, struct edits *edits)
{
    size_t i, k;
    json_t *error, *edit;
    json_array_foreach(json_object_get(report, "errors"), i, error)
    {
        json_t *fix = json_object_get(error, "fix");
        if (!json_is_true(json_object_get(fix, "certain")))
            continue;
        json_array_foreach(json_object_get(fix, "edits"), k, edit)
        {
            struct edit one = {0};
            json_int_t line = 0, column = 0;
            if (json_unpack(edit, "{s:s, s:I, s:I, s:s, s:s}", "file", &one.file, "line", &line,
                            "column", &column, "old", &one.old, "text", &one.text) != 0 ||
                !in_folder(check, one.file) || line < 1 || column < 1)
                continue;
            one.line = (size_t)line;
            one.column = (size_t)column;
            one.title = json_string_value(json_object_get(fix, "title"));
            edits->items = host_resize(edits->items, edits->count + 1, sizeof edits->items[0]);
            edits->items[edits->count++] = one;
        }
    }
}

/* From the end of a file to its beginning, so that no edit moves the place of another. */
static int compare(const void *left, const void *right)
{
    const struct edit *a = left, *b = right;
    int order = strcmp(a->file, b->file);
    if (order != 0)
        return order;
    if (a->line != b->line)
        return a->line > b->line ? -1 : 1;
    return a->column > b->column ? -1 : a->column < b->column;
}

/* Where line and column are, or NULL. */
static char *find_place(char *text, size_t line, size_t column)
{
    char *at = text;
    for (size_t i = 1; i < line && at != NULL; i++) {
        at = strchr(at, '\n');
        at = at != NULL ? at + 1 : NULL;
    }
    return at != NULL && strcspn(at, "\n") + 1 >= column ? at + column - 1 : NULL;
}

/* Through a new file beside it with the same rights. */
static bool replace_file(const char *file, const char *text)
{
    struct stat status;
    char *real = realpath(file, NULL);
    char *fresh = real != NULL ? host_format("%s.%ld.new", real, (long)getpid()) : NULL;
    size_t size = strlen(text);
    FILE *out = fresh != NULL ? fopen(fresh, "wbx") : NULL;
    bool good = out != NULL && stat(real, &status) == 0 &&
                fchmod(fileno(out), status.st_mode & 07777) == 0 &&
                fwrite(text, 1, size, out) == size;
    good = out != NULL && fclose(out) == 0 && good;
    good = good && rename(fresh, real) == 0;
    if (!good)
        fprintf(stderr, "deed check: %s cannot be changed: %s\n", file, strerror(errno));
    if (!good && out != NULL)
        unlink(fresh);
    free(fresh);
    free(real);
    return good;
}

/* The edits of one file, which come from its end on; how many were made. */
static size_t edit_file(const struct edit *edits, size_t count)
{
    size_t size, made = 0;
    char *text = host_read(edits[0].file, &size);
    if (text == NULL || strlen(text) != size)
        return 0; /* a NUL: no source */
    const char *limit = text + size;
    for (size_t i = 0; i < count; i++) {
        char *at = find_place(text, edits[i].line, edits[i].column);
        size_t length = strlen(edits[i].old);
        if (at == NULL || at + length > limit || strncmp(at, edits[i].old, length) != 0)
            continue; /* overlaps one that was made: the next round sees it again */
        size_t offset = (size_t)(at - text);
        char *longer = host_format("%.*s%s%s", (int)offset, text, edits[i].text, at + length);
        free(text);
        text = longer;
        limit = text + offset;
        made++;
        fprintf(stderr, "%s:%zu:%zu: changed: %s\n", edits[i].file, edits[i].line, edits[i].column,
                edits[i].title != NULL ? edits[i].title : edits[i].text);
    }
    if (made > 0 && !replace_file(edits[0].file, text))
        made = 0;
    free(text);
    return made;
}

bool fix_sources(const struct check *check, int argc, char **argv)
{
    size_t made = 1;
    for (int round = 0; round < MOST_ROUNDS && made > 0; round++) {
        struct edits edits = {0};
        json_t *report = errors_now(argc, argv);
        if (report == NULL)
            return false;
        collect(check, report, &edits);
        if (edits.count > 0)
            qsort(edits.items, edits.count, sizeof edits.items[0], compare);
        made = 0;
        for (size_t i = 0, next; i < edits.count; i = next) {
            for (next = i + 1;
                 next < edits.count && strcmp(edits.items[next].file, edits.items[i].file) == 0;)
                next++;
            made += edit_file(&edits.items[i], next - i);
        }
        free(edits.items);
        json_decref(report);
    }
    return true;
}
