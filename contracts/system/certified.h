/* certified.h - what the certificate of a component says (checker/certificate.h), as far as people
 * want to read it in the report. Nothing is decided by it: `deed link` makes every hash again. */
#ifndef DEED_CERTIFIED_H
#define DEED_CERTIFIED_H

#include <stdbool.h>
#include <stddef.h>

struct certified_line {
    const char *key, *value;
};

struct certified {
    char *text; /* NULL: there is no certificate */
    struct certified_line *lines;
    size_t count;
};

/* FOLDER/NAME.cert; folder may be NULL. */
struct certified certified_read(const char *folder, const char *name);
void certified_free(struct certified *certified);

/* The value of the first line of that key; NULL if there is none. */
const char *certified_value(const struct certified *certified, const char *key);

#endif
