/* A macro with the name of an annotation. */
#include "memory.component.h"

#define NAMED(x) __asm__(x) //- //~ token
//+ #define NAMED(x)

static void nothing(void) NAMED("deed_exit");

static void nothing(void)
{
    deed_now();
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    nothing();
}
