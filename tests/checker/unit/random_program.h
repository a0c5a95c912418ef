/* random_program.h - programs made at random, mostly sensible ones. Private to the oracle's files.
 */
#ifndef RANDOM_PROGRAM_H
#define RANDOM_PROGRAM_H

#include "build_ir.h"
#include "machine.h"

extern uint64_t seed; /* everything follows from it */
extern const struct contract *file, *calculator;

/* What all programs have: struct node { struct node *next OWN; struct item *item OWN; },
 * static struct node *g_root OWN, what of the SDK they call, and four helpers. */
#define COMMON_FUNCTIONS 8
extern ir_slot next, item, root;
extern struct ir_function *take, *drop, *peek, *touch, *discard, *clear, *cut, *behind;

void random_start(void);
uint32_t below(uint32_t limit);
bool overlooked(void); /* rarely: then a precondition is */

void random_owners(void); /* a main about owners and borrows, with helpers  */
void random_talk(void);   /* a client of one contract, with helpers         */

#endif
