/* render.h - what the three ways of showing diagnostics share. Nobody but render*.c includes this.
 */
#ifndef DEED_RENDER_H
#define DEED_RENDER_H

#include <jansson.h>

#include "diagnostic_list.h"

/* The source texts to quote from: those that were given, and files read when first asked for. */
struct quoting {
    const struct diagnostics *all;
    struct source_text *read;
    size_t read_count;
};

/* The line, without its newline; NULL when there is no such line. */
const char *render_line(struct quoting *quoting, const char *file, unsigned line, size_t *size);

/* render_json.c. The lists are sorted, and the end of each error is known. */
json_t *json_text(const char *text); /* never NULL, whatever the bytes */
json_t *json_report(const struct diagnostic *list, size_t count);

/* render_sarif.c */
json_t *sarif_report(struct quoting *quoting, const struct diagnostic *list, size_t count);

#endif
