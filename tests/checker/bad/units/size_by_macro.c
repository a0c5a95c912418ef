/* A macro makes the array shorter for the source that defines the variable. */
#include "memory.component.h"
#include "names.h"

uint8_t g_names[NAMES];

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    g_names[0] = names_last();
}

//@ names.h
#ifndef NAMES
#define NAMES 16
#endif

extern uint8_t g_names[NAMES]; //- //~ unit
//+ extern uint8_t g_names[NAMES];
uint8_t names_last(void);

//@ last.c
#include "memory.component.h"
#define NAMES 64 //-
#include "names.h"

uint8_t names_last(void)
{
    return sizeof g_names;
}
