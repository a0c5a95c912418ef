/* flow.h - what the files of the flow pass share. Only flow*.c and summary.c include it.
 *
 * The pass follows every path through a function at once: one forward fixpoint over its blocks with
 * a finite lattice (flow.c solves, flow_state.c joins), then a second walk over the settled states
 * that reports. What an instruction does to a state is split by idea: flow_value.c (assigned? null?
 * gone?), flow_owner.c (who holds), flow_borrow.c (who lent, through which slots), flow_view.c
 * (borrows in structs), flow_slot.c (TAKE, PUT, fields), flow_filled.c (a second PUT),
 * flow_brand.c (which parcel), flow_guard.c (what a pointer says of the slots it came from),
 * flow_call.c (calls and returns),
 * flow_endpoint.c (contracts), flow_message.c (tags and owned cells), flow_wait.c (several sources
 * at once), flow_report.c (words),
 * flow_cases.c (what a number says of a reference), flow_passage.c (what a result says of an
 * argument), flow_help.c (what to write instead), flow_cursor.c (locals that only borrow),
 * flow_empty.c (fields that a call leaves null), flow_output.c (locals that callees write),
 * flow_trial.c (the same run for infer.c, with nobody listening).
 *
 * Invariants:
 *  - A state says for each variable the set of things it may be. A join is a union; what is known
 *    for certain (facts about fields, tags bound to endpoints) is intersected.
 *  - After an error the state is what it would be had the rule held; where nothing sensible is left
 *    it is FLOW_SILENT, about which nobody complains. Silence never hides another possibility, so
 *    a loop cannot swallow its own error.
 *  - The effect on the state never depends on which rules are on, nor on `reporting`. */
#ifndef CHECKER_FLOW_H
#define CHECKER_FLOW_H

#include <string.h>

#include "../contracts/compiler/pool.h"
#include "checker.h"

/* ---- small sets of numbers ---- */

/* Contract states or message tags, all below 255. */
struct flow_mask {
    uint64_t word[4];
};

static inline void flow_mask_add(struct flow_mask *mask, unsigned number)
{
    mask->word[number >> 6 & 3] |= (uint64_t)1 << (number & 63);
}

static inline void flow_mask_remove(struct flow_mask *mask, unsigned number)
{
    mask->word[number >> 6 & 3] &= ~((uint64_t)1 << (number & 63));
}

static inline bool flow_mask_has(const struct flow_mask *mask, unsigned number)
{
    return mask->word[number >> 6 & 3] >> (number & 63) & 1;
}

static inline bool flow_mask_is_empty(const struct flow_mask *mask)
{
    return (mask->word[0] | mask->word[1] | mask->word[2] | mask->word[3]) == 0;
}

/* True if that changed `mask`. */
static inline bool flow_mask_join(struct flow_mask *mask, const struct flow_mask *other)
{
    uint64_t added = 0;
    for (int i = 0; i < 4; i++) {
        added |= other->word[i] & ~mask->word[i];
        mask->word[i] |= other->word[i];
    }
    return added != 0;
}

/* Sets of 32-bit numbers, each stored once: equal sets have equal numbers, 0 is the empty one. */
struct flow_sets;

struct flow_set_view {
    const uint32_t *items; /* ascending; valid until the next set is made */
    uint32_t count;
};

struct flow_sets *flow_sets_new(void);
void flow_sets_clear(struct flow_sets *sets);
void flow_sets_free(struct flow_sets *sets);
struct flow_set_view flow_set_view(const struct flow_sets *sets, uint32_t set);
bool flow_set_has(const struct flow_sets *sets, uint32_t set, uint32_t item);
uint32_t flow_set_add(struct flow_sets *sets, uint32_t set, uint32_t item);
uint32_t flow_set_remove(struct flow_sets *sets, uint32_t set, uint32_t item);
uint32_t flow_set_union(struct flow_sets *sets, uint32_t a, uint32_t b);
uint32_t flow_set_intersection(struct flow_sets *sets, uint32_t a, uint32_t b);
/* These, which are ascending. */
uint32_t flow_set_of(struct flow_sets *sets, const uint32_t *items, uint32_t count);

