/* Swaps, minima, ternaries, compound assignments, and do-while(0) in a macro. */
#include "memory.component.h"

#define SWAP(a, b)                                                                                 \
    do {                                                                                           \
        uint32_t swap_ = (a);                                                                      \
        (a) = (b);                                                                                 \
        (b) = swap_;                                                                               \
    } while (0)

#define MAX(a, b)       ((a) > (b) ? (a) : (b))
#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

struct pair {
    uint32_t low, high;
};

static void order(struct pair *pair)
{
    if (pair->low > pair->high)
        SWAP(pair->low, pair->high);
}

static void swap(uint32_t *a, uint32_t *b)
{
    uint32_t t = *a;
    *a = *b;
    *b = t;
}

struct box {
    struct uint8_vector *content OWN;
};

static void exchange(struct box *a, struct box *b)
{
    struct uint8_vector *t = TAKE(a->content);
    PUT(a->content, TAKE(b->content));
    PUT(b->content, t);
}

static struct box g_left, g_right;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t numbers[] = {5, 3, 8, 1};
    for (uint32_t i = 0; i < COUNT_OF(numbers); i++)
        for (uint32_t j = i + 1; j < COUNT_OF(numbers); j++)
            if (numbers[j] < numbers[i])
                swap(&numbers[i], &numbers[j]);
    struct pair pair = {.low = numbers[3], .high = numbers[0]};
    order(&pair);
    uint32_t flags = 0;
    flags |= 1u << 3;
    flags &= ~1u;
    flags ^= MAX(pair.low, pair.high);
    flags <<= 2;
    flags += flags % 7 ? 1 : 0;
    PUT(g_left.content, uint8_vector_take(flags % 16));
    exchange(&g_left, &g_right);
    deed_drop(TAKE(g_right.content));
}
