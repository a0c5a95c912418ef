/* bounds.h - what the files of the bounds pass share. Only bounds*.c include it.
 *
 * Is every index inside? For each function a forward fixpoint over its blocks finds what holds of
 * its numbers on every path: a zone over the numbers that have to do with indices, sizes and
 * counts, and facts, equations of three numbers (`t = x - y`) that a zone cannot hold. bounds.c
 * solves, bounds_place.c decides which numbers are looked at, bounds_fact.c says what follows from
 * facts, bounds_step.c what an instruction does, bounds_report.c judges the elements, bounds_z3.c
 * asks the prover about those that are still open, bounds_wrap.c looks for sizes that may have
 * wrapped.
 *
 * Invariants:
 *  - Zones and facts speak of exact integers. What the machine computes is congruent to the exact
 *    result modulo 2^bits; only where the difference of the two is known to be less than 2^bits are
 *    they taken to be equal. So nothing is ever assumed not to wrap.
 *  - A number has one writer: the variable itself. What others may write (statics across calls,
 * what is lent across stores and calls) is forgotten there. The length of a vector belongs to the
 *    variable that holds it, and is forgotten when that is assigned: vectors never change theirs.
 *  - A check that traps, and a proof that is demanded, hold behind the access. Taking a demanded
 * proof for granted there is sound: the first access that is outside would have only good ones
 * before it, by which it was proved to be inside.
 *
 * Cost: at most BOUNDS_KEPT numbers of a function are followed across blocks and BOUNDS_OWN within
 * one; a state is at most 49 * 49 numbers of 16 bytes, one for each block (two for a loop's head),
 * and is worked in by at most 73 * 73 steps for each condition. So time and memory grow with the
 * function, not faster; of numbers beyond the limit only the types are known. */
#ifndef CHECKER_BOUNDS_H
#define CHECKER_BOUNDS_H

#include "../contracts/compiler/pool.h"
#include "checker.h"
#include "zone.h"

#include <stdatomic.h>

#define BOUNDS_KEPT   48
#define BOUNDS_OWN    24
#define BOUNDS_FACTS  32
#define BOUNDS_PLACES (BOUNDS_KEPT + 1 + BOUNDS_OWN)
#define BOUNDS_PLACE  UINT32_MAX /* not followed */

/* No object has more elements: each takes a byte, the heap has no more than 128 MiB (see
 * sharedheap/owner.h), and what is linked lies below 2 GiB. */
#define BOUNDS_LENGTH_BITS 31
#define BOUNDS_LENGTH      ((ir_wide)1 << BOUNDS_LENGTH_BITS)

/* The number at a place of the zone, plus `add`; constants are at place 0. */
struct bounds_term {
    uint32_t place; /* BOUNDS_PLACE: not followed, anything that `number` can hold */
    ir_wide add;
    struct ir_number number;
};

/* The number at `to` is congruent to `left operator right` modulo 2^bits of `number`. */
struct bounds_fact {
    uint32_t to;
    enum ir_operator operator;
    struct ir_number number;
    struct bounds_term left, right;
};

/* A number is `rest` plus a multiple of `step`; 0 and 1: nothing is known. See bounds_grid.c. */
struct bounds_grid {
    ir_wide step, rest;
};

#define BOUNDS_PROMISES 8
#define BOUNDS_EXCEPT   2

/* x - y <= most, as soon as the number at `result` is known to be none of these. */
struct bounds_promise {
    ir_wide most, except[BOUNDS_EXCEPT];
    uint32_t x, y, result, except_count;
};

struct bounds_state {
    struct zone zone;
    struct bounds_promise promises[BOUNDS_PROMISES];
    uint32_t promise_count;
    struct bounds_grid grids[BOUNDS_PLACES]; /* by place */
    struct bounds_fact facts[BOUNDS_FACTS];
    uint32_t fact_count;
};

