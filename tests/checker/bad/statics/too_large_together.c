/* Each of its parts fits below 2 GiB, the struct does not. */
#include "memory.component.h"

struct tables { //- //~ type
    uint8_t first[0x70000000u]; //-
    uint8_t second[0x70000000u]; //-
//+ struct tables {
//+     uint8_t first[0x70u];
//+     uint8_t second[0x70u];
};

static struct tables g_tables;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    g_tables.first[1] = g_tables.second[1];
}
