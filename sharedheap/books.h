/* books.h - double-entry accounting: what is written twice, compared.
 *
 * Each object stands in the books twice: where it begins, with its owner, its payer and its size;
 * and in the sums of those that it concerns: the charge of its payer, the places of its page, the
 * count of the handles to it. Here the second is computed anew from the first, and both must agree
 * to the byte. It changes nothing, and takes as long as it takes to look at all of the heap. */
#ifndef SHAREDHEAP_BOOKS_H
#define SHAREDHEAP_BOOKS_H

#include <stdbool.h>
#include <stdint.h>

/* `frozen` owns all that is frozen, and nothing else. */
bool books_balanced(uint32_t frozen);

#endif