struct bounds_block {
    struct bounds_state *in;     /* NULL: not reached */
    struct bounds_state *back;   /* heads: what came over back edges in the pass before */
    struct bounds_state *coming; /* the same, of the present pass */
    struct bounds_state *before; /* `in` of the pass before */
    uint32_t rank;               /* in reverse postorder; UINT32_MAX: not reachable */
    bool is_head;                /* of a loop */
    uint32_t visits;
};

/* SHRINKS: down, and by a number that is no constant. AGAIN: there are two statements that set it.
 */
enum { BOUNDS_UP = 1, BOUNDS_DOWN = 2, BOUNDS_SHRINKS = 4, BOUNDS_AGAIN = 8 };

#define BOUNDS_PAIRS     2
#define BOUNDS_PAIR_BITS 67 /* room for the sum of any two numbers */

/* Of `up + down`: see bounds_pair.c. */
struct bounds_pair {
    ir_var up, down;
    uint32_t place;
};

/* What is asked of the prover, and what is said when it fails. */
struct bounds_question {
    struct bounds_state *state; /* what is known there */
    struct ir_number number;    /* wrap: of the result  */
    const struct ir_instruction *at;
    const struct ir_function *function;
    struct bounds_term index, count; /* elements */
    bool is_wrap, is_size;
    enum ir_operator operator; /* wrap: of index and count, its operands */
    const char *known;         /* for the message */
    bool proved;
};

/* What came of an instruction that is judged. Functions are judged in any order, and beside each
 * other; what came of it is told in their order. */
struct bounds_verdict {
    const struct ir_instruction *at;
    enum { BOUNDS_PROVED, BOUNDS_ASKED, BOUNDS_HOLDS, BOUNDS_TESTED, BOUNDS_BROKEN } kind;
    struct bounds_question *question; /* asked */
    const char **known;               /* broken: by argument, what is known of it, or NULL */
};

/* What a walk through a function works in, with room for any. */
struct bounds_room {
    struct bounds_state now, edge;
};

struct bounds_unit {
    struct ir_unit *unit;
    struct diagnostics *all;
    struct pool *pool;
    struct bounds *functions; /* by function */
    struct sizes *sizes;      /* by function; see bounds_wrap.c */
    struct bounds_question **questions;
    size_t question_count;
    struct bounds_whole *whole;
    struct bounds_writes *writes;       /* by function; see bounds_writes.c */
    struct pool write_pool;             /* found beside the search: of their own */
    struct bounds_relations *relations; /* by function; see bounds_relate.c */
    bool *lent;                         /* by static: its address is taken somewhere */
    FILE *dump;
    bool is_beside;      /* two threads judge the functions */
    atomic_size_t taken; /* functions                       */
};

/* A number in memory: see bounds_cell.c. */
struct bounds_cell {
    ir_var base;    /* what refers to it, or has it in itself   */
    ir_part part;   /* of that                                  */
    ir_field field; /* 0: the length of the slice or vector to which the part refers */
    unsigned uses;
    bool is_wanted, is_found; /* found: in this round of the search */
    uint32_t place;
};

#define BOUNDS_READ 8

/* What was read of the message that an endpoint holds: by parameter, the variable it is in. */
struct bounds_received {
    const struct message *message; /* NULL: nothing in this block yet */
    ir_var endpoint, read[BOUNDS_READ];
};

struct bounds {
    struct bounds_unit *shared;
    const struct ir_function *function;
    struct pool *pool; /* of one walk through the function */

