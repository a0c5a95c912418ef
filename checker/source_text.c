/* source_text.c - line markers, dependency lists, the first line of code. */
#include "source_text.h"

#include <ctype.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

bool line_marker_read(const char *text, size_t size, struct line_marker *marker)
{
    const char *end = memchr(text, '\n', size);
    if (end == NULL)
        end = text + size;
    if (end - text < 3 || text[0] != '#' || text[1] != ' ' || !isdigit((unsigned char)text[2]))
        return false;
    const char *at = text + 2;
    marker->line = 0;
    while (at < end && isdigit((unsigned char)*at))
        marker->line = marker->line * 10 + (unsigned)(*at++ - '0');
    if (end - at < 2 || at[0] != ' ' || at[1] != '"')
        return false;
    marker->name = at + 2;
    for (at += 2; at < end && *at != '"'; at++)
        if (*at == '\\' && at + 1 < end)
            at++;
    if (at == end)
        return false;
    marker->name_size = (size_t)(at - marker->name);
    marker->enters =
        end - at >= 3 && at[1] == ' ' && at[2] == '1' && (end - at == 3 || at[3] == ' ');
    marker->leaves =
        end - at >= 3 && at[1] == ' ' && at[2] == '2' && (end - at == 3 || at[3] == ' ');
    marker->excused =
        memchr(at, '3', (size_t)(end - at)) != NULL || memchr(at, '4', (size_t)(end - at)) != NULL;
    return true;
}

struct place source_place(const char *text, size_t offset)
{
    struct line_marker last = {.line = 1, .name = "", .name_size = 0};
    unsigned line = 1;
    size_t at = 0;
    for (;;) {
        const char *end = memchr(text + at, '\n', offset - at);
        if (end == NULL)
            break;
        if (line_marker_read(text + at, offset - at, &last))
            line = last.line;
        else
            line++;
        at = (size_t)(end - text) + 1;
    }
    char *file = host_allocate(last.name_size + 1);
    memcpy(file, last.name, last.name_size);
    return (struct place){.file = file, .line = line};
}

struct host_list source_dependencies(const char *text)
{
    struct host_list list = {0};
    const char *at = strstr(text, ": ");
    at = at != NULL ? at + 2 : "";
    while (*at != '\0' && *at != '\n') {
        if (*at == ' ') {
            at++;
            continue;
        }
        if (at[0] == '\\' && at[1] == '\n') {
            at += 2;
            continue;
        }
        char *name = host_allocate(strlen(at) + 1);
        size_t size = 0;
        while (*at != '\0' && *at != ' ' && *at != '\n') {
            if ((at[0] == '\\' && (at[1] == ' ' || at[1] == '#')) || (at[0] == '$' && at[1] == '$'))
                at++;
            name[size++] = *at++;
        }
        host_list_add(&list, name);
    }
    return list;
}

/* Past white space and comments; counts lines. */
static const char *skip_blank(const char *at, unsigned *line)
{
    for (;;) {
        if (*at == '\n')
            (*line)++;
        if (isspace((unsigned char)*at)) {
            at++;
        } else if (at[0] == '/' && at[1] == '/') {
            while (*at != '\0' && *at != '\n')
                at++;
        } else if (at[0] == '/' && at[1] == '*') {
            const char *end = strstr(at + 2, "*/");
            if (end == NULL)
                return at;
            for (; at < end + 2; at++)
                *line += *at == '\n';
        } else {
            return at;
        }
    }
}

unsigned source_include_line(const char *text, const char *header, unsigned *found)
{
    unsigned line = 1;
    const char *at = skip_blank(text, &line);
    *found = line;
    if (*at != '#')
        return 0;
    at += 1 + strspn(at + 1, " \t");
    if (strncmp(at, "include", 7) != 0)
        return 0;
    at += 7 + strspn(at + 7, " \t");
    size_t size = strlen(header);
    if (at[0] != '"' || strncmp(at + 1, header, size) != 0 || at[1 + size] != '"')
        return 0;
    at += 2 + size;
    return at[strspn(at, " \t\r")] == '\n' ? line : 0;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

struct host_list source_list(const char *directory, const char *name)
{
    struct host_list list = {0};
    host_list_add(&list, host_format("%s/%s.c", directory, name));
    DIR *folder = opendir(directory);
    for (const struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
        size_t size = strlen(entry->d_name);
        bool is_first = size == strlen(name) + 2 && strncmp(entry->d_name, name, size - 2) == 0;
        if (entry->d_name[0] != '.' && size > 2 && !is_first &&
            strcmp(entry->d_name + size - 2, ".c") == 0)
            host_list_add(&list, host_format("%s/%s", directory, entry->d_name));
    }
    if (folder != NULL)
        closedir(folder);
    qsort(list.items + 1, list.count - 1, sizeof list.items[0], compare_names);
    return list;
}