/* ---- what a variable may be ---- */

enum flow_possible {
    FLOW_UNSET = 1,    /* not assigned yet, or its scope has ended               */
    FLOW_NULL = 2,     /* null                                                   */
    FLOW_OWNED = 4,    /* holds an object or endpoint that must go somewhere     */
    FLOW_LENT = 8,     /* a borrow, see `loans`                                  */
    FLOW_GIVEN = 16,   /* what it held was given away, see `cause`               */
    FLOW_EXPIRED = 32, /* a borrow whose lender or slot changed, see `cause`     */
    FLOW_PLAIN = 64,   /* a scalar or aggregate with a value                     */
    FLOW_SILENT = 128  /* an error was reported about it                         */
};

/* Whose a borrow is: an item of `loans`. */
enum flow_loan {
    FLOW_LOAN_VARIABLE,  /* of what this owner holds, or of this local or static itself */
    FLOW_LOAN_PARAMETER, /* of what the caller lent through this parameter              */
    FLOW_LOAN_SLOT,      /* it was read through this owner slot                         */
    FLOW_LOAN_MESSAGE,   /* of the message that this endpoint holds                     */
    FLOW_LOAN_STATICS    /* of what hangs in statics, by way of a function that says not which */
};

static inline uint32_t flow_loan(enum flow_loan kind, uint32_t index)
{
    return (uint32_t)kind << 28 | index;
}

static inline enum flow_loan flow_loan_kind(uint32_t loan)
{
    return (enum flow_loan)(loan >> 28);
}

static inline uint32_t flow_loan_index(uint32_t loan)
{
    return loan & 0x0fffffff;
}

struct flow_value {
    uint32_t possible; /* set of flow_possible */
    uint32_t loans;    /* set of flow_loan; of FLOW_LENT                                       */
    uint32_t nulls;    /* set of slots known to be null in the object held or lent             */
    uint32_t fulls;    /* set of slots known to be not null                                    */
    uint32_t filled;   /* set of places that this function has filled, see flow_filled.c       */
    uint32_t cause;    /* site where it was given away or expired                              */
    uint32_t source;   /* site where its value came from                                       */
    uint32_t meet;     /* block where `given` and `owned` first met */
    ir_var link;       /* scalars: the endpoint of whose message this is the tag;
                          pointers: the variable it was read from, through link_slot           */
    ir_slot link_slot; /* scalars: site of the wait that gave this number of a source          */
    uint32_t outcome;  /* scalars: set of what was written, if it has some sign: flow_output.c */
    uint32_t brand;    /* the parcel that it is or lies in, see flow_brand.c; 0: not known */
    uint32_t guards;   /* pointers: set of slots that are not null if it is not, see flow_guard.c */
    ir_var twin;       /* pointers: a variable that refers to the same, from which it was copied */
    uint32_t cases;    /* scalars: the number that it is, see flow_number; references: what a
                          scalar says of it, see flow_cases.c; 0: nothing is known */
};

#define FLOW_NO_MESSAGE 255 /* in flow_endpoint.messages */

/* What an endpoint variable's endpoint may be in. All empty: nothing is known, nobody complains. */
struct flow_endpoint {
    struct flow_mask idle;     /* states                                                         */
    struct flow_mask loose;    /* states in which it may be dropped: fresh, connected, timed out */
    struct flow_mask held;     /* states in which a message came that nobody has looked at       */
    struct flow_mask messages; /* tags of the message it holds, looked at                        */
    uint64_t untaken, taken;   /* parameters of that message: cells that may be full, empty      */
    bool closed;
    bool may_time_out, may_connect; /* with `held` */
    uint32_t since;                 /* site of the operation that led here */
};

