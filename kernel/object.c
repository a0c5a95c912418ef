/* object.c - the shared heap as components see it.
 *
 * An object is claimed with interrupts off and cleared with them on: clearing takes as long as it
 * takes, and nobody but its owner can see the object yet. */
#include "kernel/component.h"
#include "kernel/core.h"
#include "kernel/machine.h"
#include "sdk/include/deed/checked.h"
#include "sdk/include/deed/heap.h"
#include "sdk/include/deed/vector.h"
#include "sharedheap/heap.h"

#define GRANULE 64u /* of the shared heap */

/* Objects are of whole granules. */
static void clear(void *object, uint64_t size)
{
    uint64_t *word = object;
    const uint64_t *end = word + (size + GRANULE - 1) / GRANULE * (GRANULE / sizeof *word);

    for (; word < end; word += 8) {
        word[0] = word[1] = word[2] = word[3] = 0;
        word[4] = word[5] = word[6] = word[7] = 0;
    }
}

static void *take(uint64_t size)
{
    uint32_t holder;
    void *object;

    machine_interrupts_off();
    holder = component_holder[core.current];
    object = heap_claim(size, holder, holder);
    if (object)
        component_objects[core.current]++;
    machine_interrupts_on();
    if (object)
        clear(object, size);
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

void deed_drop(void *object)
{
    if (object == NULL)
        return;
    machine_interrupts_off();
    if (!heap_drop(object, component_holder[core.current]))
        FAULT(deed_reason_ownership);
    component_objects[core.current]--;
    machine_interrupts_on();
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
    holder = component_holder[core.current];
    if (heap_owner(vector) != holder || heap_behind(vector))
        FAULT(deed_reason_ownership);
    handle = heap_freeze(vector, holder, holder);
    if (handle == NULL && heap_drop(vector, holder))
        component_objects[core.current]--;
    return handle_made(handle, vector);
}

void *deed_frozen_share(const void *handle)
{
    uint32_t holder;
    struct deed_frozen *another;
    const void *body;

    machine_interrupts_off();
    holder = component_holder[core.current];
    body = heap_behind(handle);
    if (heap_owner(handle) != holder || body == NULL)
        FAULT(deed_reason_ownership);
    another = heap_share(handle, holder, holder);
    if (another)
        component_objects[core.current]++;
    return handle_made(another, body);
}

uint64_t deed_heap_used(void)
{
    return heap_used(component_holder[core.current]);
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
