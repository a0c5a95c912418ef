/* Declared, called, and not there. */
#include "memory.component.h"
#include "item.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    item_use(1);
    item_forget(1); //- //~ unit
}

//@ item.h
void item_use(uint32_t value);
void item_forget(uint32_t value);

//@ item.c
#include "memory.component.h"
#include "item.h"

static uint32_t g_sum;

void item_use(uint32_t value)
{
    g_sum += value;
}
