/* f(list, list->head): one argument is lent by the other, and the callee pops the list. */
#include "memory.component.h"

struct node {
    struct node *next OWN;
    uint32_t value;
};

struct list {
    struct node *head OWN;
};

static uint32_t replace(struct list *list, struct node *node)
{
    struct node *head = TAKE(list->head);
    if (head != NULL) {
        struct node *rest = TAKE(head->next);
        PUT(list->head, rest);
        deed_drop(head);
    }
    node->value++;
    return node->value;
}

static uint32_t work(struct list *list)
{
    struct node *head = list->head; //-
    if (head == NULL) //-
        return 0;
    return replace(list, head); //- //~ borrow-expired
    //+ return 1;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct list *list = deed_take(sizeof(struct list));
    if (list == NULL)
        return;
    work(list);
    struct node *node = TAKE(list->head);
    while (node != NULL) {
        struct node *next = TAKE(node->next);
        deed_drop(node);
        node = next;
    }
    deed_drop(list);
}