    /* bounds_place.c; they last for all walks */
    struct pool place_pool;
    uint32_t *value;                    /* by variable: the place of its value, BOUNDS_PLACE */
    uint32_t *length;                   /* by variable: of the length of what it refers to   */
    bool *is_own;                       /* by variable: its places last for a block          */
    bool *wanted_value, *wanted_length; /* by variable: has to do with an index */
    bool *addressed, *assigned;
    uint8_t *moves;               /* by variable: BOUNDS_UP, BOUNDS_DOWN: it is stepped somewhere */
    bool *is_pair;                /* by variable: a sum, difference or product of two variables */
    uint32_t *last_use;           /* by variable that lasts for a block: in that block */
    uint32_t instruction;         /* present */
    ir_var *value_at, *length_at; /* by place: the variable, or IR_NONE */
    struct bounds_cell **cell_at; /* by place: the cell, or NULL        */
    struct bounds_cell *cells;
    size_t cell_count;
    uint32_t kept; /* places below are kept, 0 among them */
    struct bounds_pair pairs[BOUNDS_PAIRS];
    uint32_t pair_count;

    struct bounds_block *blocks;
    ir_block *order;
    uint32_t order_count;
    bool *pending; /* by rank */
    uint32_t first_pending;
    uint32_t rank; /* of the present block */
    struct bounds_steps {
        ir_wide *items; /* ascending */
        size_t count;
    } steps, coarse; /* for widening; none until they are asked for */
    enum { BOUNDS_CLIMBING, BOUNDS_DESCENDING, BOUNDS_REPORTING } phase;

    struct bounds_state *now;
    struct bounds_received received;
    struct bounds_state *edge; /* for states on their way over an edge */

    struct bounds_verdict *verdicts; /* of the last walk */
    size_t verdict_count;
    struct pool verdict_pool;
};

static inline const struct ir_variable *bounds_variable(const struct bounds *bounds, ir_var v)
{
    return &bounds->function->variables[v];
}

/* The number in the unit of a function's static, or IR_NONE. */
static inline ir_var bounds_static_number(const struct ir_function *function, ir_var v)
{
    return v < function->static_count ? function->variables[v].static_number : IR_NONE;
}

/* bounds_place.c */
struct bounds_search; /* for the numbers that are followed: what is wanted of them is said to it */
void bounds_want_value(struct bounds_search *search, ir_var v);
void bounds_want_length(struct bounds_search *search, ir_var v);
void bounds_find_places(struct bounds *bounds); /* anew, if they were found before */
void bounds_enter_block(struct bounds *bounds); /* the last block's own numbers are gone */
uint32_t bounds_value_place(struct bounds *bounds, ir_var v);  /* to be written */
uint32_t bounds_length_place(struct bounds *bounds, ir_var v); /* to be written */
struct bounds_term bounds_term(const struct bounds *bounds, const struct ir_operand *operand,
                               struct ir_number number);
void bounds_number_range(struct ir_number number, ir_wide *low, ir_wide *high);
struct bounds_state *bounds_state_new(struct pool *pool, uint32_t room); /* numbers unknown */
/* All that is known of the first `size` places; facts about others come along. */
void bounds_state_copy(struct bounds_state *to, const struct bounds_state *from, uint32_t size);
uint32_t bounds_new_place(struct bounds_state *state);

/* What a kept place holds at least, whoever wrote it. */
void bounds_place_range(const struct bounds *bounds, uint32_t place, ir_wide *low, ir_wide *high);
/* What the variable refers to is there: it has no more elements than memory can hold. */
void bounds_is_there(const struct bounds *bounds, struct bounds_state *state, ir_var v);

/* bounds_cell.c */
void bounds_find_cells(struct bounds *bounds);
struct bounds_cell *bounds_cell_of(const struct bounds *bounds, const struct ir_instruction *at);
void bounds_cells_assigned(struct bounds *bounds, ir_var v);
void bounds_cells_call(struct bounds *bounds, const struct ir_instruction *call);
void bounds_cell_read(struct bounds *bounds, const struct ir_instruction *at);
void bounds_cell_written(struct bounds *bounds, const struct ir_instruction *at);
bool bounds_sdk_writes(const struct ir_function *function, const struct ir_instruction *call);

/* bounds_fact.c */
ir_wide bounds_low(const struct bounds_state *state, struct bounds_term term);
ir_wide bounds_high(const struct bounds_state *state, struct bounds_term term);
/* a - b <= the result */
ir_wide bounds_difference(const struct bounds_state *state, struct bounds_term a,
                          struct bounds_term b);
