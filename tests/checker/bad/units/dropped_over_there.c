/* A borrow through an owner that a function of the other source takes and drops. */
#include "memory.component.h"
#include "root.h"

struct item *g_root OWN;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = g_root;
    //+ if (item != NULL)
    //+     item->value = 1;
    root_clear();
    if (item != NULL) //- //~ borrow-expired
        item->value = 1; //-
}

//@ root.h
struct item {
    uint32_t value;
};

extern struct item *g_root OWN;
void root_clear(void);

//@ clear.c
#include "memory.component.h"
#include "root.h"

static void clear_one(void)
{
    struct item *item = TAKE(g_root);
    deed_drop(item);
}

void root_clear(void)
{
    clear_one();
}
