/* object.c - the shared heap as components see it, but for dropping (drop.c).
 *
 * An object is claimed with interrupts off and cleared with them on: clearing takes as long as it
 * takes, and nobody but its owner can see the object yet.
 *
 * What changes something in the heap stands in own.c, where it is proved to be in the name of the
 * running component. What is kept for one (own.h) is not in its books, and when its budget is spent
 * it returns. */
#include "kernel/object.h"

#include "kernel/machine.h"
#include "kernel/own.h"
#include "kernel/port.h"
#include "sdk/include/deed/checked.h"
#include "sdk/include/deed/heap.h"
#include "sdk/include/deed/vector.h"
#include "sharedheap/heap.h"
#include "sharedheap/table.h"

#define GRANULE 64u /* of the shared heap */
#define PAGE    4096u

static inline void clear_granule(uint64_t *word)
{
    word[0] = word[1] = word[2] = word[3] = 0;
    word[4] = word[5] = word[6] = word[7] = 0;
}

/* Objects are of whole granules. */
static void clear(void *object, uint64_t size)
{
    uint64_t *word = object;
    const uint64_t *end = word + (size + GRANULE - 1) / GRANULE * (GRANULE / sizeof *word);

    for (; word < end; word += GRANULE / sizeof *word)
        clear_granule(word);
}

const struct rows object_rows[] = {ROWS(own_kept), ROWS(own_place), ROWS_END};

uint64_t object_used(uint32_t component)
{
    return heap_used(component_holder[component]) - (own_is_idle(component) ? GRANULE : 0) -
           port_kept_bytes(component);
}

/* What is kept for the running component is free; false if nothing was. */
static bool make_way(void)
{
    uint32_t current = core.current;

    if (!own_is_idle(current) && component_kept[current] == 0)
        return false;
    own_return(current);
    port_return(current);
    return true;
}

/* Out of the heap; once more if what is kept was in the way. Interrupts are off already. */
static NOINLINE void *take_long(uint64_t size)
{
    void *object;

    while ((size > PAGE || rows_lack_heap()) && rows_grow_heap((size + PAGE - 1) / PAGE))
        ;
    object = own_claim(size);
    if (object == NULL && make_way())
        object = own_claim(size);
    if (object) {
        component_objects[core.current]++;
        recorder_claim(object, size);
    }
    machine_interrupts_on();
    if (object)
        clear(object, size);
    return object;
}

/* What is kept for the running component is its again, if that will do. */
static inline void *take(uint64_t size)
{
    uint64_t current;
    void *object;

    machine_interrupts_off();
    current = core.current;
    if (size > GRANULE || !own_take_kept(current))
        return take_long(size);
    component_objects[current]++;
    object = own_kept[current];
    recorder_claim(object, size);
    machine_interrupts_on();
    clear_granule(object);
    return object;
}

void *deed_take(uint64_t size)
{
    return take(size);
}

/* The length of a vector never changes after this. */
static inline void *vector_take(uint64_t length, uint64_t element)
{
    uint64_t *vector;

    if (element == 0 || length > (UINT64_MAX >> 1) / element)
        return NULL;
    vector = take(sizeof(uint64_t) + length * element);
    if (vector)
        *vector = length;
    return vector;
}

void *deed_vector_take(uint64_t length, uint64_t element)
{
    return vector_take(length, element);
}

struct uint8_vector *uint8_vector_take(uint64_t length)
{
    return vector_take(length, sizeof(uint8_t));
}

struct uint16_vector *uint16_vector_take(uint64_t length)
{
    return vector_take(length, sizeof(uint16_t));
}

struct uint32_vector *uint32_vector_take(uint64_t length)
{
    return vector_take(length, sizeof(uint32_t));
}

struct uint64_vector *uint64_vector_take(uint64_t length)
{
    return vector_take(length, sizeof(uint64_t));
}

struct int8_vector *int8_vector_take(uint64_t length)
{
    return vector_take(length, sizeof(int8_t));
}

struct int16_vector *int16_vector_take(uint64_t length)
{
    return vector_take(length, sizeof(int16_t));
}

struct int32_vector *int32_vector_take(uint64_t length)
{
    return vector_take(length, sizeof(int32_t));
}

struct int64_vector *int64_vector_take(uint64_t length)
{
    return vector_take(length, sizeof(int64_t));
}

/* Is there a granule left in its budget? */
static bool can_pay(uint32_t holder)
{
    return heap_used(holder) < heap_budget(holder);
}

/* What a component finds in a handle is where to read. The kernel itself never looks there. */
static struct deed_frozen *handle_made(struct deed_frozen *handle, const void *body)
{
    machine_interrupts_on();
    if (handle) {
        clear(handle, sizeof *handle);
        handle->body = body;
    }
    return handle;
}

void *deed_vector_freeze(void *vector)
{
    uint32_t holder;
    struct deed_frozen *handle;

    machine_interrupts_off();
    while (rows_lack_heap() && rows_grow_heap(0))
        ;
    holder = component_holder[core.current];
    if (heap_owner(vector) != holder || heap_behind(vector))
        FAULT(deed_reason_ownership);
    if (!can_pay(holder)) /* what is kept might be in the way */
        make_way();
    handle = own_freeze(vector);
    if (handle) {
        recorder_freeze(vector);
        recorder_claim(handle, sizeof(struct deed_frozen));
    } else if (own_drop(vector)) {
        component_objects[core.current]--;
        recorder_drop(vector);
    }
    return handle_made(handle, vector);
}

void *deed_frozen_share(const void *handle)
{
    uint32_t holder;
    struct deed_frozen *another;
    const void *body;

    machine_interrupts_off();
    while (rows_lack_heap() && rows_grow_heap(0))
        ;
    holder = component_holder[core.current];
    body = heap_behind(handle);
    if (heap_owner(handle) != holder || body == NULL)
        FAULT(deed_reason_ownership);
    if (!can_pay(holder))
        make_way();
    another = own_share(handle);
    if (another) {
        component_objects[core.current]++;
        recorder_claim(another, sizeof(struct deed_frozen));
    }
    return handle_made(another, body);
}

uint64_t deed_heap_used(void)
{
    return object_used(core.current);
}

uint64_t deed_heap_budget(void)
{
    return heap_budget(component_holder[core.current]);
}

/* An owner slot is a pointer of the component's own; nobody else knows it. */
void *deed_slot_take(void *slot)
{
    void **place = slot;
    void *owner = *place;

    *place = NULL;
    return owner;
}

void deed_slot_put(void *slot, void *owner)
{
    void **place = slot;

    if (*place != NULL) {
        machine_interrupts_off();
        FAULT(deed_reason_slot);
    }
    *place = owner;
}
