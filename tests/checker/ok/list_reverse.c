/* Taking a list apart and building others from it: reverse, and filter by draining. */
#include "memory.component.h"

struct node {
    struct node *next OWN;
    int32_t value;
};

OWN OPT static struct node *cons(int32_t value, struct node *rest OWN CLAIMS OPT)
{
    struct node *node = deed_take(sizeof(struct node));
    if (node == NULL) {
        while (rest != NULL) {
            struct node *next = TAKE(rest->next);
            deed_drop(rest);
            rest = next;
        }
        return NULL;
    }
    node->value = value;
    PUT(node->next, rest);
    return node;
}

OWN OPT static struct node *reverse(struct node *list OWN CLAIMS OPT)
{
    struct node *done = NULL;
    while (list != NULL) {
        struct node *rest = TAKE(list->next);
        PUT(list->next, done);
        done = list;
        list = rest;
    }
    return done;
}

/* Drops the negative ones; the order turns round. */
OWN OPT static struct node *keep_positive(struct node *list OWN CLAIMS OPT)
{
    struct node *kept = NULL;
    while (list != NULL) {
        struct node *rest = TAKE(list->next);
        if (list->value < 0) {
            deed_drop(list);
        } else {
            PUT(list->next, kept);
            kept = list;
        }
        list = rest;
    }
    return kept;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct node *list = NULL;
    for (int32_t i = -5; i < 5; i++)
        list = cons(i, list);
    list = reverse(list);
    list = keep_positive(list);
    while (list != NULL) {
        struct node *next = TAKE(list->next);
        deed_drop(list);
        list = next;
    }
}