#define FLOW_MOST_CASES  8
#define FLOW_MOST_GUARDS 8

/* What a reference is when a scalar is this number. */
struct flow_case {
    uint32_t number; /* see flow_number; 0: any number that has no case of its own */
    uint32_t possible;
    struct flow_endpoint endpoint; /* zero if it is none */
};

struct flow_cases {
    ir_var scalar;
    struct flow_case all; /* the reference, whatever the scalar is */
    uint32_t count;
    struct flow_case *items; /* by number, ascending */
};

/* What is known of a parameter of a static function beyond its marks: flow_passage.c. */
struct flow_passage {
    bool wants_message;         /* it reads a message that came before the call */
    bool has_entry;             /* an endpoint that is in `entry` at every call */
    struct flow_endpoint entry; /* instead of STATE */
    uint32_t exit_count;        /* 0: the marks say all */
    struct flow_case *exits;    /* at returns, by the number returned */
};

struct flow_exits {
    uint32_t count;
    bool is_lost; /* something is not known */
    struct flow_case items[FLOW_MOST_CASES];
};

struct flow_state {
    bool reached;
    bool has_cases;  /* of references */
    uint32_t waited; /* set of what a wait may have found and nobody dealt with: flow_wait.c */
    struct flow_value *values; /* NULL at a block's beginning: they are in its parts */
    struct flow_endpoint *endpoints;
};

/* Values at a block's beginning, by their places. What another block has as well it has in common
 * with that: of many blocks and variables, most are unchanged from block to block. */
#define FLOW_PART 32

/* ---- one function under analysis ---- */

#define FLOW_NO_SITE UINT32_MAX

struct flow_block {
    struct flow_state in;
    const struct flow_value **parts; /* FLOW_PART values each, not to be written to */
    uint32_t *given_edges; /* by place of a variable: site of the edge on which it came in given
                              away, while others brought it owned; of loops, the way in only */
    uint32_t first_site;
    bool begins_line;    /* while reporting: a way comes to it from another line */
    uint32_t rank;       /* in reverse postorder; UINT32_MAX: not reachable */
    ir_var *temporaries; /* used in this block only                         */
    uint32_t temporary_count;
    uint32_t temporary_endpoints;
};

/* What a run over a body finds out for infer.c. Nothing is reported then: marks that are not known
 * yet are taken for whatever the body does. */
struct flow_trial {
    size_t complaints;
    size_t nulls;             /* complaints about null */
    struct place *asked;      /* by parameter: where what it lent is first treated as an owner */
    bool *lends;              /* by parameter: a result borrows from it */
    int *stored;              /* by parameter: number of the one that lends what is stored behind
                                 it, from 1 */
    struct place owned, lent; /* where an owner is returned, where a borrow */
    bool null;                /* null is returned */
    struct ir_unit *unit;     /* has the memory of the following sets */
    struct ir_set *empties;   /* as ir_function.empties, of the returns seen so far */
    bool *returned;           /* by parameter, the result behind the last: some return was seen
                                 at which there is an object */
    struct flow_mask result;  /* states of an endpoint that is returned */
    struct flow_mask *left;   /* by parameter: states in which an endpoint goes back */

    bool *wants;              /* by parameter, or NULL: a message is asked for that the call
                                 must have brought along */
    struct flow_exits *exits; /* by parameter, or NULL */

    const struct ir_function *watched; /* what states argument `argument` of its calls has */
    size_t argument;
    struct flow_mask seen;
    struct flow_endpoint seen_endpoint; /* all of them together */
};

/* What callers are not to be blamed for, since the callee was refused for it. */
struct flow_told {
    const struct ir_variable **parameters; /* given away, though the declaration says lent */
    size_t parameter_count;
    const struct ir_function **functions; /* return what is no more */
    size_t function_count;
    const struct ir_function **refused; /* something was complained of */
    size_t refused_count;
};