void bounds_limit(struct bounds_state *state, struct bounds_term a, struct bounds_term b,
                  ir_wide most);
void bounds_define(struct bounds_state *state, struct bounds_fact fact);
void bounds_forget(struct bounds_state *state, uint32_t place);
/* Instead of what was known there: any number from low to high. */
void bounds_any(struct bounds_state *state, uint32_t place, ir_wide low, ir_wide high);
/* Is the machine's result of the operation the exact one? */
bool bounds_is_exact(const struct bounds_state *state, const struct bounds_fact *fact);
/* What follows from the facts, now that the zone became smaller. */
void bounds_refine(struct bounds_state *state);
void bounds_assume(struct bounds_state *state, struct bounds_term scalar, bool is_true);

/* bounds_linear.c */
/* x = the result + apart, for the least place for which that is known. */
uint32_t bounds_least_equal(const struct zone *zone, uint32_t x, ir_wide *apart);
void bounds_combine_sums(struct bounds_state *state);
void bounds_normalise(struct bounds_fact *fact); /* constants of a sum stand at its left operand */
/* Does this sum or difference follow from the others? */
bool bounds_follows(const struct bounds_state *state, const struct bounds_fact *fact);
/* Sums that the loop which begins here may keep. */
void bounds_propose_sums(struct bounds *bounds, struct bounds_state *state);

/* bounds_grid.c */
void bounds_grid_follow(struct bounds_state *state, const struct bounds_fact *fact, bool is_exact);
void bounds_grid_tighten(struct bounds_state *state);
/* What is left of the number when it is divided, or -1. */
ir_wide bounds_grid_rest(const struct bounds_state *state, struct bounds_term term, ir_wide step);
bool bounds_grid_join(struct bounds_state *into, const struct bounds_state *from, uint32_t size);

/* bounds_pair.c */
void bounds_find_pairs(struct bounds *bounds); /* among the numbers that have places */
bool bounds_is_pair(const struct bounds *bounds, uint32_t place);
void bounds_enter_pairs(const struct bounds *bounds, struct bounds_state *state); /* a block */
void bounds_leave_pairs(const struct bounds *bounds, struct bounds_state *state); /* its end */

/* bounds_step.c */
bool bounds_is_known(const struct ir_function *callee);
void bounds_step(struct bounds *bounds, const struct ir_instruction *at);
struct bounds_fact bounds_fact_of(const struct bounds *bounds, const struct ir_instruction *at);

/* bounds.c: hand the present state on to a block. */
void bounds_edge(struct bounds *bounds, ir_block target, const struct bounds_state *state);

struct bounds_room *bounds_room_new(struct pool *pool);
void bounds_do_function(struct bounds *bounds, struct bounds_room *room);

/* bounds_whole.c */
void bounds_find_wanted(struct bounds_unit *shared); /* first */
void bounds_find_whole(struct bounds_unit *shared);
/* Was it gone through with all that is known of the whole component? Then it is judged. */
bool bounds_is_settled(const struct bounds_unit *shared, const struct ir_function *function);
void bounds_dump_whole(const struct bounds_unit *shared);
void bounds_static_range(const struct bounds *bounds, ir_var v, ir_wide *low, ir_wide *high);
void bounds_entry_range(const struct bounds *bounds, ir_var v, ir_wide *low, ir_wide *high);
void bounds_result_range(const struct bounds *bounds, const struct ir_instruction *at, ir_wide *low,
                         ir_wide *high);
void bounds_field_range(const struct bounds *bounds, ir_field field, ir_wide *low, ir_wide *high);
bool bounds_is_reached(const struct bounds *bounds);
bool bounds_wants_result(const struct bounds_unit *shared, const struct ir_function *function);
bool bounds_wants_parameter(const struct bounds_unit *shared, const struct ir_function *function,
                            size_t i);
