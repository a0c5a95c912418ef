/* ir_set.c - see ir_set.h. */
#include "ir.h"

#include <string.h>

/* Room for the words from `first` to in front of `end`. */
static void reach(struct ir_unit *unit, struct ir_set *set, uint32_t first, uint32_t end)
{
    if (set->count > 0 && first >= set->first && end <= set->first + set->count)
        return;
    struct ir_set wider = {.first = first, .count = end - first};
    if (set->count > 0) {
        wider.first = first < set->first ? first : set->first;
        uint32_t old_end = set->first + set->count;
        wider.count = (end > old_end ? end : old_end) - wider.first;
    }
    wider.words = ir_allocate(unit, wider.count * sizeof *wider.words);
    if (set->count > 0)
        memcpy(wider.words + (set->first - wider.first), set->words,
               set->count * sizeof *set->words);
    *set = wider;
}

bool ir_set_add(struct ir_unit *unit, struct ir_set *set, uint32_t number)
{
    if (ir_set_has(set, number))
        return false;
    reach(unit, set, number / 64, number / 64 + 1);
    set->words[number / 64 - set->first] |= (uint64_t)1 << (number % 64);
    return true;
}

bool ir_set_join(struct ir_unit *unit, struct ir_set *set, const struct ir_set *other)
{
    if (other->count == 0)
        return false;
    reach(unit, set, other->first, other->first + other->count);
    uint64_t *to = set->words + (other->first - set->first), added = 0;
    for (uint32_t i = 0; i < other->count; i++) {
        added |= other->words[i] & ~to[i];
        to[i] |= other->words[i];
    }
    return added != 0;
}

uint32_t ir_set_next(const struct ir_set *set, uint32_t from)
{
    uint32_t start = 64 * set->first;
    if (from < start)
        from = start;
    for (uint32_t word = (from - start) / 64; word < set->count; word++) {
        uint64_t bits = set->words[word];
        if (from > start + 64 * word)
            bits = bits >> (from % 64) << (from % 64);
        if (bits != 0)
            return start + 64 * word + (uint32_t)__builtin_ctzll(bits);
    }
    return IR_NONE;
}
