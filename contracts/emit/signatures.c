/* signatures.c - the functions of a generated header, see signatures.h. A section of the header
 * begins with a line of dashes that names its message. */
#include <stdlib.h>
#include <string.h>

#include "../compiler/writer.h"
#include "signatures.h"

#define INLINE "DEED_INLINE "

/* The line behind this one, or the end. */
static const char *next_line(const char *at)
{
    const char *end = strchr(at, '\n');

    return end ? end + 1 : at + strlen(at);
}

static bool begins(const char *at, const char *with)
{
    return strncmp(at, with, strlen(with)) == 0;
}

static const char *find_section(const char *header, const struct message *message)
{
    struct writer mark = {0};

    writer_print(&mark, message ? "\n/* ---- %s: " : "\n/* ---- %s ----",
                 message ? message->name : "both ends");
    const char *section = strstr(header, mark.text);
    free(mark.text);
    return section ? next_line(section + 1) : header + strlen(header);
}

/* A line of annotations only, `OWN OPT`, stands before the function that it says something of. */
static bool is_annotation(const char *line)
{
    size_t size = strcspn(line, "\n");

    return size && strspn(line, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_") && !memchr(line, '#', size) &&
           !memchr(line, ';', size) &&
           (begins(line, "OWN") || begins(line, "OPT") || begins(line, "BORROWS") ||
            begins(line, "IN(") || begins(line, "STATE"));
}

/* From its result to its last parenthesis, on as many lines as in the header. */
static const char *copy_function(struct writer *out, const char *annotation, const char *line)
{
    if (annotation)
        writer_print(out, "%.*s ", (int)strcspn(annotation, "\n"), annotation);
    line += strlen(INLINE);
    while (*line && *line != '{') {
        writer_bytes(out, line, (size_t)(next_line(line) - line));
        line = next_line(line);
    }
    return line;
}

char *signatures_of(const char *header, const struct message *message)
{
    struct writer out = {0};
    const char *annotation = NULL;

    for (const char *line = find_section(header, message); *line && !begins(line, "/* ----");) {
        if (begins(line, INLINE)) {
            line = copy_function(&out, annotation, line);
            annotation = NULL;
            continue;
        }
        annotation = is_annotation(line) ? line : NULL;
        line = next_line(line);
    }
    return writer_finish(&out);
}
