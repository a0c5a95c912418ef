/* explain.h - the texts of checker/rules/NAME.md, put into the program by checker/rules/embed.awk.
 */
#ifndef CHECKER_EXPLAIN_H
#define CHECKER_EXPLAIN_H

#include "../contracts/compiler/diagnostic.h"

#include <stddef.h>

struct explain_text {
    const char *rule;
    const char *text;
};
extern const struct explain_text explain_texts[];
extern const size_t explain_text_count;

/* What reports say of a rule, be it of C or of contracts. */
bool explain_find(const char *rule, struct diagnostic_rule *found);

/* Where to go from here: the last lines under errors. */
void explain_refusal(const struct diagnostics *all, FILE *out);

#endif
