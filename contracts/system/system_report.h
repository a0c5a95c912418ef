/* system_report.h - an image on one page of HTML, and what the report takes besides the system. */
#ifndef DEED_SYSTEM_REPORT_H
#define DEED_SYSTEM_REPORT_H

#include "certified.h"
#include "report_page.h"
#include "system_view.h"

struct report {
    const struct system_image *system;
    const char *svg;             /* the graph, or NULL ...                  */
    const char *no_svg;          /* ... and why there is none               */
    const char *linked;          /* what `deed link` printed, or NULL       */
    struct certified *certified; /* by instance                             */
};

/* The whole page, malloced. */
char *system_emit_report(const struct report *report);

/* Its parts about the checker's work: report_checked.c. */
void report_stacks(struct writer *page, const struct report *report);
void report_accesses(struct writer *page, const struct report *report);
void report_certificates(struct writer *page, const struct report *report);

#endif
