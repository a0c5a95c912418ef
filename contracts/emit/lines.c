/* lines.c - C as .clang-format lays it out, see lines.h. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lines.h"

static char *printed(struct pool *pool, const char *format, va_list arguments)
{
    struct writer one = {0};

    writer_print_list(&one, format, arguments);
    char *text = pool_text(pool, one.text, one.size);
    free(writer_finish(&one));
    return text;
}

void list_begin(struct list *list, struct writer *out, const char *indent, const char *format, ...)
{
    va_list arguments;

    *list = (struct list){.out = out, .indent = indent};
    va_start(arguments, format);
    list->head = printed(&list->pool, format, arguments);
    va_end(arguments);
}

void list_item(struct list *list, const char *format, ...)
{
    va_list arguments;

    list->items = pool_grow(&list->pool, list->items, list->count, sizeof *list->items);
    va_start(arguments, format);
    list->items[list->count++] = printed(&list->pool, format, arguments);
    va_end(arguments);
}

/* How many lines the items take under that column, and does each fit? */
static size_t lines_under(const struct list *list, size_t under, size_t tail_size, bool *fits)
{
    size_t column = under, lines = 1;

    *fits = true;
    for (size_t i = 0; i < list->count; i++) {
        size_t size = strlen(list->items[i]) + (i + 1 < list->count ? 1 : tail_size);
        bool next = i > 0 && column + 1 + size > LINE_WIDTH;
        lines += next;
        column = next ? under + size : column + (i > 0) + size;
        *fits = *fits && column <= LINE_WIDTH;
    }
    return lines;
}

/* A definition whose parameters have little room behind its type: its name gets a line, when they
 * all fit that one and would take three, or when else they do not fit at all. */
static void break_after_type(struct list *list, size_t tail_size)
{
    const char *name = list->head + strlen(list->head);
    bool fits, fits_then;

    while (name > list->head && name[-1] != ' ' && name[-1] != '*')
        name--;
    bool defines = *list->indent == '\0' && name > list->head;
    size_t lines = lines_under(list, strlen(list->head), tail_size, &fits);
    size_t then = lines_under(list, strlen(name), tail_size, &fits_then);
    if (!defines || (fits && (then > 1 || lines < 3)))
        return;
    int size = (int)(name - list->head) - (name[-1] == ' ');
    writer_print(list->out, "%.*s\n", size, list->head);
    list->head = name;
}

void list_end(struct list *list, const char *tail)
{
    break_after_type(list, strcspn(tail, "\n"));
    size_t under = strlen(list->indent) + strlen(list->head);
    size_t column = under;
    size_t tail_size = strcspn(tail, "\n");

    writer_print(list->out, "%s%s", list->indent, list->head);
    for (size_t i = 0; i < list->count; i++) {
        size_t size = strlen(list->items[i]) + (i + 1 < list->count ? 1 : tail_size);
        if (i > 0 && column + 1 + size > LINE_WIDTH) {
            writer_print(list->out, "\n%*s", (int)under, "");
            column = under;
        } else if (i > 0) {
            writer_print(list->out, " ");
            column++;
        }
        writer_print(list->out, "%s%s", list->items[i], i + 1 < list->count ? "," : "");
        column += size;
    }
    writer_print(list->out, "%s\n", tail);
    pool_free(&list->pool);
}

static bool joins(const char *indent, const char *label, const char *body)
{
    static const char *const control[] = {"if ", "for ", "while ", "switch ", "do ", "/*", NULL};
    size_t count = 0, size = strlen(indent) + strlen("case :") + strlen(label);

    for (const char *line = body; *line; count++) {
        line += strspn(line, " ");
        size_t length = strcspn(line, "\n");
        for (size_t i = 0; control[i]; i++)
            if (strncmp(line, control[i], strlen(control[i])) == 0)
                return false;
        if (line[length - 1] != ';')
            return false;
        size += 1 + length;
        line += length + 1;
    }
    return count <= 2 && size <= LINE_WIDTH;
}

void lines_case(struct writer *out, const char *indent, const char *label, const char *body,
                bool braces)
{
    writer_print(out, "%scase %s:%s", indent, label, braces ? " {" : "");
    bool flat = !braces && joins(indent, label, body);
    if (!flat) {
        writer_print(out, "\n%s", body);
        if (braces)
            writer_print(out, "%s}\n", indent);
        return;
    }
    while (*body) {
        body += strspn(body, " ");
        size_t size = strcspn(body, "\n");
        writer_print(out, " %.*s", (int)size, body);
        body += size + 1;
    }
    writer_print(out, "\n");
}

void lines_comment(struct writer *out, const char *indent, const char *format, ...)
{
    struct pool pool = {0};
    va_list arguments;
    size_t column = strlen(indent) + 2;

    va_start(arguments, format);
    const char *word = printed(&pool, format, arguments);
    va_end(arguments);
    writer_print(out, "%s/*", indent);
    while (*word) {
        size_t size = strcspn(word, " ");
        bool last = word[size] == '\0';
        if (column + 1 + size + (last ? 3 : 0) > LINE_WIDTH) {
            writer_print(out, "\n%s *", indent);
            column = strlen(indent) + 2;
        }
        writer_print(out, " %.*s", (int)size, word);
        column += 1 + size;
        word += size + !last;
    }
    writer_print(out, " */\n");
    pool_free(&pool);
}

void lines_assign(struct writer *out, const char *indent, const char *head, const char *format, ...)
{
    struct pool pool = {0};
    va_list arguments;

    va_start(arguments, format);
    const char *value = printed(&pool, format, arguments);
    va_end(arguments);
    bool fits = strlen(indent) + strlen(head) + 3 + strlen(value) + 1 <= LINE_WIDTH;
    writer_print(out, "%s%s =", indent, head);
    if (fits)
        writer_print(out, " %s;\n", value);
    else
        writer_print(out, "\n%s    %s;\n", indent, value);
    pool_free(&pool);
}
