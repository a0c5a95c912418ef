/* stack.h - how deep a call can go: computed from machine code, so whatever the compiler does to
 * the source's functions is counted as it is. */
#ifndef CHECKER_STACK_H
#define CHECKER_STACK_H

#include "object.h"

/* What a function needs below the return address that its caller pushed. */
struct stack_function {
    const struct object_symbol *symbol;
    bool returns;   /* or never comes back                        */
    bool is_known;  /* it was reached: own and depth are true      */
    uint64_t bound; /* calls on the stack, at most, of those that it calls in a circle and of
                       itself, but for the first; 0: it may not call itself */
    uint64_t own;   /* pushes and subtractions of its own, at most */
    uint64_t depth; /* callees included                            */
    const struct stack_function *deepest; /* the callee that `depth` comes through, or NULL */
};

enum stack_problem_kind {
    STACK_FINE,
    STACK_RECURSION, /* it calls itself, directly or through others */
    STACK_UNKNOWN,   /* a call or jump to a computed address        */
    STACK_UNBALANCED /* pushes and pops do not match on some path   */
};

struct stack_problem {
    enum stack_problem_kind kind;
    uint32_t section;
    uint64_t offset; /* of the instruction */
    const struct object_symbol *function;
};

struct stack_graph;

/* `object` must be decoded. Calls to undefined symbols count the return address and nothing more.
 */
struct stack_graph *stack_graph_new(const struct object *object);
void stack_graph_free(struct stack_graph *graph);

/* Calls to this function never come back, and leave the stack or use none of it. */
void stack_ends_at(struct stack_graph *graph, const char *name);

/* This function may call itself, or others that call it: with so many calls among them on the
 * stack, but for the first. */
void stack_allows(struct stack_graph *graph, const char *name, uint64_t times);

/* The function of this name with its depth, or NULL and the problem. */
const struct stack_function *stack_of(struct stack_graph *graph, const char *name,
                                      struct stack_problem *problem);

/* All functions looked at so far; NULL past the last one. */
const struct stack_function *stack_function_at(const struct stack_graph *graph, size_t index);

#endif
