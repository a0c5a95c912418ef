/* object.c - the shared heap as components see it.
 *
 * An object is claimed with interrupts off and cleared with them on: clearing takes as long as it
 * takes, and nobody but its owner can see the object yet.
 *
 * One of the smallest objects that a component pays for is kept for it (heap_keep): whoever drops
 * it, it stays charged, its owner is the keeper, and taking it again is one store. So the heap's
 * own books know of it; those of the component do not, and when its budget is spent it returns. */
#include "kernel/object.h"

#include "kernel/component.h"
#include "kernel/core.h"
#include "kernel/machine.h"
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

/* What is kept for each component, also while somebody has it: where it is, and its place there. */
TABLE static void *kept[COMPONENTS_MAX];
TABLE static uint32_t kept_place[COMPONENTS_MAX];

const struct rows object_rows[] = {ROWS(kept), ROWS(kept_place), ROWS_END};

/* Nobody has it. Where none is kept, there is nobody's place. */
static bool is_idle(uint32_t component)
{
    return kept[component] && heap_owner(kept[component]) == HEAP_KEEPER;
}

uint64_t object_used(uint32_t component)
{
    return heap_used(component_holder[component]) - (is_idle(component) ? GRANULE : 0) -
           port_kept_bytes(component);
}

void object_return(uint32_t component)
{
    heap_unkeep(component_holder[component]);
    kept[component] = NULL;
    kept_place[component] = 0;
}

/* What is kept for the running component is free; false if nothing was. */
static bool make_way(void)
{
    uint32_t current = core.current;

    if (!is_idle(current) && component_kept[current] == 0)
        return false;
    object_return(current);
    port_return(current);
    return true;
}

/* Out of the heap; once more if what is kept was in the way. Interrupts are off already. */
static NOINLINE void *take_long(uint64_t size)
{
    uint32_t holder = component_holder[core.current];
    void *object;

    while ((size > PAGE || rows_lack_heap()) && rows_grow_heap((size + PAGE - 1) / PAGE))
        ;
    object = heap_claim(size, holder, holder);
    if (object == NULL && make_way())
        object = heap_claim(size, holder, holder);
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
    if (size > GRANULE || !heap_pass(kept_place[current], HEAP_KEEPER, component_holder[current]))
        return take_long(size);
    component_objects[current]++;
    object = kept[current];
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

/* It is called in the place of deed_drop, so that both return to the component. */
static NOINLINE void drop_long(void *object)
{
    uint32_t current = core.current, holder = component_holder[current];
    uint32_t place;

    if (object == NULL) {
        machine_interrupts_on();
        return;
    }
    place = is_idle(current) ? 0 : heap_keep(object, holder);
    if (place != 0) {
        kept[current] = object;
        kept_place[current] = place;
    } else if (!heap_drop(object, holder))
        FAULT(deed_reason_ownership);
    component_objects[current]--;
    recorder_drop(object);
    machine_interrupts_on();
}

void deed_drop(void *object)
{
    uint64_t current;

    machine_interrupts_off();
    current = core.current;
    /* Where none is kept this is null, and its place 0, which may well be the caller's. */
    if (object == NULL || kept[current] != object ||
        !heap_pass(kept_place[current], component_holder[current], HEAP_KEEPER))
        IN_PLACE return drop_long(object);
    component_objects[current]--;
    recorder_drop(object);
    machine_interrupts_on();
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
    handle = heap_freeze(vector, holder, holder);
    if (handle) {
        recorder_freeze(vector);
        recorder_claim(handle, sizeof(struct deed_frozen));
    } else if (heap_drop(vector, holder)) {
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
    another = heap_share(handle, holder, holder);
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
