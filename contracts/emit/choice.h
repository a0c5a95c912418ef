/* choice.h - values that satisfy what a message requires. */
#ifndef DEED_CHOICE_H
#define DEED_CHOICE_H

#include "../compiler/contract.h"
#include "../compiler/pool.h"

#define CHOICES 4 /* so many different ones, if there are so many */

/* What is chosen for one thing that the condition speaks of. */
struct chosen {
    size_t argument;
    const char *name; /* of a value: as the condition writes it, "stat.size"; else NULL */
    bool is_length;   /* of the vector; 0 when it is null, too                          */
    bool is_null;     /* whether the optional argument is null; value is 1 for null     */
    uint64_t value[CHOICES];
};

struct choice {
    struct chosen *list;
    size_t count;
};

/* For a message that requires something: false when nothing was found that satisfies it. */
bool choice_make(struct pool *pool, const struct message *message, struct choice *choice);

/* What was chosen for an argument, or NULL: it may be anything. */
const struct chosen *choice_value(const struct choice *choice, size_t argument, const char *name);
const struct chosen *choice_length(const struct choice *choice, size_t argument);
const struct chosen *choice_null(const struct choice *choice, size_t argument);

#endif
