/* heap.h - the shared heap: every dynamic object of every component, and who owns it.
 *
 * Each object has one owner and one payer, both holders. A holder is a component, the queue of a
 * channel, or the kernel itself: a word made of a slot and a generation, so that a slot used again
 * never inherits what its predecessor owned. The owner changes by heap_give, in one store; the
 * payer stays charged until the object is dropped, whoever drops it, even after its own death.
 * What is frozen has as many owners as there are handles to it: see frozen.h.
 *
 * Only the kernel calls these, with interrupts off; nothing in here knows the machine. A call that
 * returns null, 0 or false has changed nothing. */
#ifndef SHAREDHEAP_HEAP_H
#define SHAREDHEAP_HEAP_H

#include <stdbool.h>
#include <stdint.h>

#define HEAP_NOBODY    0u         /* no holder                                          */
#define HEAP_KERNEL    1u         /* the kernel: always open, may charge without limit  */
#define HEAP_KEEPER    3u         /* the owner of what is kept for its payer            */
#define HEAP_UNLIMITED UINT64_MAX /* a budget that is never spent                       */

/* Start with the memory [base, base + size), once, before anything else. What does not fill a page,
 * or exceeds the tables (2 GiB), stays unused. Of the rest, objects take from the begin and tables
 * from the end (heap_table_page), so neither has a share that is fixed beforehand. Objects never
 * take what the heap's own tables may need to tell of them. */
void heap_boot(void *base, uint64_t size);

/* A page for the table that has been touched at this address, out of the memory that no object has;
 * its content is whatever was there. Null when nothing is left, which cannot be while heap_has_room
 * was asked before every growth of the kernel's tables. */
void *heap_table_page(const void *address);

/* Is there room for this many pages of the kernel's own tables? */
bool heap_has_room(uint32_t pages);

/* Open a holder that may be charged up to `budget` bytes (0 for a queue, which pays for nothing).
 * HEAP_NOBODY when all slots are in use, or what is stale has to be swept first. */
uint32_t heap_open(uint64_t budget);

/* A component stopped and may come back: everything it owns is stale from now on, what it pays for
 * stays charged to it. Returns its new word, with the same budget; the old one is dead. HEAP_NOBODY
 * when what is stale has to be swept first, as it has every 2,047 times: then it is to be called
 * again after that, and in between nobody has either word. */
uint32_t heap_renew(uint32_t holder);

/* The holder goes for good: everything it owns is stale. Its slot is used again when the last
 * object charged to it is gone. */
void heap_close(uint32_t holder);

/* Claim an object of `size` bytes for `owner`, charged to `payer`, in constant time. Its content is
 * whatever was there: the caller clears `size` bytes, with interrupts on if it likes, before any
 * component sees them. Null when the budget or the memory is spent. */
void *heap_claim(uint64_t size, uint32_t owner, uint32_t payer);

/* Move an object to `to`; false when `from` does not own it (also for null, and for an address
 * where no object begins). Both are the words of open holders: the caller sees to that. */
bool heap_give(const void *object, uint32_t from, uint32_t to);

/* The object returns to the heap and its payer gets the charge back; false when `from` does not own
 * it. */
bool heap_drop(const void *object, uint32_t from);

/* The object that `from` owns becomes immutable, for good: the heap owns it, and `from` a handle to
 * it, charged to `payer`. The object itself stays charged to whom it was. Null, and nothing has
 * changed, when `from` does not own it, when it is itself a handle, or when the payer cannot pay.
 */
void *heap_freeze(const void *object, uint32_t from, uint32_t payer);

/* One more handle to the same object, for `from`, who owns this one. */
void *heap_share(const void *handle, uint32_t from, uint32_t payer);

/* Peek: the frozen object behind a handle; null when it is none. It is there until the last handle
 * is dropped or swept. */
const void *heap_behind(const void *handle);

/* Collect what is stale, looking at `steps` places at most, each a granule or an empty page; true
 * while there is more to look at. */
bool heap_sweep(uint32_t steps);

/* Peek: the owner of the object that begins at this address, HEAP_NOBODY when none does; and the
 * bytes that it is charged for. */
uint32_t heap_owner(const void *object);
uint64_t heap_size(const void *object);

/* Keep this object for its owner: it is the keeper's, and comes back to the keeper whoever drops
 * it, until heap_unkeep; it stays charged. One for each holder, the last. Returns the place of the
 * object, 0 when it cannot be kept: it is not of the least size, not paid for by the owner, a
 * handle, or not the owner's. */
uint32_t heap_keep(const void *object, uint32_t owner);

extern uint32_t heap_kept[]; /* for each holder's slot, the place of it; 0 for none */

/* What is kept for this holder, if anything, returns to the heap, now or when it is dropped. */
void heap_unkeep(uint32_t holder);

/* The object at a place that heap_keep returned changes its owner, if `from` is it. */
bool heap_pass(uint32_t place, uint32_t from, uint32_t to);

/* Bytes charged to a holder, now and at most. */
uint64_t heap_used(uint32_t holder);
uint64_t heap_budget(uint32_t holder);

/* Bytes that objects can have in all, with the tables that tell of them; and those of them in pages
 * that hold no object and no room for small ones. */
uint64_t heap_bytes(void);
uint64_t heap_bytes_free(void);

/* Bytes of the pages that hold objects, or have room for small ones. */
uint64_t heap_bytes_taken(void);

/* For tests: objects that a holder owns, counted by looking at every page in use. */
uint64_t heap_objects(uint32_t holder);

/* For tests: does every table agree with every other, each charge with its payer, to the byte? */
bool heap_balanced(void);

#endif
