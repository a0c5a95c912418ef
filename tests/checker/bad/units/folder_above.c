/* A header outside of the component's folder. */
#include "memory.component.h"
#include "item.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    item_use(1);
}

//@ item.h
void item_use(uint32_t value);

//@ ../common.h
enum { COMMON = 1 };

//@ item.c
#include "memory.component.h"
#include "item.h"
#include "../common.h" //- //~ prefix
//+ enum { COMMON = 1 };

static uint32_t g_sum;

void item_use(uint32_t value)
{
    g_sum += value + COMMON;
}
