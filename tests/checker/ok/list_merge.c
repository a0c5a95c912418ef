/* Merge sort's merge on two owned lists, by moving one node at a time. */
#include "memory.component.h"

struct node {
    struct node *next OWN;
    uint32_t key;
};

struct list {
    struct node *head OWN;
};

static bool head_is_smaller(const struct list *a, const struct list *b)
{
    const struct node *first = a->head;
    const struct node *second = b->head;
    if (first == NULL)
        return false;
    if (second == NULL)
        return true;
    return first->key < second->key;
}

/* The head of the list, detached; null when the list is empty. */
OWN OPT static struct node *detach(struct list *list)
{
    struct node *node = TAKE(list->head);
    if (node != NULL) {
        struct node *rest = TAKE(node->next);
        PUT(list->head, rest);
    }
    return node;
}

static void attach(struct list *list, struct node *node OWN CLAIMS)
{
    PUT(node->next, TAKE(list->head));
    PUT(list->head, node);
}

/* Moves everything in a and b into result, largest first. */
static void merge(struct list *a, struct list *b, struct list *result)
{
    for (;;) {
        struct node *node;
        if (head_is_smaller(a, b))
            node = detach(a);
        else
            node = detach(b);
        if (node == NULL)
            break;
        attach(result, node);
    }
}

static void discard(struct list *list OWN CLAIMS)
{
    struct node *node = TAKE(list->head);
    while (node != NULL) {
        struct node *rest = TAKE(node->next);
        deed_drop(node);
        node = rest;
    }
    deed_drop(list);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct list *a = deed_take(sizeof(struct list));
    struct list *b = deed_take(sizeof(struct list));
    struct list *sum = deed_take(sizeof(struct list));
    if (a != NULL && b != NULL && sum != NULL)
        merge(a, b, sum);
    if (a != NULL)
        discard(a);
    if (b != NULL)
        discard(b);
    if (sum != NULL)
        discard(sum);
}
