/* Small habits of C programmers: an assignment in a condition, a static struct with an owner in it,
 * an owner as a static of one function, types with short names, division that may have no result.
 */
#include "memory.component.h"

typedef uint32_t key_type;

struct node {
    struct node *next OWN;
    key_type key;
};

struct queue {
    struct node *first OWN;
    uint32_t length;
};

static struct queue g_queue;

static void push(struct queue *queue, key_type key)
{
    struct node *node = deed_take(sizeof(*node));
    if (node == NULL)
        return;
    node->key = key;
    PUT(node->next, TAKE(queue->first));
    PUT(queue->first, node);
    queue->length++;
}

static key_type drain(struct queue *queue)
{
    struct node *node;
    key_type sum = 0;
    while ((node = TAKE(queue->first)) != NULL) {
        PUT(queue->first, TAKE(node->next));
        sum += node->key;
        deed_drop(node);
    }
    queue->length = 0;
    return sum;
}

/* A buffer that is made at the first call and kept. */
static uint8_t scratch(uint64_t index)
{
    static struct uint8_vector *kept OWN;
    if (kept == NULL)
        PUT(kept, uint8_vector_take(16));
    struct uint8_vector *buffer = kept;
    if (!buffer)
        return 0;
    buffer->at[index % buffer->length] += 1;
    return buffer->at[index % buffer->length];
}

static int64_t mean(int64_t sum, int64_t count)
{
    return count == 0 ? 0 : deed_divide(sum, count);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    int64_t total = 0;
    for (uint32_t round = 0; round < 4; round++) {
        for (key_type key = 1; key < 10; key++)
            push(&g_queue, key * round);
        int64_t length = g_queue.length;
        total += mean(drain(&g_queue), length);
        total -= scratch(round) % 2 ? 1 : 0;
    }
    if (total == INT64_MIN)
        deed_fault(deed_reason_value);
}
