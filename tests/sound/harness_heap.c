/* harness_heap.c - the shared heap of the oracle: each object is a block of malloc, so the address
 * sanitizer knows its bounds; a table knows which are the program's. What is given back is freed
 * and not used again for a while. */
#include "harness.h"
#include "shadow.h"

#include <stdlib.h>
#include <string.h>

#include "deed/heap.h"
#include "deed/vector.h"

#define PLACES 2048u
#define BUDGET (4u << 20)

struct object {
    char *at;
    uint64_t size;
    enum kind kind;
};

static struct object table[PLACES]; /* open addressing; at NULL: free, 1: was used */
static uint32_t live, used;
static uint64_t bytes;
static const void
    *just_filled; /* the slot that was filled, nothing else having been called since */
static char *const gone = (char *)1;

struct body {
    uint64_t handles;
    uint64_t size;
};

static uint32_t place_of(const void *at)
{
    return (uint32_t)(((uint64_t)at >> 4) * 2654435761u % PLACES);
}

static struct object *find(const void *at)
{
    for (uint32_t i = place_of(at), n = 0; n < PLACES && table[i].at != NULL;
         i = (i + 1) % PLACES, n++)
        if (table[i].at == at)
            return &table[i];
    return NULL;
}

static void insert(char *at, uint64_t size, enum kind kind)
{
    if (used > PLACES / 2)
        stop_program();
    uint32_t i = place_of(at);
    while (table[i].at != NULL && table[i].at != gone)
        i = (i + 1) % PLACES;
    used += table[i].at == NULL;
    table[i] = (struct object){at, size, kind};
    live++;
    bytes += size;
}

static void forget(struct object *object)
{
    bytes -= object->size;
    live--;
    object->at = gone;
}

void *object_new(uint64_t size, enum kind kind)
{
    just_filled = NULL;
    char *at = calloc(1, size);
    insert(at, size, kind);
    return at;
}

void object_check(const void *at, enum kind kind, const char *doing)
{
    just_filled = NULL;
    const struct object *object = find(at);
    if (object == NULL)
        violation("%s what is not the program's: %p", doing, at);
    enum kind is = object->kind == KIND_FROZEN ? KIND_OBJECT : object->kind;
    if (is != kind)
        violation("%s something of another kind", doing);
}

static void body_drop(void *at)
{
    struct body *body = (struct body *)at - 1;
    if (--body->handles == 0)
        free(body);
}

static void body_drop_unused(void *at)
{
    free((struct body *)at - 1);
}

void *object_body(uint64_t size)
{
    struct body *body = calloc(1, sizeof *body + size);
    body->size = size;
    return body + 1;
}

void *object_frozen(void *at)
{
    struct deed_frozen *handle = object_new(sizeof *handle, KIND_FROZEN);
    ((struct body *)at - 1)->handles++;
    handle->body = at;
    return handle;
}

void object_send(void *at)
{
    just_filled = NULL;
    struct object *object = find(at);
    if (object->kind == KIND_FROZEN)
        body_drop((void *)(uint64_t)((struct deed_frozen *)at)->body);
    forget(object);
    free(at);
}

/* Pointers into the object itself (parcels have them) go along to another address. */
static void readdress(char *to, uint64_t from, uint64_t size)
{
    for (uint64_t i = 0; i + 8 <= size; i += 8) {
        uint64_t word;
        memcpy(&word, to + i, 8);
        if (word - from < size) {
            word = word - from + (uint64_t)to;
            memcpy(to + i, &word, 8);
        }
    }
}

/* To another address. */
static void *move(void *at)
{
    struct object *object = find(at);
    uint64_t size = object->size, from = (uint64_t)at;
    enum kind kind = object->kind;
    char *to = malloc(size);
    char *hidden = shadow_lift(at, size);
    memcpy(to, at, size);
    readdress(to, from, size);
    shadow_lay(to, size, hidden);
    if (kind == KIND_ENDPOINT)
        endpoint_moved(at, to);
    forget(object);
    insert(to, size, kind);
    free(at);
    return to;
}

/* ---- services ---- */

void *deed_take(uint64_t size)
{
    if (size > BUDGET || bytes + size > BUDGET || chance(12) == 1)
        return NULL;
    return object_new(size, KIND_OBJECT);
}

void deed_drop(void *at)
{
    if (at == NULL)
        return;
    object_check(at, KIND_OBJECT, "it drops");
    object_send(at);
}

void *deed_slot_take(void *slot)
{
    void *at;
    just_filled = NULL;
    memcpy(&at, slot, sizeof at);
    memset(slot, 0, sizeof at);
    if (at != NULL && find(at) == NULL)
        violation("a slot holds what is not the program's: %p", at);
    return at == NULL ? NULL : move(at);
}

void deed_slot_put(void *slot, void *owner)
{
    void *at;
    memcpy(&at, slot, sizeof at);
    /* After a branch it may have been filled or not, and a trap is in order: so only who looks for
     * this alone says so. */
    if (at != NULL && just_filled == slot && getenv("SOUND_FILLED") != NULL)
        violation("it fills a slot that it has just filled");
    if (at != NULL)
        stop_program(); /* as deed_fault(deed_reason_slot) */
    if (owner != NULL && find(owner) == NULL)
        violation("it puts what is not its own into a slot: %p", owner);
    if (owner != NULL)
        at = move(owner);
    memcpy(slot, &at, sizeof at);
    just_filled = slot;
}

static void *vector(uint64_t length, uint64_t element)
{
    uint64_t size;
    if (__builtin_mul_overflow(length, element, &size) || size > BUDGET)
        return NULL;
    uint64_t *made = deed_take(size + sizeof *made);
    if (made != NULL)
        *made = length;
    return made;
}

void *deed_vector_take(uint64_t length, uint64_t element)
{
    return vector(length, element);
}

#define VECTOR(type)                                                                               \
    struct type##_vector *type##_vector_take(uint64_t length)                                      \
    {                                                                                              \
        return vector(length, sizeof(type##_t));                                                   \
    }
VECTOR(uint8)
VECTOR(uint16)
VECTOR(uint32)
VECTOR(uint64)
VECTOR(int8)
VECTOR(int16)
VECTOR(int32)
VECTOR(int64)

void *deed_vector_freeze(void *vector)
{
    object_check(vector, KIND_OBJECT, "it freezes");
    uint64_t size = find(vector)->size;
    void *body = object_body(size);
    char *hidden = shadow_lift(vector, size);
    memcpy(body, vector, size);
    readdress(body, (uint64_t)vector, size);
    shadow_lay(body, size, hidden);
    object_send(vector);
    if (chance(12) == 1) {
        body_drop_unused(body);
        return NULL;
    }
    return object_frozen(body);
}

void *deed_frozen_share(const void *handle)
{
    object_check(handle, KIND_OBJECT, "it shares");
    void *body = (void *)(uint64_t)((const struct deed_frozen *)handle)->body;
    return chance(12) == 1 ? NULL : object_frozen(body);
}

uint64_t deed_heap_used(void)
{
    return bytes;
}

uint64_t deed_heap_budget(void)
{
    return BUDGET;
}

/* ---- a run ---- */

void heap_looks_away(void)
{
    just_filled = NULL;
}

void heap_begin(void)
{
    live = used = 0;
    bytes = 0;
    just_filled = NULL;
    memset(table, 0, sizeof table);
}

void heap_end(bool stopped)
{
    if (live != 0 && !stopped)
        violation("it leaks %u objects", live);
    for (uint32_t i = 0; i < PLACES && live > 0; i++)
        if (table[i].at != NULL && table[i].at != gone)
            object_send(table[i].at);
}
