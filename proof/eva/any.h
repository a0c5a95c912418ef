/* any.h - anything, and numbers below a limit; what holds of a place in a table, to be believed of
 * any state, or to be shown of the present one. */
#ifndef PROOF_EVA_ANY_H
#define PROOF_EVA_ANY_H

#include <stdint.h>

extern volatile uint64_t eva_any;
#define below(limit) (eva_any % (limit))
#define either()     (eva_any % 2 == 1)

/* Any row of this table. */
#define EACH(table) table[below(sizeof(table) / sizeof(table)[0])]

enum eva_way { EVA_ANY, EVA_SHOWN };

/* Eva complains of a division by zero where what has to be shown is not so. */
static uint64_t eva_shown;
#define SHOW(holds) eva_shown = 1 / (holds);

/* Below the limit; the same, or NONE; whatever its type allows. */
#define KEEP(place, limit)                                                                         \
    if (way == EVA_ANY)                                                                            \
        (place) = (__typeof__(place))below(limit);                                                 \
    else                                                                                           \
        SHOW((uint64_t)(place) < (limit))
#define KEEP_NONE(place, limit)                                                                    \
    if (way == EVA_ANY)                                                                            \
        (place) = either() ? NONE : (__typeof__(place))below(limit);                               \
    else                                                                                           \
        SHOW((uint32_t)((place) + 1u) <= (limit))
#define FREE(place)                                                                                \
    if (way == EVA_ANY)                                                                            \
        (place) = (__typeof__(place))eva_any;

#endif
