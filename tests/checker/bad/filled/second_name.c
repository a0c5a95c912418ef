/* Another name for the same node. */
#include "memory.component.h"

struct node {
    struct node *next OWN;
    uint32_t value;
};

static void append(struct node *node, struct node *one OWN CLAIMS, struct node *two OWN CLAIMS)
{
    PUT(node->next, one);
    struct node *last = node; //-
    //+ struct node *last = node->next;
    PUT(last->next, two); //~ slot
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct node *node = deed_take(sizeof(struct node)), *one = deed_take(sizeof(struct node));
    struct node *two = deed_take(sizeof(struct node));
    if (node != NULL && one != NULL && two != NULL) {
        append(node, one, two);
        struct node *rest = TAKE(node->next);
        while (rest != NULL) {
            struct node *next = TAKE(rest->next);
            deed_drop(rest);
            rest = next;
        }
        deed_drop(node);
        return;
    }
    deed_drop(node);
    deed_drop(one);
    deed_drop(two);
}
