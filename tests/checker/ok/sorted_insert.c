/* A sorted list: inserted and removed in the middle, counted. */
#include "memory.component.h"
struct node {
    struct node *next OWN;
    int key;
};
struct list {
    struct node *head OWN;
    int size;
};
static bool list_insert(struct list *list, int key)
{
    struct node *node = deed_take(sizeof(struct node));
    if (!node)
        return false;
    node->key = key;
    if (list->head == NULL || list->head->key >= key) {
        PUT(node->next, TAKE(list->head));
        PUT(list->head, node);
    } else {
        struct node *p = list->head;
        while (p->next != NULL && p->next->key < key)
            p = p->next;
        PUT(node->next, TAKE(p->next));
        PUT(p->next, node);
    }
    list->size++;
    return true;
}
static bool list_remove(struct list *list, int key)
{
    struct node *p = list->head;
    struct node *gone;
    if (!p)
        return false;
    if (p->key == key) {
        gone = TAKE(list->head);
        PUT(list->head, TAKE(gone->next));
        deed_drop(gone);
        list->size--;
        return true;
    }
    for (; p->next; p = p->next) {
        if (p->next->key == key) {
            gone = TAKE(p->next);
            PUT(p->next, TAKE(gone->next));
            deed_drop(gone);
            list->size--;
            return true;
        }
    }
    return false;
}
static void list_free(struct list *list)
{
    while (list->head != NULL) {
        struct node *n = TAKE(list->head);
        PUT(list->head, TAKE(n->next));
        deed_drop(n);
    }
    list->size = 0;
}
static struct list numbers;
static void run(void)
{
    for (int i = 0; i < 10; i++)
        if (!list_insert(&numbers, i * 7 % 10))
            return;
    list_remove(&numbers, 3);
    list_free(&numbers);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    run();
}
