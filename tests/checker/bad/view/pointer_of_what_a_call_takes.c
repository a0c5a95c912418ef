/* The callee empties a slot below what the view points to; a borrow from there is used behind the call. */
#include "memory.component.h"

struct node {
    struct node *next OWN;
    uint32_t value;
};

struct walk {
    struct uint8_const_slice name;
    struct node *at;
};

static void end(struct node *node OWN CLAIMS OPT)
{
    struct node *rest = node;
    while (rest != NULL) {
        struct node *next = TAKE(rest->next);
        deed_drop(rest);
        rest = next;
    }
}

static void cut(const struct walk *walk)
{
    struct node *node = walk->at;
    if (node != NULL)
        if (node->next != NULL)
            end(TAKE(node->next));
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct node *list = deed_take(sizeof(struct node));
    if (list == NULL)
        return;
    PUT(list->next, deed_take(sizeof(struct node)));
    struct walk walk = {deed_text(LITERAL("list")), list};
    const struct node *second = list->next;
    uint32_t value = second == NULL ? 0 : second->value;
    cut(&walk);
    if (second != NULL) //- //~ borrow-expired
        value += second->value; //-
    end(list);
    if (value != 0)
        deed_fault(deed_reason_value);
}
