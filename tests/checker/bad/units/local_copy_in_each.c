/* A counter inside of a function of a header, of which each source would have its own. */
#include "memory.component.h"
#include "next.h"

//+ uint32_t g_last;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (next_number() == other_number())
        g_seen = true;
}

bool g_seen;

//@ next.h
extern bool g_seen;
uint32_t other_number(void);
//+ extern uint32_t g_last;

static inline uint32_t next_number(void)
{
    static uint32_t g_last; //- //~ unit
    return ++g_last;
}

//@ other.c
#include "memory.component.h"
#include "next.h"

uint32_t other_number(void)
{
    return next_number();
}
