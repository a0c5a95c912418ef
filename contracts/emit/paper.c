/* paper.c - pages in HTML and Markdown, see paper.h. */
#include <stdlib.h>
#include <string.h>

#include "paper.h"
#include "paper_style.h"

static void put(struct paper *paper, const char *markup)
{
    writer_print(&paper->out, "%s", markup);
}

/* In HTML the one, in Markdown the other. */
static void either(struct paper *paper, const char *html, const char *markdown)
{
    put(paper, paper->html ? html : markdown);
}

/* ---- text that is no markup ---- */

static void html_byte(struct paper *paper, char byte)
{
    switch (byte) {
    case '&': put(paper, "&amp;"); break;
    case '<': put(paper, "&lt;"); break;
    case '>': put(paper, "&gt;"); break;
    case '"': put(paper, "&quot;"); break;
    case '\'': put(paper, "&#39;"); break;
    default: writer_bytes(&paper->out, &byte, 1);
    }
}

/* What means something in Markdown wherever it stands, and what does at the beginning of a line. */
static void markdown_byte(struct paper *paper, char byte)
{
    bool first = paper->out.size == 0 || paper->out.text[paper->out.size - 1] == '\n';

    if (strchr("\\`*_[]<>|#~&", byte) || (first && strchr("-+=:", byte)))
        put(paper, "\\");
    writer_bytes(&paper->out, &byte, 1);
}

/* A line that begins `12.` would be a list. */
static bool is_number_at_line(const struct paper *paper)
{
    size_t at = paper->out.size;

    while (at && paper->out.text[at - 1] >= '0' && paper->out.text[at - 1] <= '9')
        at--;
    return at < paper->out.size && (at == 0 || paper->out.text[at - 1] == '\n');
}

static void plain(struct paper *paper, const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '\n' && paper->in_cell)
            put(paper, " ");
        else if (paper->html)
            html_byte(paper, text[i]);
        else if (strchr(".)", text[i]) && is_number_at_line(paper))
            writer_print(&paper->out, "\\%c", text[i]);
        else
            markdown_byte(paper, text[i]);
    }
}

/* In Markdown a code span takes everything as it is but a bar in a table, and a backtick. */
static void code(struct paper *paper, const char *text, size_t size)
{
    either(paper, "<code>", "`");
    for (size_t i = 0; i < size; i++) {
        char byte = text[i] == '\n' ? ' ' : text[i];
        if (paper->html)
            html_byte(paper, byte);
        else if (byte == '|' && paper->in_cell)
            put(paper, "\\|");
        else
            writer_print(&paper->out, "%c", byte == '`' ? '\'' : byte);
    }
    either(paper, "</code>", "`");
}

/* Text in which `this` is code. */
static void marked(struct paper *paper, const char *text, size_t size)
{
    const char *end = text + size;

    while (text < end) {
        const char *open = memchr(text, '`', (size_t)(end - text));
        const char *close = open ? memchr(open + 1, '`', (size_t)(end - open - 1)) : NULL;
        if (!close || close == open + 1)
            open = close = NULL;
        plain(paper, text, (size_t)((open ? open : end) - text));
        if (!open)
            return;
        code(paper, open + 1, (size_t)(close - open - 1));
        text = close + 1;
    }
}

void paper_text(struct paper *paper, const char *format, ...)
{
    struct writer text = {0};
    va_list arguments;

    va_start(arguments, format);
    writer_print_list(&text, format, arguments);
    va_end(arguments);
    marked(paper, text.text, text.size);
    free(text.text);
}

void paper_code(struct paper *paper, const char *format, ...)
{
    struct writer text = {0};
    va_list arguments;

    va_start(arguments, format);
    writer_print_list(&text, format, arguments);
    va_end(arguments);
    code(paper, text.text, text.size);
    free(text.text);
}

void paper_source(struct paper *paper, const char *line, size_t size)
{
    if (!paper->html) {
        code(paper, line, size);
        return;
    }
    put(paper, "<code class=\"source\">");
    for (size_t i = 0; i < size; i++)
        html_byte(paper, line[i]);
    put(paper, "</code>");
}

void paper_kind(struct paper *paper, const char *kind, const char *text)
{
    if (paper->html)
        writer_print(&paper->out, "<span class=\"%s\">", kind);
    plain(paper, text, strlen(text));
    either(paper, "</span>", "");
}

