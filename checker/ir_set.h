/* ir_set.h - sets of small numbers that many functions have one of: slots that a call may change,
 * statics that it may write.
 *
 * A set is bits, from the first word in which there is one to the last. What belongs together is
 * numbered together, so the set of an ordinary function is a word or two, however many numbers the
 * component has in all; the memory is the unit's. Zeroed memory is an empty set. */
#ifndef CHECKER_IR_SET_H
#define CHECKER_IR_SET_H

#include <stdbool.h>
#include <stdint.h>

struct ir_unit;

struct ir_set {
    uint32_t first, count; /* words: the bits of the numbers from 64 * first on */
    uint64_t *words;
};

static inline bool ir_set_has(const struct ir_set *set, uint32_t number)
{
    uint32_t word = number / 64 - set->first; /* wraps, if it lies in front */
    return word < set->count && (set->words[word] >> (number % 64) & 1);
}

/* True if that made the set larger. */
bool ir_set_add(struct ir_unit *unit, struct ir_set *set, uint32_t number);
bool ir_set_join(struct ir_unit *unit, struct ir_set *set, const struct ir_set *other);
static inline void ir_set_remove(struct ir_set *set, uint32_t number)
{
    if (ir_set_has(set, number))
        set->words[number / 64 - set->first] &= ~((uint64_t)1 << (number % 64));
}

/* The least number in the set that is `from` or more, or IR_NONE. */
uint32_t ir_set_next(const struct ir_set *set, uint32_t from);

#endif
