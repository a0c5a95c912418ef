/* Timers in a binary heap of pointers to structs. */
#include "memory.component.h"

#define MAX_TIMERS 64

struct timer {
    uint64_t due;
    uint32_t id;
    uint32_t period;
};

struct timer_heap {
    struct timer *item[MAX_TIMERS] OWN;
    uint32_t count;
};

static struct timer_heap heap;

static bool earlier(const struct timer_heap *h, uint32_t a, uint32_t b)
{
    const struct timer *x = h->item[a];
    const struct timer *y = h->item[b];
    return x && y && x->due < y->due;
}

static void swap(struct timer_heap *h, uint32_t a, uint32_t b)
{
    struct timer *t = TAKE(AT(h->item, 64, a));
    PUT(h->item[a], TAKE(AT(h->item, 64, b)));
    PUT(h->item[b], t);
}

static bool heap_add(struct timer_heap *h, struct timer *t)
{
    uint32_t i = h->count;

    if (i == MAX_TIMERS) {
        deed_drop(t);
        return false;
    }
    PUT(h->item[i], t);
    h->count++;
    while (i > 0 && earlier(h, i, (i - 1) / 2)) {
        swap(h, i, (i - 1) / 2);
        i = (i - 1) / 2;
    }
    return true;
}

static struct timer *heap_pop(struct timer_heap *h)
{
    struct timer *top;
    uint32_t i = 0;

    if (h->count == 0)
        return NULL;
    top = TAKE(h->item[0]);
    h->count--;
    if (h->count > 0)
        PUT(h->item[0], TAKE(h->item[h->count]));
    for (;;) {
        uint32_t least = i, left = 2 * i + 1, right = 2 * i + 2;
        if (left < h->count && earlier(h, left, least))
            least = left;
        if (right < h->count && earlier(h, right, least))
            least = right;
        if (least == i)
            break;
        swap(h, i, least);
        i = least;
    }
    return top;
}

static void timer_add(uint32_t id, uint64_t due, uint32_t period)
{
    struct timer *t = deed_take(sizeof(struct timer));

    if (!t)
        return;
    *t = (struct timer){.due = due, .id = id, .period = period};
    heap_add(&heap, t);
}

void memory_main(struct memory_ports *ports)
{
    struct timer *t;

    (void)ports;
    timer_add(1, 100, 10);
    timer_add(2, 50, 0);
    timer_add(3, 70, 30);
    for (int i = 0; i < 10; i++) {
        t = heap_pop(&heap);
        if (!t)
            break;
        if (t->period) {
            t->due += t->period;
            heap_add(&heap, t);
        } else {
            deed_drop(t);
        }
    }
}
