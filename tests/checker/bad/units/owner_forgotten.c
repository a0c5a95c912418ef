/* The header declares an owner, the source that defines it a plain pointer. */
#include "memory.component.h"
#include "root.h"

struct item *g_root; //- //~ annotation
//+ struct item *g_root OWN;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    root_clear();
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

void root_clear(void)
{
    struct item *item = TAKE(g_root);
    deed_drop(item);
}
