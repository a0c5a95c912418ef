/* A growing array: a larger vector is taken, the content copied, the owner replaced. */
#include "memory.component.h"

struct numbers {
    struct uint32_vector *store OWN;
    uint64_t used;
};

static bool reserve(struct numbers *numbers)
{
    struct uint32_vector *old = TAKE(numbers->store);
    if (old == NULL) {
        PUT(numbers->store, uint32_vector_take(4));
        return numbers->store != NULL;
    }
    if (numbers->used < old->length) {
        PUT(numbers->store, old);
        return true;
    }
    struct uint32_vector *larger = uint32_vector_take(old->length * 2);
    if (larger == NULL) {
        PUT(numbers->store, old);
        return false;
    }
    for (uint64_t i = 0; i < old->length; i++)
        larger->at[i] = old->at[i];
    deed_drop(old);
    PUT(numbers->store, larger);
    return true;
}

static bool append(struct numbers *numbers, uint32_t value)
{
    if (!reserve(numbers))
        return false;
    struct uint32_vector *store = numbers->store;
    if (store == NULL)
        return false;
    store->at[numbers->used] = value;
    numbers->used++;
    return true;
}

static uint64_t total(const struct numbers *numbers)
{
    const struct uint32_vector *store = numbers->store;
    if (store == NULL)
        return 0;
    uint64_t sum = 0;
    for (uint64_t i = 0; i < numbers->used; i++)
        sum += store->at[i];
    return sum;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct numbers *numbers = deed_take(sizeof(struct numbers));
    if (numbers == NULL)
        return;
    for (uint32_t i = 0; i < 1000; i++) {
        if (!append(numbers, i))
            break;
    }
    if (total(numbers) > 1000000)
        deed_fault(deed_reason_value);
    deed_drop(TAKE(numbers->store));
    deed_drop(numbers);
}
