/* facts.h - what the flow pass knows of owners, borrows and endpoints on each line, kept for
 * people: editors show it at a variable. */
#ifndef CHECKER_FACTS_H
#define CHECKER_FACTS_H

#include <stdbool.h>

struct facts;
struct flow;
struct ir_instruction;

struct facts *facts_new(void);

/* Called before and after each instruction of the walk that reports. */
void facts_see(struct facts *facts, struct flow *flow, const struct ir_instruction *at, bool after);

/* As JSON: {FILE: {LINE: {VARIABLE: {"before": [TEXT...], "after": [TEXT...]}}}}. */
void facts_write(struct facts *facts, const char *file);

#endif