bool bounds_is_collecting(const struct bounds *bounds);
void bounds_note(struct bounds *bounds, const struct ir_instruction *at);
void bounds_note_assigned(struct bounds *bounds, ir_var v);
bool bounds_whole_touches(const struct bounds *bounds, const struct ir_instruction *at);
void bounds_whole_wants(const struct bounds *bounds, struct bounds_search *search);

/* bounds_writes.c */
/* May a call of it assign the static? The field? */
bool bounds_writes(const struct bounds *bounds, const struct ir_function *callee, ir_var v);
bool bounds_writes_field(const struct bounds *bounds, const struct ir_function *callee,
                         ir_field field); /* 0: what refers to something */

/* bounds_relate.c */
void bounds_start_relations(struct bounds_unit *shared);
void bounds_open_relations(struct bounds_unit *shared, const struct ir_function *function);
bool bounds_open_unrelated(struct bounds_unit *shared, const struct ir_function *function);
bool bounds_relations_changed(const struct bounds_unit *shared, const struct ir_function *function);
bool bounds_results_changed(const struct bounds_unit *shared, const struct ir_function *callee);
bool bounds_clear_relations(struct bounds_unit *shared, const struct ir_function *function);
bool bounds_spread_lengths(struct bounds *bounds);
/* Of an instruction that calls, or returns a result: which lengths are wanted, and how many. */
void bounds_relations_want(const struct bounds *bounds, const struct ir_instruction *at,
                           struct bounds_search *search);
size_t bounds_lengths_wanted(const struct bounds_unit *shared, const struct ir_function *function,
                             const struct ir_instruction *at);
/* Does it put anything into a relation that somebody wants to know? */
bool bounds_relation_is_wanted(const struct bounds_unit *shared, const struct ir_function *function,
                               const struct ir_instruction *at);
bool bounds_relations_reached(const struct bounds *bounds);
void bounds_note_relations(struct bounds *bounds, const struct ir_instruction *at);
void bounds_enter_relations(const struct bounds *bounds, struct bounds_state *state);
void bounds_relate_result(struct bounds *bounds, const struct ir_instruction *call);
void bounds_keep_promises(struct bounds_state *state);
void bounds_forget_promises(struct bounds_state *state, uint32_t place);
void bounds_copy_promises(struct bounds_state *to, const struct bounds_state *from, uint32_t kept);
bool bounds_meet_promises(struct bounds_state *into, const struct bounds_state *from);

/* bounds_requires.c */
bool bounds_is_required(const struct ir_instruction *at); /* is there something to prove? */
void bounds_judge_required(struct bounds *bounds, const struct ir_instruction *at);
void bounds_tell_required(struct bounds *bounds, const struct bounds_verdict *verdict);
void bounds_receive_required(struct bounds *bounds, const struct ir_instruction *at);
void bounds_received_step(struct bounds *bounds, const struct ir_instruction *at);

/* bounds_path.c: notes of how the variable came to be what it is at the instruction */
void bounds_note_path(struct bounds *bounds, const struct ir_instruction *at, ir_var v);

/* bounds_report.c */
void bounds_judge(struct bounds *bounds, const struct ir_instruction *at);
struct bounds_verdict *bounds_judged(struct bounds *bounds, const struct ir_instruction *at);
void bounds_tell(struct bounds *bounds); /* of all verdicts on the function */
void bounds_answer(struct bounds_unit *shared);
struct bounds_question *bounds_ask(struct bounds *bounds, const struct ir_instruction *at);

/* bounds_wrap.c */
void bounds_find_sizes(struct bounds_unit *shared);
/* By variable: flows to a size or index; NULL: none does. */
const uint8_t *bounds_sizes_of(const struct bounds *bounds);
void bounds_judge_wrap(struct bounds *bounds, const struct ir_instruction *at);

/* bounds_z3.c: sets `proved` of those that hold. */
void bounds_prove(struct bounds_question *const *questions, size_t count);

#endif
