/* Functions on strings as in string.h, with counts in place of terminators. */
#include "memory.component.h"

static uint64_t length_of(const char *text COUNT(size), uint64_t size)
{
    uint64_t n = 0;
    while (n < size && AT(text, size, n) != '\0')
        n++;
    return n;
}

static int compare(const struct uint8_vector *a, const struct uint8_vector *b)
{
    uint64_t common = a->length < b->length ? a->length : b->length;
    for (uint64_t i = 0; i < common; i++)
        if (a->at[i] != b->at[i])
            return a->at[i] < b->at[i] ? -1 : 1;
    return a->length == b->length ? 0 : a->length < b->length ? -1 : 1;
}

static struct uint8_vector *duplicate(const struct uint8_vector *from)
{
    struct uint8_vector *copy = uint8_vector_take(from->length);
    if (!copy)
        return NULL;
    for (uint64_t i = 0; i < from->length; i++)
        copy->at[i] = from->at[i];
    return copy;
}

static struct uint8_vector *text_of(const char *text COUNT(size), uint64_t size)
{
    struct uint8_vector *made = uint8_vector_take(size);
    for (uint64_t i = 0; made != NULL && i < size; i++)
        made->at[i] = (uint8_t)AT(text, size, i);
    return made;
}

/* Both are the function's: what comes back is one of them, or a new one. */
static struct uint8_vector *join(struct uint8_vector *a, struct uint8_vector *b)
{
    if (a == NULL)
        return b;
    if (b == NULL)
        return a;
    struct uint8_vector *sum = uint8_vector_take(a->length + b->length);
    if (sum != NULL) {
        for (uint64_t i = 0; i < a->length; i++)
            sum->at[i] = a->at[i];
        for (uint64_t i = 0; i < b->length; i++)
            sum->at[a->length + i] = b->at[i];
    }
    deed_drop(a);
    deed_drop(b);
    return sum;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *hello = text_of(LITERAL("hello"));
    struct uint8_vector *world = text_of(LITERAL(" world"));
    struct uint8_vector *both = join(hello, world);
    if (both == NULL)
        return;
    struct uint8_vector *again = duplicate(both);
    if (again != NULL && compare(both, again) != 0)
        deed_fault(deed_reason_value);
    deed_drop(again);
    deed_drop(both);
    if (length_of(LITERAL("ab")) != 2)
        deed_fault(deed_reason_value);
}
