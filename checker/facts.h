/* facts.h - what the flow pass knows of owners, borrows and endpoints on each line, and the bounds
 * pass of accesses, kept for people: editors show it at a variable, report.c beside the line. */
#ifndef CHECKER_FACTS_H
#define CHECKER_FACTS_H

#include "../contracts/compiler/diagnostic.h"

#include <jansson.h>
#include <stdbool.h>

struct facts;
struct flow;
struct ir_instruction;

struct facts *facts_new(void);
void facts_free(struct facts *facts);

/* Called in front of each instruction that the walk that reports comes to from another line, and
 * behind each. */
void facts_see(struct facts *facts, struct flow *flow, const struct ir_instruction *at, bool after);

/* Called where the walk goes on at another line, and on each edge to another block: what is known
 * now holds behind this line, on one way on. */
void facts_leave(struct facts *facts, struct flow *flow, const struct ir_instruction *at);

/* An access to an element, proved or checked at run time. */
void facts_access(struct facts *facts, struct place at, bool proved);

/* Of one line: {VARIABLE: [TEXT...]}, one text for each way on; NULL: nothing is known there. The
 * caller's to release. */
json_t *facts_behind(const struct facts *facts, const char *file, unsigned line);

struct facts_accesses {
    unsigned proved, checked;
};
struct facts_accesses facts_accesses(const struct facts *facts, const char *file, unsigned line);

/* As JSON: {FILE: {LINE: {VARIABLE: {"before": [TEXT...], "after": [TEXT...]}}}}; several texts are
 * of several ways to the line, or on from it. */
void facts_write(struct facts *facts, const char *file);

#endif
