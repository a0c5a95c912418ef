/* words.h - which names people may give: the text becomes C identifiers, some of them bare. */
#ifndef DEED_WORDS_H
#define DEED_WORDS_H

/* NULL when the name may stand alone in generated C (an argument, a field, a port); else why not.
 */
const char *word_refused(const char *name);

/* The same for names that only ever follow a prefix (messages, states, types): length and form. */
const char *word_refused_after_prefix(const char *name);

/* Of the names offered, the one that somebody who wrote `wanted` probably meant. */
struct nearest {
    const char *wanted;
    const char *best; /* NULL: none is near */
    unsigned distance;
};

void word_offer(struct nearest *nearest, const char *name);

#endif
