/* Loops whose number of turns is not known, over pointers that walk: up, down, by twos, to an end, to a
 * mark; over an array, a vector, a table of structs. */
#include "memory.component.h"

struct item {
    uint32_t key, value;
};

static struct item g_items[8];

static uint32_t count_down(const uint8_t *p COUNT(n), uint64_t n)
{
    uint32_t sum = 0;
    while (n-- > 0)
        sum += *p++;
    return sum;
}

static uint32_t in_pairs(const uint8_t *p COUNT(n), uint32_t n)
{
    uint32_t sum = 0;
    for (; n > 1; n -= 2, p += 2)
        sum += (uint32_t)(p[0] << 8 | p[1]);
    return n > 0 ? sum + *p : sum;
}

static uint32_t backwards(const uint8_t *p COUNT(n), uint64_t n)
{
    uint32_t sum = 0;
    for (const uint8_t *at = p + n; at > p;)
        sum = sum * 31 + *--at;
    return sum;
}

static uint64_t up_to(const uint8_t *p COUNT(n), uint64_t n, uint8_t mark)
{
    const uint8_t *at = p, *end = p + n;
    while (at != end && *at != mark)
        at++;
    return (uint64_t)(at - p);
}

static void fill(uint8_t *to COUNT(room), uint64_t room, const uint8_t *from COUNT(n), uint64_t n)
{
    uint8_t *end = to + room;
    while (n-- > 0 && to < end)
        *to++ = *from++;
}

static struct item *find(uint32_t key)
{
    for (struct item *item = g_items; item < g_items + 8; item++)
        if (item->key == key)
            return &item[0];
    return NULL;
}

static uint32_t of_vector(const struct uint8_vector *v)
{
    uint32_t sum = 0;
    for (const uint8_t *p = v->at, *end = p + v->length; p < end; p++)
        sum += *p;
    return sum + count_down(v->at, v->length);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[9] = {1, 2, 3}, others[5] = {0};
    uint64_t n = deed_now() % 10;
    fill(others, 5, bytes, n);
    uint32_t sum = count_down(bytes, n) + in_pairs(bytes, (uint32_t)n) + backwards(bytes, n);
    struct item *item = find(sum);
    if (item != NULL)
        item->value = (uint32_t)up_to(bytes, n, 3);
    struct uint8_vector *v = uint8_vector_take(n);
    if (v != NULL && of_vector(v) > 100)
        deed_fault(deed_reason_value);
    deed_drop(v);
}
