/* The cursor stands in the part of the list that was just cut off and dropped. */
#include "memory.component.h"

struct node {
    struct node *next OWN;
    uint32_t value;
};

static void truncate(struct node *head)
{
    struct node *second = head->next;
    if (second == NULL)
        return;
    //+ second->value = 0;
    struct node *tail = TAKE(head->next);
    while (tail != NULL) {
        struct node *next = TAKE(tail->next);
        deed_drop(tail);
        tail = next;
    }
    second->value = 0; //- //~ borrow-expired
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct node *head = deed_take(sizeof(struct node));
    if (head == NULL)
        return;
    PUT(head->next, deed_take(sizeof(struct node)));
    truncate(head);
    struct node *rest = TAKE(head->next);
    if (rest != NULL)
        deed_fault(deed_reason_slot);
    deed_drop(head);
}