struct flow {
    const struct ir_unit *unit;
    const struct ir_function *function;
    struct diagnostics *all;
    struct flow_trial *trial; /* NULL: the checker's own run */
    struct flow_told *told;   /* of the whole unit; NULL in a trial */
    FILE *dump; /* each operation on an endpoint is written there, with its states before it */
    bool reporting;
    bool complained;   /* while reporting: something is wrong, whether or not its rule is on */
    struct place lost; /* while reporting: where something was used of which nothing is known */
    struct pool *pool;
    struct flow_sets *sets;

    /* Where a variable is in a state. Temporaries of one block share the places behind `kept`. */
    uint32_t *home;
    uint32_t *endpoint_home;
    ir_var *variable_at;
    bool *cursor;    /* by variable: a copy of an owner to it only borrows */
    bool *addressed; /* by variable: IR_ADDRESS is taken of it somewhere */
    uint32_t kept, kept_endpoints;
    uint32_t used; /* kept and those of the present block */

    struct flow_block *blocks;
    uint32_t *order; /* blocks by rank */
    uint32_t order_count;
    bool *pending; /* by rank */
    uint32_t first_pending;

    struct flow_state now;
    const struct flow_value **loaded; /* parts that `now` began with, or NULL */
    struct flow_value *met;           /* room for the values of a join */
    const struct ir_instruction **sites;
    uint32_t site;
    ir_block block;

    struct flow_cases **cases; /* a state names them by index + 1 */
    uint32_t case_count;
    struct flow_state before; /* for flow_cases.c, of this size: */
    uint32_t all_values, all_endpoints;

    struct flow_filled *filled; /* NULL: no slot is filled twice */

    uint32_t fresh_slots; /* a set, made when it is first asked for */
    bool has_fresh_slots;

    uint32_t looked; /* set of waits whose number is tested somewhere */

    uint64_t *reported; /* (variable, cause) pairs that were reported */
    size_t reported_count;
};

static inline const struct ir_variable *flow_variable(const struct flow *flow, ir_var variable)
{
    return &flow->function->variables[variable];
}

static inline struct flow_value *flow_value(const struct flow *flow, ir_var variable)
{
    return &flow->now.values[flow->home[variable]];
}

static inline struct flow_endpoint *flow_endpoint(const struct flow *flow, ir_var variable)
{
    return &flow->now.endpoints[flow->endpoint_home[variable]];
}

static inline bool flow_is_reference(const struct ir_variable *variable)
{
    return variable->class == IR_POINTER || variable->class == IR_ENDPOINT ||
           variable->class == IR_ENDPOINTS || variable->class == IR_CAPABILITY ||
           variable->class == IR_VIEW;
}

/* Is a loan of the variable one of its own memory, and not of the object that it refers to? */
static inline bool flow_lends_memory(const struct ir_variable *variable)
{
    return variable->class == IR_VIEW || !flow_is_reference(variable);
}

/* flow.c: hand the present state on to a block. */
void flow_edge(struct flow *flow, ir_block target);

/* flow.c: run over one body without reporting. */
void flow_try(const struct ir_unit *unit, const struct ir_function *function,
              struct flow_trial *trial);

/* flow_empty.c: slots that are null when a function returns. */
void flow_note_empty(struct flow *flow, const struct ir_instruction *at);
void flow_learn_empty(struct flow *flow, const struct ir_instruction *call);
void flow_learn_result(struct flow *flow, const struct ir_instruction *call);
bool flow_may_empty(const struct ir_unit *unit, const struct ir_function *function);

/* outputs.c: what a function writes through its parameters. */
void outputs_find(struct ir_unit *unit, struct ir_function *function);
/* The number that this instruction copies, converts or compares with a constant, or IR_NONE. */
ir_var output_tested(const struct ir_instruction *at);
/* The signs that its result may then have, if that number has this one. */
unsigned output_signs(const struct ir_function *function, const struct ir_instruction *at,
                      unsigned sign);