void paper_link(struct paper *paper, const char *page, const char *anchor, const char *name,
                const char *text)
{
    bool leads = paper->html ? page || anchor : page != NULL;

    if (leads) {
        either(paper, "<a href=\"", "[");
        if (!paper->html)
            code(paper, text, strlen(text));
        writer_print(&paper->out, "%s%s%s", paper->html ? "" : "](", page ? page : "",
                     !page         ? ""
                     : paper->html ? ".html"
                                   : ".md");
        if (anchor && paper->html)
            writer_print(&paper->out, "#%s-%s", anchor, name);
        either(paper, "\">", ")");
    }
    if (paper->html || !leads)
        code(paper, text, strlen(text));
    if (leads && paper->html)
        put(paper, "</a>");
}

void paper_break(struct paper *paper)
{
    either(paper, "<br>\n", paper->in_cell ? "<br>" : "\\\n");
}

/* ---- blocks ---- */

void paper_open(struct paper *paper, const char *title)
{
    if (!paper->html)
        return;
    put(paper, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
               "<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
    plain(paper, title, strlen(title));
    put(paper, "</title>\n<style>\n");
    put(paper, paper_style);
    put(paper, "</style>\n</head>\n<body>\n");
    put(paper, paper->is_full ? "<main class=\"full\">\n" : "<main>\n");
}

char *paper_close(struct paper *paper)
{
    either(paper, "</main>\n</body>\n</html>\n", "");
    while (!paper->html && paper->out.size > 1 && paper->out.text[paper->out.size - 2] == '\n')
        paper->out.size--;
    writer_bytes(&paper->out, "", 0);
    return writer_finish(&paper->out);
}

void paper_heading(struct paper *paper, int level, const char *anchor, const char *text)
{
    if (paper->html && anchor)
        writer_print(&paper->out, "<h%d id=\"%s\">", level, anchor);
    else if (paper->html)
        writer_print(&paper->out, "<h%d>", level);
    else
        writer_print(&paper->out, "%.*s ", level, "######");
    marked(paper, text, strlen(text));
    if (paper->html)
        writer_print(&paper->out, "</h%d>\n", level);
    else
        put(paper, "\n\n");
}

void paper_begin(struct paper *paper)
{
    either(paper, "<p>", "");
}

void paper_end(struct paper *paper)
{
    either(paper, "</p>\n", "\n\n");
}

/* The end of the paragraph that begins here. */
static const char *paragraph_end(const char *text)
{
    const char *gap = strstr(text, "\n\n");

    return gap ? gap : text + strlen(text);
}

void paper_prose(struct paper *paper, const char *documentation)
{
    for (const char *at = documentation; at && *at;) {
        at += strspn(at, "\n ");
        const char *end = paragraph_end(at);
        if (end > at) {
            paper_begin(paper);
            marked(paper, at, (size_t)(end - at));
            paper_end(paper);
        }
        at = end;
    }
}

void paper_brief(struct paper *paper, const char *documentation)
{
    if (!documentation)
        return;
    documentation += strspn(documentation, "\n ");
    marked(paper, documentation, (size_t)(paragraph_end(documentation) - documentation));
}

void paper_block(struct paper *paper, const char *text)
{
    either(paper, "<pre>", "```c\n");
    if (paper->html)
        plain(paper, text, strlen(text));
    else
        put(paper, text);
    either(paper, "</pre>\n", "```\n\n");
}

void paper_table(struct paper *paper, const char *const *heads)
{
    either(paper, "<div class=\"wide\"><table>\n<thead><tr>", "|");
    for (size_t i = 0; heads[i]; i++) {
        either(paper, "<th>", " ");
        plain(paper, heads[i], strlen(heads[i]));
        either(paper, "</th>", " |");
    }
    either(paper, "</tr></thead>\n<tbody>\n", "\n|");
    for (size_t i = 0; heads[i] && !paper->html; i++)
        put(paper, "---|");
    either(paper, "", "\n");
}

void paper_row(struct paper *paper)
{
    either(paper, "<tr>", "|");
    paper->in_cell = true;
    paper->cell = 0;
}

void paper_cell(struct paper *paper)
{
    if (paper->cell++)
        either(paper, "</td>", " |");
    either(paper, "<td>", " ");
}

void paper_row_end(struct paper *paper)
{
    either(paper, "</td></tr>\n", " |\n");
    paper->in_cell = false;
}

void paper_table_end(struct paper *paper)
{
    either(paper, "</tbody>\n</table></div>\n", "\n");
}

void paper_drawing(struct paper *paper, const char *svg, const char *file, const char *text)
{
    if (paper->html) {
        put(paper, "<figure>\n");
        put(paper, svg);
        put(paper, "<figcaption>");
        marked(paper, text, strlen(text));
        put(paper, "</figcaption>\n</figure>\n");
    } else {
        writer_print(&paper->out, "![The states of the contract](%s)\n\n", file);
        marked(paper, text, strlen(text));
        put(paper, "\n\n");
    }
}
