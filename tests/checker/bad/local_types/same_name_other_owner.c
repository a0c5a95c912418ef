/* Two functions have a struct of one name: what one of them takes is not what the other one owns. */
#include "memory.component.h"

static void first(void)
{
    struct node {
        struct node *next OWN;
        uint32_t key;
    };
    struct node *a = deed_take(sizeof(struct node));
    deed_drop(a);
}

static void second(void)
{
    struct node { //- //~ type
        //+ struct other {
        uint32_t key;
    };
    struct node *b = deed_take(sizeof(struct node)); //-
    //+ struct other *b = deed_take(sizeof(struct other));
    deed_drop(b);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    first();
    second();
}