/* The signs that the number which is branched on may have on the way to the target. */
unsigned output_edge_signs(const struct ir_instruction *terminator, ir_block target);

/* flow_output.c: locals that callees write. */
/* Does the callee not read what this argument points to, before it writes it? */
bool flow_output_unread(struct flow *flow, const struct ir_instruction *call, size_t argument);
void flow_output_call(struct flow *flow, const struct ir_instruction *call);
/* What the number that the instruction computes tells, too; before and after it is assigned. */
uint32_t flow_output_told(struct flow *flow, const struct ir_instruction *at);
void flow_output_tell(struct flow *flow, ir_var scalar, uint32_t outcome);
void flow_output_forget(struct flow *flow, ir_var local);
/* While a state goes along an edge: what is written then; NULL if that is nothing. */
struct flow_value *flow_output_edge(struct flow *flow, ir_block target);
void flow_output_restore(struct flow *flow, const struct flow_value *kept);

/* flow_cursor.c */
bool *flow_cursors(struct pool *pool, const struct ir_function *function);
bool flow_lend_copy(struct flow *flow, ir_var to, ir_var from);
/* Does the instruction do with argument i what only an owner allows? */
bool flow_consumes(const struct ir_function *function, const struct ir_instruction *at, size_t i);

/* flow_trial.c: what a trial wants to know. */
void flow_trial_asked(struct flow *flow, ir_var variable, struct place at);
void flow_trial_return(struct flow *flow, const struct ir_instruction *at, ir_var variable);
void flow_trial_left(struct flow *flow);
void flow_trial_argument(struct flow *flow, const struct ir_instruction *call, size_t argument);
/* Is this mark left to a later trial? Never in the checker's own run. */
bool flow_is_unknown(const struct flow *flow, const struct ir_annotation *annotation,
                     unsigned mark);
/* Where the body of an inferred function asks for what its callers now meet. */
void flow_note_inferred(struct flow *flow, uint32_t site);
void flow_note_own_mark(struct flow *flow, ir_var parameter);

/* flow_state.c */
void flow_note_edges(struct flow *flow, ir_block target);
void flow_state_new(struct flow *flow, struct flow_state *state, uint32_t values,
                    uint32_t endpoints);
/* The block gets these values; and the reverse. */
void flow_keep_values(struct flow *flow, struct flow_block *block, const struct flow_value *values);
void flow_load_values(const struct flow *flow, const struct flow_block *block,
                      struct flow_value *values);
bool flow_state_join(struct flow *flow, ir_block at);

static inline const struct flow_value *flow_value_in(const struct flow_block *block, uint32_t home)
{
    return &block->parts[home / FLOW_PART][home % FLOW_PART];
}
void flow_entry(struct flow *flow);
/* The contract states that a declared STATE stands for: that one, or all when nothing is said. */
struct flow_mask flow_declared(const struct contract *contract, uint16_t state);
/* An endpoint in one of these states, nothing held. */
struct flow_endpoint flow_endpoint_in(struct flow_mask states, uint32_t site);

bool flow_endpoint_join(struct flow_endpoint *into, const struct flow_endpoint *from);

/* flow_cases.c */
uint32_t flow_number(ir_wide value); /* 0: too large to be told apart */
ir_wide flow_number_value(uint32_t number);
bool flow_same_endpoint(const struct flow_endpoint *a, const struct flow_endpoint *b);
void flow_cases_begin(struct flow *flow, ir_var v, ir_var scalar, const struct flow_case *items,
                      uint32_t count);
void flow_cases_before(struct flow *flow, const struct ir_instruction *at);
void flow_cases_after(struct flow *flow, const struct ir_instruction *at);
void flow_edge_of(struct flow *flow, const struct ir_instruction *at, size_t number,
                  ir_block target);
