/* contract_rules.h - the rules of contracts, component files and systems, for `deed explain`. */
#ifndef DEED_CONTRACT_RULES_H
#define DEED_CONTRACT_RULES_H

#include <stddef.h>

struct contract_rule {
    const char *name;    /* as in diagnostics           */
    const char *summary; /* what holds, in one line     */
    const char *text;    /* why, and what to do instead */
};

extern const struct contract_rule contract_rules[];
extern const size_t contract_rule_count;

#endif
