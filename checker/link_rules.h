/* link_rules.h - the rules of `deed link`, for `deed explain`. */
#ifndef CHECKER_LINK_RULES_H
#define CHECKER_LINK_RULES_H

#include "../contracts/compiler/contract_rules.h"

extern const struct contract_rule link_rules[];
extern const size_t link_rule_count;

#endif
