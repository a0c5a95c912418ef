/* The second source says something before the generated header. */
#include "memory.component.h"
#include "item.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    item_use(1);
}

//@ item.h
void item_use(unsigned value);

//@ item.c
#include "item.h" //- //~ prefix
#include "memory.component.h"
//+ #include "item.h"

static unsigned g_sum;

void item_use(unsigned value)
{
    g_sum += value;
}
