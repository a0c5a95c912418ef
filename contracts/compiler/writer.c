/* writer.c - growing text, see writer.h. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pool.h"
#include "writer.h"

static void reserve(struct writer *writer, size_t more)
{
    if (writer->room - writer->size > more)
        return;
    writer->room = 2 * writer->room + more + 256;
    writer->text = must_reallocate(writer->text, writer->room);
}

void writer_bytes(struct writer *writer, const char *bytes, size_t size)
{
    reserve(writer, size);
    memcpy(writer->text + writer->size, bytes, size);
    writer->size += size;
    writer->text[writer->size] = '\0';
}

void writer_print_list(struct writer *writer, const char *format, va_list arguments)
{
    va_list again;

    va_copy(again, arguments);
    size_t size = (size_t)vsnprintf(NULL, 0, format, arguments);
    reserve(writer, size);
    vsnprintf(writer->text + writer->size, size + 1, format, again);
    va_end(again);
    writer->size += size;
}

void writer_print(struct writer *writer, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    writer_print_list(writer, format, arguments);
    va_end(arguments);
}

char *writer_finish(struct writer *writer)
{
    writer_bytes(writer, "", 0);
    char *text = writer->text;
    *writer = (struct writer){0};
    return text;
}

/* A comment may not be ended by what somebody wrote into it: a slash loses its meaning after a star
 * when a space comes between. */
static void comment_text(struct writer *writer, const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        writer_bytes(writer, text + i, 1);
        bool closes = text[i] == '*' && i + 1 < size && text[i + 1] == '/';
        bool opens = text[i] == '/' && i + 1 < size && text[i + 1] == '*';
        if (closes || opens)
            writer_bytes(writer, " ", 1);
    }
}

void writer_comment(struct writer *writer, const char *indent, const char *documentation)
{
    if (!documentation)
        return;
    writer_print(writer, "%s/* ", indent);
    for (const char *line = documentation;;) {
        size_t size = strcspn(line, "\n");
        comment_text(writer, line, size);
        line += size;
        if (!*line++)
            break;
        writer_print(writer, "\n%s *%s", indent, *line == '\n' ? "" : " ");
    }
    writer_print(writer, " */\n");
}

void writer_size(struct writer *out, uint64_t bytes)
{
    if (bytes && bytes % (1 << 20) == 0)
        writer_print(out, "%lluM", (unsigned long long)(bytes >> 20));
    else if (bytes && bytes % (1 << 10) == 0)
        writer_print(out, "%lluK", (unsigned long long)(bytes >> 10));
    else
        writer_print(out, "%llu", (unsigned long long)bytes);
}
