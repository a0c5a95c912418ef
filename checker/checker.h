/* checker.h - the passes of `deed check`, in order; passes.c is their list.
 *
 *   source  preprocess with the fixed flags; the SDK prefix must be byte for byte the SDK's
 *   token   token gate: allow-list, on the raw files and on the preprocessed bytes
 *   front   libclang on those bytes, default-deny, lowered to IR
 *   summary per function, bottom-up: which owner slots it may change
 *   infer   per function, bottom-up: the marks that its author left out
 *   flow    one forward fixpoint: definite assignment, null, ownership, borrows, endpoints
 *   bounds  every index inside, by proof or by a check at run time
 *   compile the same bytes, fixed flags, to bitcode
 *   llvm    LLVM-IR gate: instructions, types, attributes, globals
 *   code    the same bitcode to an object
 *   object  object gate: sections, relocations, symbols, mnemonics
 *   stack   worst-case stack
 *   certify hashes of all that went in and came out
 *
 * Each pass reports into `diagnostics` and never exits; a pass runs only if those before it
 * reported nothing. Test builds replace rules_on.c, the switch of every rule, or passes.c, their
 * list. */
#ifndef CHECKER_CHECKER_H
#define CHECKER_CHECKER_H

#include "host.h"
#include "ir.h"

/* A component's source, preprocessed. Everything before `prefix_size` is the SDK's and generated
 * text, verified; everything after it is the component's. */
struct source {
    const char *file;       /* apps/calc/calc.c as the user named it               */
    struct host_list files; /* all sources of the component, that one first        */
    char *text;             /* NAME.i: of several sources, one text made of theirs */
    size_t size;
    size_t prefix_size;
    const char *i_file;         /* where X.i lies                        */
    struct host_list own_files; /* the raw files that the component's text comes from */
    struct host_list inputs;    /* all files that X.i was made of                     */
    /* Of those, in which the token gate found nothing wrong while X.i was made, and the macros that
     * they define: it is not known yet whether these are the SDK's. */
    struct host_list seen, defined;
};

/* Is there so much of the component's own text, and are there cores, that two threads are worth
 * their while? What they come to is the same. */
bool source_is_long(const struct source *source);
extern size_t source_long; /* bytes; a test build may change it */

/* One rule: its name as in diagnostics and `deed explain`. */
struct rule {
    const char *name;
    const char *summary; /* one line */
};

extern const struct rule rules[];
extern const size_t rule_count;

/* Is the rule on? Always, in the shipped program (rules_on.c). A test build links another file. */
bool rule_is_on(const char *name);

/* Report an error unless the rule is off; true if it was reported. All passes report through it. */
bool rule_error(struct diagnostics *all, struct place at, const char *rule, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

void token_look(struct source *source, const char *file); /* ahead of token_gate */
void token_gate(const struct source *source, const char *directory, struct diagnostics *all);
struct ir_unit *front_lower(const struct source *source, const struct component *component,
                            struct contract_library *library, struct diagnostics *all);
/* The same of a long source, in two halves: the second is parsed beside what follows. */
struct split *split_start(const struct source *source, const struct component *component);
void split_free(struct split *split); /* or NULL */
struct ir_unit *front_lower_split(struct split *split, const struct source *source,
                                  const struct component *component,
                                  struct contract_library *library, struct diagnostics *all);
void ir_free(struct ir_unit *unit);
void summarise(struct ir_unit *unit);
void sets_settle(struct ir_unit *unit); /* sets.c: known again, when marks have become known */
void infer(struct ir_unit *unit, struct diagnostics *all);
void flow_check(const struct ir_unit *unit, struct diagnostics *all);
/* The bounds, in steps: which numbers are asked for, beside summarise and infer if need be; which
 * variables a call may assign, behind infer, which takes of the unit's memory, too, and beside the
 * search; what holds of numbers in the whole component, behind both and beside flow_check; and what
 * comes of it, beside nothing, with two threads of its own if it should be `beside`. */
struct bounds_unit *bounds_new(struct ir_unit *unit);
void bounds_search(struct bounds_unit *unit);
void bounds_find_writes(struct bounds_unit *unit);
void bounds_begin(struct bounds_unit *searched);
void bounds_finish(struct bounds_unit *begun, bool beside, struct diagnostics *all);
void bounds_dump(struct ir_unit *unit, FILE *out);
void flow_dump(const struct ir_unit *unit, FILE *out);

#endif
