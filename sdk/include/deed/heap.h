/* heap.h - the shared heap, as a component sees it. Every object has exactly one owner. */
#ifndef DEED_HEAP_H
#define DEED_HEAP_H

#include "deed/compiler.h"
#include "deed/types.h"

/* Take a zeroed object of `size` bytes, charged to the caller's heap budget. Write
 *     struct node *n = deed_take(sizeof(struct node));
 * The result is the caller's; null when the budget or the memory is spent. */
OWN OPT void *deed_take(uint64_t size);

/* Give an object or vector back to the heap. Its owned fields must be null by then. Null is fine.
 */
void deed_drop(void *object OWN CLAIMS OPT);

/* Take a zeroed vector of `length` elements. The result is the caller's; null when the budget or
 * the memory is spent. */
OWN OPT struct uint8_vector *uint8_vector_take(uint64_t length);
OWN OPT struct uint16_vector *uint16_vector_take(uint64_t length);
OWN OPT struct uint32_vector *uint32_vector_take(uint64_t length);
OWN OPT struct uint64_vector *uint64_vector_take(uint64_t length);
OWN OPT struct int8_vector *int8_vector_take(uint64_t length);
OWN OPT struct int16_vector *int16_vector_take(uint64_t length);
OWN OPT struct int32_vector *int32_vector_take(uint64_t length);
OWN OPT struct int64_vector *int64_vector_take(uint64_t length);

/* Bytes charged to the calling component, and its budget. */
uint64_t deed_heap_used(void);
uint64_t deed_heap_budget(void);

#endif
