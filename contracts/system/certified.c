/* certified.c - see certified.h. */
#include <stdlib.h>
#include <string.h>

#include "../compiler/pool.h"
#include "../compiler/textfile.h"
#include "certified.h"

static void split(struct certified *certified)
{
    char *rest = certified->text;

    for (char *line; (line = strsep(&rest, "\n")) != NULL;) {
        char *value = strchr(line, ' ');
        if (!value)
            continue;
        *value++ = '\0';
        certified->lines[certified->count++] = (struct certified_line){line, value};
    }
}

struct certified certified_read(const char *folder, const char *name)
{
    struct certified certified = {0};
    struct pool pool = {0};
    const char *problem;
    size_t size, lines = 1;

    if (!folder)
        return certified;
    certified.text = textfile_read(pool_print(&pool, "%s/%s.cert", folder, name), &size, &problem);
    pool_free(&pool);
    if (!certified.text)
        return certified;
    for (size_t i = 0; i < size; i++)
        lines += certified.text[i] == '\n';
    certified.lines = must_allocate(lines * sizeof *certified.lines);
    split(&certified);
    return certified;
}

void certified_free(struct certified *certified)
{
    free(certified->lines);
    free(certified->text);
    *certified = (struct certified){0};
}

const char *certified_value(const struct certified *certified, const char *key)
{
    for (size_t i = 0; i < certified->count; i++)
        if (strcmp(certified->lines[i].key, key) == 0)
            return certified->lines[i].value;
    return NULL;
}
