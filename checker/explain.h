/* explain.h - the texts of checker/rules/NAME.md, put into the program by checker/rules/embed.awk.
 */
#ifndef CHECKER_EXPLAIN_H
#define CHECKER_EXPLAIN_H

#include <stddef.h>

struct explain_text {
    const char *rule;
    const char *text;
};
extern const struct explain_text explain_texts[];
extern const size_t explain_text_count;

#endif
