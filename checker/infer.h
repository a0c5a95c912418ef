/* infer.h - what infer.c and infer_passage.c share; nobody else includes it. */
#ifndef CHECKER_INFER_H
#define CHECKER_INFER_H

#include "flow.h"

struct inference {
    struct ir_unit *unit;
    struct diagnostics *all;
    struct ir_function **order; /* callees first */
    size_t count;
    bool has_circle; /* some function may be called while it runs */
    struct pool pool;
};

static inline struct ir_variable *infer_formal(const struct ir_function *function, size_t i)
{
    return &function->variables[function->parameters[i]];
}

/* Was the mark not written, and is it not known yet? */
static inline bool infer_is_open(const struct ir_annotation *annotation, unsigned mark)
{
    return (annotation->open & ~annotation->inferred & mark) != 0;
}

/* infer.c */
struct flow_trial infer_trial(struct inference *in, const struct ir_function *function);
bool infer_calls(const struct ir_function *caller, const struct ir_function *callee);

/* infer_passage.c; true if that was news. */
bool infer_wants(struct inference *in, struct ir_function *function);
bool infer_wants_message(const struct ir_variable *formal);
bool infer_entry(struct inference *in, struct ir_function *function, size_t parameter);
bool infer_exits(struct inference *in, struct ir_function *function);

#endif
