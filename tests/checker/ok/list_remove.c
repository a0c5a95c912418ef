/* A singly linked list behind a struct: push, find, remove from the middle, reverse, clear. */
#include "memory.component.h"

struct node {
    struct node *next OWN;
    uint32_t key;
};

struct list {
    struct node *head OWN;
    uint32_t count;
};

static bool list_push(struct list *list, uint32_t key)
{
    struct node *node = deed_take(sizeof *node);
    if (!node)
        return false;
    node->key = key;
    PUT(node->next, TAKE(list->head));
    PUT(list->head, node);
    list->count++;
    return true;
}

static struct node *list_find(struct list *list, uint32_t key)
{
    struct node *node;
    for (node = list->head; node; node = node->next)
        if (node->key == key)
            break;
    return node;
}

static struct node *list_remove(struct list *list, uint32_t key)
{
    struct node *before = NULL;
    struct node *at = list->head;
    while (at != NULL && at->key != key) {
        before = at;
        at = at->next;
    }
    if (at == NULL)
        return NULL;
    struct node *found = before ? TAKE(before->next) : TAKE(list->head);
    if (found == NULL)
        return NULL;
    if (before != NULL)
        PUT(before->next, TAKE(found->next));
    else
        PUT(list->head, TAKE(found->next));
    list->count--;
    return found;
}

static void list_reverse(struct list *list)
{
    struct node *done = NULL;
    struct node *node = TAKE(list->head);
    while (node) {
        struct node *next = TAKE(node->next);
        PUT(node->next, done);
        done = node;
        node = next;
    }
    PUT(list->head, done);
}

static void list_clear(struct list *list)
{
    struct node *node;
    while ((node = TAKE(list->head)) != NULL) {
        PUT(list->head, TAKE(node->next));
        deed_drop(node);
    }
    list->count = 0;
}

static struct list g_list;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    for (uint32_t i = 0; i < 20; i++)
        if (!list_push(&g_list, i))
            break;
    list_reverse(&g_list);
    struct node *gone = list_remove(&g_list, 7);
    if (gone && gone->key != 7)
        deed_fault(deed_reason_value);
    deed_drop(gone);
    if (list_find(&g_list, 7) != NULL)
        deed_fault(deed_reason_value);
    list_clear(&g_list);
}