void flow_cases_leave(struct flow *flow);
bool flow_cases_join(struct flow *flow, struct flow_state *into);
uint32_t flow_cases_of(const struct flow *flow, ir_var v, ir_var scalar, struct flow_case *items);

/* flow_guard.c */
struct flow_before {
    uint32_t guards[FLOW_MOST_GUARDS], count;
    struct flow_value values[FLOW_MOST_GUARDS];
};
ir_var flow_guard_twin(const struct flow *flow, ir_var to, ir_var base);
void flow_guard_copy(struct flow *flow, struct flow_value *copy, ir_var to, ir_var from);
void flow_guard_read(struct flow *flow, ir_var to, ir_var base, ir_var twin, ir_slot slot);
void flow_guard_forget(struct flow *flow, struct flow_value *value, ir_var variable);
void flow_guard_affect(struct flow *flow, struct flow_value *value, ir_slot slot);
void flow_guard_affect_call(struct flow *flow, struct flow_value *value,
                            const struct ir_set *affects);
void flow_guard_leave_block(struct flow *flow, struct flow_value *value);
void flow_guard_learn(struct flow *flow, ir_var tested, struct flow_before *before);
void flow_guard_unlearn(struct flow *flow, const struct flow_before *before);
bool flow_guard_join(struct flow *flow, struct flow_state *into);

/* flow_passage.c */
bool flow_has_exits(const struct ir_function *function, size_t parameter);
bool flow_passage_enter(struct flow *flow, const struct ir_instruction *call, size_t argument);
bool flow_passage_lost(struct flow *flow, const struct ir_instruction *call, size_t argument);
void flow_passage_leave(struct flow *flow, const struct ir_instruction *call, size_t argument);
void flow_passage_return(struct flow *flow, const struct ir_instruction *at);
void flow_passage_want(struct flow *flow, ir_var v);
void flow_passage_wanted(struct flow *flow, const struct ir_instruction *call, size_t argument);
void flow_exits_merge(struct flow_exits *exits);
void flow_passage_note(struct flow *flow, const struct ir_instruction *at);
bool flow_passage_explain(struct flow *flow, ir_var v, uint32_t site);

/* flow_dump.c */
void flow_dump_function(const struct flow *flow, FILE *out);
void flow_dump_operation(const struct flow *flow, const struct ir_instruction *at);

/* flow_value.c: reading and assigning. */
void flow_use(struct flow *flow, ir_var variable, struct place at);        /* null is fine */
void flow_use_object(struct flow *flow, ir_var variable, struct place at); /* null is not  */
void flow_use_memory(struct flow *flow, ir_var variable, struct place at); /* *v is read   */
void flow_fill_memory(struct flow *flow, ir_var variable);                 /* *v is written */
void flow_fill(struct flow *flow, ir_var local);
struct flow_value *flow_define(struct flow *flow, ir_var variable, uint32_t possible);
void flow_copy(struct flow *flow, const struct ir_instruction *at);

/* flow_owner.c */
bool flow_must_own(struct flow *flow, ir_var variable, struct place at, const char *doing);
void flow_give(struct flow *flow, ir_var variable, struct place at, const char *doing);
void flow_report_mixed(struct flow *flow, ir_var variable, struct place at, bool used);
void flow_lose(struct flow *flow, ir_var variable, struct place at, const char *rule,
               const char *how);
struct place flow_source_place(const struct flow *flow, ir_var variable, struct place otherwise);
void flow_scope_end(struct flow *flow, const struct ir_instruction *at);

/* flow_borrow.c */
uint32_t flow_loans(const struct flow *flow, ir_var variable);
void flow_expire_lender(struct flow *flow, ir_var lender);
void flow_expire_message(struct flow *flow, ir_var endpoint);
void flow_hand_on(struct flow *flow, ir_var from, ir_var to);
void flow_forget(struct flow *flow, ir_var variable);
void flow_leave_block(struct flow *flow);
void flow_affect(struct flow *flow, ir_var base, ir_slot slot);
void flow_affect_call(struct flow *flow, const struct ir_instruction *call);
bool flow_loans_overlap(const struct flow *flow, uint32_t loans, const struct ir_set *slots,
                        ir_slot *which);

