/* Free blocks, chained by numbers and marked in words of bits. */
#include "memory.component.h"

enum { BLOCKS = 32 };

static struct { uint8_t bytes[64]; int next; bool used; } blocks[BLOCKS];
static int free_head = -1;

static void pool_init(void)
{
    for (int i = 0; i < BLOCKS; i++)
        blocks[i].next = i + 1 < BLOCKS ? i + 1 : -1;
    free_head = 0;
}

static int pool_alloc(void)
{
    int b = free_head;
    if (b < 0)
        return -1;
    free_head = blocks[b].next;
    blocks[b].used = true;
    return b;
}

static void pool_free(int b)
{
    if (b < 0 || b >= BLOCKS || !blocks[b].used)
        return;
    blocks[b].used = false;
    blocks[b].next = free_head;
    free_head = b;
}

static uint32_t bitmap[4];

static int bitmap_alloc(void)
{
    for (unsigned i = 0; i < 4; i++) {
        if (bitmap[i] == UINT32_MAX)
            continue;
        for (unsigned b = 0; b < 32; b++) {
            if (!(bitmap[i] & (1u << b))) {
                bitmap[i] |= 1u << b;
                return (int)(i * 32 + b);
            }
        }
    }
    return -1;
}

static void bitmap_free(unsigned n)
{
    if (n < 128)
        bitmap[n / 32] &= ~(1u << (n % 32));
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    pool_init();
    int b = pool_alloc();
    pool_free(b);
    int n = bitmap_alloc();
    if (n >= 0)
        bitmap_free((unsigned)n);
}
