/* build_ir.h - IR by hand, for the tests of the flow pass.
 *
 * Every instruction stands on a line of its own, counted from 1 in each test, so a test says what
 * it expects as "rule@line". */
#ifndef BUILD_IR_H
#define BUILD_IR_H

#include "../../../checker/checker.h"

/* What a variable is for. */
#define OWNING   1 /* OWN CLAIMS parameter */
#define OPTIONAL 2
#define CONSTANT 4 /* points to const      */

void unit_start(void); /* a new, empty unit                         */
ir_slot slot_field(const char *name, const char *container, const char *pointee);
ir_slot slot_static(const char *name, const char *pointee); /* defines the static as well      */
ir_var static_owner(ir_slot slot);

struct ir_function *sdk_function(const char *name); /* no parameters, no result so far         */
void result_owned(struct ir_function *function, bool optional);
void add_parameter(struct ir_function *function, enum ir_class class, const char *name,
                   const char *pointee, unsigned flags);

struct ir_function *function_start(const char *name); /* lines go on; block 0 is current         */
ir_var parameter(enum ir_class class, const char *name, const char *pointee, unsigned flags);
ir_var endpoint_parameter(const char *name, const struct contract *contract, enum side side,
                          const char *state, const char *to, unsigned flags);
ir_var local(enum ir_class class, const char *name, const char *pointee);
ir_var endpoint_local(const char *name, const struct contract *contract, enum side side);
ir_var set_parameter(const char *name, const struct contract *contract, enum side side,
                     const char *state);
ir_var temporary(enum ir_class class, const char *pointee);

ir_block block_new(void);
void block_into(ir_block block); /* what follows goes there */

/* Emit; args end with IR_NONE. The instruction is returned to be filled in. It stays where it is.
 */
struct ir_instruction *emit(enum ir_op op, ir_var dst, ...);
struct ir_instruction *emit_slot(enum ir_op op, ir_var dst, ir_slot slot, ir_var a, ir_var b);
void emit_call(struct ir_function *callee, ir_var dst, ...);
void emit_jump(ir_block target);
void emit_branch(ir_var scalar, ir_block yes, ir_block no);
void emit_null(ir_var tested, ir_block null, ir_block other);
void emit_return(ir_var value);
struct ir_instruction *emit_message(enum ir_op op, ir_var dst, ir_var endpoint, const char *message,
                                    ...);
void emit_access(enum ir_op op, ir_var dst, ir_var endpoint, const char *message,
                 const char *argument);
/* Cases: pairs of message name (or "closed", "timeout", "connected") and block, then NULL. */
void emit_switch(ir_var tag, const struct contract *contract, ir_block past, ...);
unsigned line_next(void); /* of the next instruction */

/* Summarise and check; compare what is reported with "rule@line rule@line ...", sorted by line. */
void expect(const char *test, const char *errors);
int tests_done(void);

/* For programs made at random: the unit itself, and whether it is valid and accepted. */
struct ir_unit *unit_built(void);
bool unit_accepted(void);

#endif