/* flow_view.c: borrows that are stored in views, and come out again. */
uint32_t flow_loans_in(struct flow *flow, uint32_t loans);
uint32_t flow_reach(struct flow *flow, ir_var variable);
uint32_t flow_reach_apart(struct flow *flow, ir_var variable);
void flow_view_store(struct flow *flow, const struct ir_instruction *at);
void flow_view_after_call(struct flow *flow, const struct ir_instruction *call);

/* flow_slot.c */
void flow_learn_full(struct flow *flow, ir_var base, ir_slot slot);
void flow_load(struct flow *flow, const struct ir_instruction *at);
void flow_store(struct flow *flow, const struct ir_instruction *at);
void flow_take(struct flow *flow, const struct ir_instruction *at);
/* The slot of the object that `base` refers to is null. */
void flow_learn_null(struct flow *flow, ir_var base, ir_slot slot);
void flow_put(struct flow *flow, const struct ir_instruction *at);
void flow_branch_null(struct flow *flow, const struct ir_instruction *at);
void flow_drop_full(struct flow *flow, ir_var object, struct place at, const char *rule,
                    const char *how);

/* May a fact be known about this slot of what `base` refers to, or about an element of it? */
bool flow_is_exact(const struct flow *flow, ir_var base, ir_slot slot);

/* flow_filled.c: slots that this function itself has filled. */
void flow_filled_prepare(struct flow *flow);
void flow_filled_judge(struct flow *flow, const struct ir_instruction *put); /* before it */
void flow_filled_learn(struct flow *flow, const struct ir_instruction *put, uint32_t possible);
void flow_filled_take(struct flow *flow, const struct ir_instruction *take);
/* The slot of the object that the value names may have been changed by others. */
void flow_filled_forget(struct flow *flow, struct flow_value *value, ir_slot slot);
/* The slot of some object is read. */
void flow_filled_look(struct flow *flow, ir_slot slot);
/* The variable gets another value. */
void flow_filled_assign(struct flow *flow, ir_var variable);

/* flow_brand.c: which parcel something lies in. */
uint32_t flow_fresh_slots(struct flow *flow);
uint32_t flow_brand_of_parameter(const struct flow *flow, uint32_t number);
uint32_t flow_brand_fresh(struct flow *flow);
uint32_t flow_brand_open(struct flow *flow, ir_var v);
bool flow_brand_join(struct flow_value *into, const struct flow_value *from);
bool flow_brand_store(struct flow *flow, ir_var base, ir_var value, ir_slot slot, struct place at);
void flow_brand_arguments(struct flow *flow, const struct ir_instruction *call);
uint32_t flow_brand_of_result(struct flow *flow, const struct ir_instruction *call);
void flow_brand_return(struct flow *flow, ir_var v, struct place at);

/* flow_call.c */
void flow_call(struct flow *flow, const struct ir_instruction *at);
void flow_return(struct flow *flow, const struct ir_instruction *at);
void flow_lent_in_call(struct flow *flow, const struct ir_instruction *at, size_t lent,
                       const bool *claimed);

/* flow_endpoint.c */
struct flow_endpoint *flow_operate(struct flow *flow, ir_var endpoint, struct place at,
                                   const char *doing);
bool flow_slot_keeps_state(const struct flow *flow, ir_var v, uint16_t state);
void flow_refuse_lent_by_slot(struct flow *flow, ir_var v, struct place at, const char *doing);
void flow_require_state(struct flow *flow, ir_var endpoint, struct place at, uint16_t state,
                        const char *what, const char *doing);
