/* text.h - what the kernel says: words of its own, whose length is known, and texts in tables,
 * which end with a zero that is not too far away. */
#ifndef KERNEL_TEXT_H
#define KERNEL_TEXT_H

#include <stdint.h>

/* Words of the kernel's own. */
struct text {
    const char *words;
    uint32_t size; /* without the zero behind them */
};

#define TEXT(literal) {(literal), sizeof(literal) - 1}

#define TEXT_MOST 0x10000u

/*@ predicate text_there{L}(char *words, integer size) =
      size < TEXT_MOST && \valid_read(words + (0 .. size - 1));
    // there is its end, looked for from the place i on
    predicate text_end{L}(char *text, integer i, integer n) =
      i <= n < TEXT_MOST && \valid_read(text + (i .. n)) && text[n] == 0;
    predicate text_from{L}(char *text, integer i) = \exists integer n;
      i <= n < TEXT_MOST && \valid_read(text + (i .. n)) && text[n] == 0;
    predicate text_ends{L}(char *text) = text_from(text, 0);
*/

#endif
