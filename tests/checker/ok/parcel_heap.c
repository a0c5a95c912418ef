/* A priority queue of nodes: a leftist heap, merged without recursion. */
#include "memory.component.h"

struct job {
    struct job *left IN(parcel);
    struct job *right IN(parcel);
    struct job *path IN(parcel);
    uint32_t rank;
    uint64_t due;
};

struct queue {
    struct deed_parcel parcel;
    struct job *top IN(parcel);
    struct job *free IN(parcel);
};

static uint32_t rank_of(const struct job *job OPT)
{
    return job != NULL ? job->rank : 0;
}

/* Two heaps become one: along their right sides down, and up again to put ranks right. */
OPT IN(queue) static struct job *merge(struct queue *queue, struct job *a IN(queue) OPT,
                                       struct job *b IN(queue) OPT)
{
    struct job *path = NULL;
    (void)queue;
    while (a != NULL && b != NULL) {
        if (b->due < a->due) {
            struct job *lower = a;
            a = b;
            b = lower;
        }
        struct job *rest = a->right;
        a->path = path;
        path = a;
        a = rest;
    }
    struct job *merged = a != NULL ? a : b;
    while (path != NULL) {
        struct job *left = path->left;
        if (rank_of(left) < rank_of(merged)) {
            path->left = merged;
            path->right = left;
        } else {
            path->right = merged;
        }
        path->rank = rank_of(path->right) + 1;
        merged = path;
        path = path->path;
    }
    return merged;
}

static bool push(struct queue *queue, uint64_t due)
{
    struct job *job = queue->free;
    if (job != NULL)
        queue->free = job->right;
    else
        job = deed_parcel_add(queue, sizeof(struct job));
    if (job == NULL)
        return false;
    job->left = NULL;
    job->right = NULL;
    job->rank = 1;
    job->due = due;
    queue->top = merge(queue, queue->top, job);
    return true;
}

static uint64_t pop(struct queue *queue)
{
    struct job *first = queue->top;
    if (first == NULL)
        return UINT64_MAX;
    uint64_t due = first->due;
    queue->top = merge(queue, first->left, first->right);
    first->right = queue->free;
    queue->free = first;
    return due;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct queue *queue = deed_parcel_take(sizeof(struct queue), 32 * sizeof(struct job));
    if (queue == NULL)
        return;
    for (uint64_t i = 0; i < 32; i++)
        if (!push(queue, i * 29 % 32))
            break;
    for (uint64_t i = 0; i < 32; i++)
        if (pop(queue) != i)
            deed_sleep_until(1);
    deed_drop(queue);
}
