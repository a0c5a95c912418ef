/* A priority queue: a binary heap of plain structs in an owned struct with an array. */
#include "memory.component.h"

#define MOST 31u

struct task {
    uint64_t due;
    uint32_t number;
};

struct queue {
    uint32_t used;
    struct task task[MOST];
};

static void exchange(struct queue *queue, uint32_t a, uint32_t b)
{
    struct task kept = AT(queue->task, MOST, a);
    AT(queue->task, MOST, a) = AT(queue->task, MOST, b);
    AT(queue->task, MOST, b) = kept;
}

static bool insert(struct queue *queue, const struct task *task)
{
    if (queue->used >= MOST)
        return false;
    uint32_t at = queue->used;
    queue->used++;
    AT(queue->task, MOST, at) = *task;
    while (at > 0) {
        uint32_t parent = (at - 1) / 2;
        if (queue->task[parent].due <= queue->task[at].due)
            break;
        exchange(queue, parent, at);
        at = parent;
    }
    return true;
}

static bool take_first(struct queue *queue, struct task *first)
{
    if (queue->used == 0)
        return false;
    *first = queue->task[0];
    queue->used--;
    queue->task[0] = AT(queue->task, MOST, queue->used);
    for (uint32_t at = 0;;) {
        uint32_t child = 2 * at + 1;
        if (child >= queue->used)
            break;
        if (child + 1 < queue->used && queue->task[child + 1].due < queue->task[child].due)
            child++;
        if (queue->task[at].due <= queue->task[child].due)
            break;
        exchange(queue, at, child);
        at = child;
    }
    return true;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct queue *queue = deed_take(sizeof(struct queue));
    if (queue == NULL)
        return;
    for (uint32_t i = 0; i < 40; i++) {
        struct task task = {(uint64_t)i * 17 % 40, i};
        if (!insert(queue, &task))
            break;
    }
    struct task task = {0, 0};
    uint64_t last = 0;
    while (take_first(queue, &task)) {
        if (task.due < last)
            deed_fault(deed_reason_value);
        last = task.due;
    }
    deed_drop(queue);
}
