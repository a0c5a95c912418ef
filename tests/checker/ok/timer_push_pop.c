/* A heap of timers, with whole structs moved in it. */
#include "memory.component.h"

enum { CAPACITY = 32 };

struct timer { uint64_t due; uint32_t id; };

static struct timer heap[CAPACITY];
static int count;

static void swap(struct timer *a, struct timer *b)
{
    struct timer t = *a;
    *a = *b;
    *b = t;
}

static bool push(struct timer t)
{
    if (count >= CAPACITY)
        return false;
    int i = count++;
    heap[i] = t;
    while (i > 0) {
        int parent = (i - 1) / 2;
        if (heap[parent].due <= heap[i].due)
            break;
        swap(&heap[parent], &heap[i]);
        i = parent;
    }
    return true;
}

static bool pop(struct timer *out)
{
    if (count == 0)
        return false;
    *out = heap[0];
    heap[0] = heap[--count];
    int i = 0;
    while (2 * i + 1 < count) {
        int child = 2 * i + 1;
        if (child + 1 < count && heap[child + 1].due < heap[child].due)
            child++;
        if (heap[i].due <= heap[child].due)
            break;
        swap(&heap[i], &heap[child]);
        i = child;
    }
    return true;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    push((struct timer){10, 1});
    struct timer t;
    while (pop(&t))
        ;
}
