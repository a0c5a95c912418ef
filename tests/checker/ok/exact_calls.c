/* Helper functions that rely on what their callers tested, and callers that rely on what was found;
 * every access is proved. */
#include "exact.component.h"

#define NONE UINT32_MAX

static void swap(uint32_t *p COUNT(n), uint32_t n, uint32_t i, uint32_t j)
{
    uint32_t kept = p[i];
    p[i] = p[j];
    p[j] = kept;
}

static void sift_down(uint32_t *p COUNT(n), uint32_t n, uint32_t root)
{
    for (;;) {
        uint32_t child = 2 * root + 1;
        if (child >= n)
            return;
        if (child + 1 < n && p[child + 1] > p[child])
            child++;
        if (p[root] >= p[child])
            return;
        swap(p, n, root, child);
        root = child;
    }
}

static void heap_sort(uint32_t *p COUNT(n), uint32_t n)
{
    for (uint32_t i = n / 2; i-- > 0;)
        sift_down(p, n, i);
    for (uint32_t end = n; end > 1; end--) {
        swap(p, n, 0, end - 1);
        sift_down(p, end - 1, 0);
    }
}

static uint32_t find(const uint32_t *p COUNT(n), uint32_t n, uint32_t what)
{
    for (uint32_t i = 0; i < n; i++)
        if (p[i] == what)
            return i;
    return NONE;
}

static int last(const uint32_t *p COUNT(n), uint32_t n, uint32_t what)
{
    for (uint32_t i = n; i-- > 0;)
        if (p[i] == what)
            return (int)i;
    return -1;
}

static uint64_t end_of_word(struct uint8_const_slice text, uint64_t from)
{
    while (from < text.length && AT(text.at, text.length, from) != ' ')
        from++;
    return from;
}

static uint32_t first_space(struct uint8_const_slice text)
{
    uint64_t end = end_of_word(text, 0);
    if (end == text.length)
        return 0;
    return AT(text.at, text.length, end);
}

static uint8_t peek(struct uint8_const_slice text, uint64_t at)
{
    return AT(text.at, text.length, at);
}

static uint32_t sum(struct uint8_const_slice text)
{
    uint32_t sum = 0;
    for (uint64_t i = 0; i < text.length; i++)
        sum += peek(text, i);
    return sum;
}

void exact_main(struct exact_ports *ports)
{
    (void)ports;
    uint32_t words[20] = {7, 3, 4};
    uint32_t n = (uint32_t)(deed_heap_used() % 21);
    heap_sort(words, n);
    uint32_t at = find(words, n, 7);
    if (at != NONE)
        words[at] = 8;
    int behind = last(words, n, 3);
    if (behind >= 0)
        words[behind] = 9;
    struct uint8_const_slice text = deed_text(LITERAL("a word"));
    if (first_space(text) + sum(text) == 3)
        deed_fault(deed_reason_value);
}
