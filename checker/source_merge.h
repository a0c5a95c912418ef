/* source_merge.h - several sources of one component as one text. Used by source.c only. */
#ifndef CHECKER_SOURCE_MERGE_H
#define CHECKER_SOURCE_MERGE_H

#include "checker.h"

/* One source, preprocessed alone. */
struct source_part {
    const char *file;
    char *text;
    size_t size;
    size_t prefix_size; /* what the component header brings in */
};

/* The first part whole, then what the others say behind their prefixes. A header that several of
 * them include stands there once; that it says the same in each is checked (rule `unit`). */
char *source_merge(const struct source_part *parts, size_t count, struct diagnostics *all,
                   size_t *size);

#endif
