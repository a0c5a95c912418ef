/* report_page.c - see report_page.h. Rows and cells need no end tags in HTML; they have them, for
 * readers. */
#include <stdarg.h>
#include <stdlib.h>

#include "report_page.h"

void report_tag(struct writer *page, const char *markup)
{
    writer_print(page, "%s", markup);
}

static void escape(struct writer *page, const char *text)
{
    for (; *text; text++)
        switch (*text) {
        case '&': writer_print(page, "&amp;"); break;
        case '<': writer_print(page, "&lt;"); break;
        case '>': writer_print(page, "&gt;"); break;
        case '"': writer_print(page, "&quot;"); break;
        case '\'': writer_print(page, "&#39;"); break;
        default: writer_bytes(page, text, 1);
        }
}

static void print_list(struct writer *page, const char *format, va_list arguments)
{
    struct writer text = {0};

    writer_print_list(&text, format, arguments);
    char *whole = writer_finish(&text);
    escape(page, whole);
    free(whole);
}

void report_print(struct writer *page, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    print_list(page, format, arguments);
    va_end(arguments);
}

void report_head(struct writer *page, const char *anchor, const char *title)
{
    writer_print(page, "\n<h2 id=\"%s\">", anchor);
    report_print(page, "%s", title);
    report_tag(page, "</h2>\n");
}

void report_table(struct writer *page, const char *const *heads)
{
    report_tag(page, "<div class=\"wide\"><table>\n<thead><tr>");
    for (size_t i = 0; heads[i]; i++) {
        report_tag(page, "<th scope=\"col\">");
        report_print(page, "%s", heads[i]);
        report_tag(page, "</th>");
    }
    report_tag(page, "</tr></thead>\n<tbody>");
}

void report_row(struct writer *page)
{
    report_tag(page, "\n<tr>");
}

void report_head_cell(struct writer *page, const char *text)
{
    report_tag(page, "<th scope=\"row\">");
    report_print(page, "%s", text);
    report_tag(page, "</th>");
}

void report_cell(struct writer *page, const char *format, ...)
{
    va_list arguments;

    report_tag(page, "<td>");
    va_start(arguments, format);
    print_list(page, format, arguments);
    va_end(arguments);
    report_tag(page, "</td>");
}

void report_size(struct writer *page, uint64_t bytes)
{
    report_tag(page, "<td class=\"n\">");
    writer_size(page, bytes);
    report_tag(page, "</td>");
}

void report_end_table(struct writer *page)
{
    report_tag(page, "\n</tbody></table></div>\n");
}
