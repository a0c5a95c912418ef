/* report_page.h - HTML, written so that no text can become markup: report_print escapes what its
 * `%s` put in; tags are written by report_tag and the table moves. */
#ifndef DEED_REPORT_PAGE_H
#define DEED_REPORT_PAGE_H

#include "../compiler/writer.h"

/* Markup as it is: a literal of ours, never a name or text of somebody's. */
void report_tag(struct writer *page, const char *markup);

/* Text, escaped as a whole. */
void report_print(struct writer *page, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* <h2> with an anchor. */
void report_head(struct writer *page, const char *anchor, const char *title);

/* A table with these columns (NULL-terminated); rows of cells; its end. */
void report_table(struct writer *page, const char *const *heads);
void report_row(struct writer *page);
void report_cell(struct writer *page, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void report_head_cell(struct writer *page, const char *text); /* the first of a row */
void report_size(struct writer *page, uint64_t bytes);        /* a cell, as 64K     */
void report_end_table(struct writer *page);

#endif
