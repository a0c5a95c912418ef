/* Loops over counted data, each way that people write them; every access is proved. */
#include "exact.component.h"

static uint32_t forward(const uint8_t *p COUNT(n), uint32_t n)
{
    uint32_t sum = 0;
    for (uint32_t i = 0; i < n; i++)
        sum += p[i];
    return sum;
}

static uint32_t backward(const uint8_t *p COUNT(n), uint32_t n)
{
    uint32_t sum = 0;
    for (uint32_t i = n; i > 0; i--)
        sum = sum * 3 + p[i - 1];
    for (uint32_t i = n; i-- > 0;)
        sum += p[i];
    for (uint32_t i = 0; i < n; i++)
        sum += p[n - 1 - i];
    return sum;
}

static uint32_t by_fours(const uint8_t *p COUNT(n), uint32_t n)
{
    uint32_t sum = 0;
    for (uint32_t i = 0; n - i >= 4; i += 4)
        sum += p[i] + p[i + 1] + p[i + 2] + p[i + 3];
    return sum;
}

static void bubble(uint32_t *p COUNT(n), uint32_t n)
{
    for (uint32_t end = n; end > 1; end--)
        for (uint32_t i = 1; i < end; i++)
            if (p[i - 1] > p[i]) {
                uint32_t kept = p[i];
                p[i] = p[i - 1];
                p[i - 1] = kept;
            }
}

static uint32_t pairs(const struct uint8_vector *a, const struct uint8_vector *b)
{
    uint64_t common = a->length < b->length ? a->length : b->length;
    uint32_t equal = 0;
    for (uint64_t i = 0; i < common; i++)
        equal += a->at[i] == b->at[i];
    return equal;
}

static bool is_palindrome(const uint8_t *p COUNT(n), uint32_t n)
{
    uint32_t i = 0, j = n;
    while (i < j) {
        j--;
        if (p[i] != p[j])
            return false;
        i++;
    }
    return true;
}

void exact_main(struct exact_ports *ports)
{
    (void)ports;
    uint8_t bytes[20] = {1, 2, 3};
    uint32_t words[9] = {7, 3, 4};
    struct uint8_vector *v = uint8_vector_take(9);
    bubble(words, deed_to_u32(deed_heap_used()) % 10);
    uint32_t n = deed_to_u32(deed_heap_used()) % 21;
    uint32_t sum = forward(bytes, n) + backward(bytes, n) + by_fours(bytes, n);
    if (v != NULL)
        sum += pairs(v, v);
    deed_drop(v);
    if (sum == 77 && is_palindrome(bytes, 20))
        deed_fault(deed_reason_value);
}