void flow_require_set(struct flow *flow, ir_var set, uint16_t state, const char *what,
                      struct place at);
void flow_copy_set(struct flow *flow, ir_var to, ir_var from, struct place at);
void flow_silence(struct flow *flow, ir_var endpoint);

/* Silence follows a complaint. Where there was none in the whole function, the analysis has lost
 * track, and the function is refused. */
void flow_notice_silence(struct flow *flow, const struct flow_endpoint *endpoint, struct place at);
void flow_endpoint_operation(struct flow *flow, const struct ir_instruction *at);

/* flow_message.c */
void flow_inspected(struct flow *flow, ir_var endpoint, struct place at, const char *doing);
void flow_settle(struct flow *flow, ir_var endpoint, struct place at, const char *doing);
void flow_message_came(struct flow *flow, ir_var endpoint, ir_var tag);
void flow_tag(struct flow *flow, const struct ir_instruction *at);
void flow_access(struct flow *flow, const struct ir_instruction *at);
void flow_access_owned(struct flow *flow, const struct ir_instruction *at);
void flow_switch(struct flow *flow, const struct ir_instruction *at);
/* The scalar is from now on the tag of the message that the endpoint holds (IR_NONE: of none). */
void flow_bind(struct flow *flow, ir_var scalar, ir_var endpoint);
bool flow_is_private(const struct flow *flow, ir_var scalar);
void flow_unbind(struct flow *flow, ir_var endpoint);

/* hears.c: for all functions, callees first */
void hears_find(struct ir_unit *unit, struct ir_function *const *order, size_t count);

/* flow_wait.c */
void flow_wait(struct flow *flow, const struct ir_instruction *at);
/* The comparison whose result a branch at the end of the present block tests, or NULL. */
const struct ir_formula *flow_comparison(const struct flow *flow, ir_var test);
void flow_wait_branch(struct flow *flow, const struct ir_instruction *at);
bool flow_wait_switch(struct flow *flow, const struct ir_instruction *at);
void flow_wait_heard(struct flow *flow, ir_var source, struct place at, bool for_ever);
void flow_wait_gone(struct flow *flow, ir_var source);
void flow_wait_null(struct flow *flow, ir_var source);
void flow_wait_taken(struct flow *flow, ir_slot slot);
void flow_wait_call(struct flow *flow, const struct ir_instruction *call);
void flow_wait_return(struct flow *flow, struct place at);

/* flow_report.c: true if the error was reported, so that notes may follow. */
bool flow_error(struct flow *flow, struct place at, const char *rule, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void flow_note(struct flow *flow, uint32_t site, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void flow_note_place(struct flow *flow, struct place at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* What to write instead. */
void flow_help(struct flow *flow, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* True the first time for this variable and cause: what follows from an error is not another. */
bool flow_first(struct flow *flow, ir_var variable, uint32_t cause);
const char *flow_name(const struct flow *flow, ir_var variable);
const char *flow_states_text(const struct flow *flow, ir_var variable);
const char *flow_messages_text(const struct flow *flow, const struct contract *contract,
                               const struct flow_mask *tags);
void flow_note_allowed(struct flow *flow, ir_var endpoint);
struct place flow_argument_place(const struct ir_instruction *at, size_t argument);

/* flow_help.c: what to write instead, after an error about a contract. */
void flow_help_send(struct flow *flow, ir_var endpoint, const struct message *message);
void flow_help_branch(struct flow *flow, ir_var endpoint);
void flow_help_end(struct flow *flow, ir_var endpoint);
void flow_help_switch(struct flow *flow, ir_var endpoint, const char *names);
void flow_help_states(struct flow *flow, ir_var endpoint, const struct flow_mask *wanted);
void flow_help_answer(struct flow *flow, const struct ir_instruction *sent, ir_var given);
void flow_help_cases(struct flow *flow, ir_var endpoint, const char *missing);

#endif
