/* All enumerators have a case, so clang is silent; the value, zero as all statics, has none of them. */
#include "memory.component.h"

enum colour { colour_red = 1, colour_green = 2 };

static const uint32_t g_value[2] = {1, 2};
static enum colour g_colour;

static uint32_t index_of(enum colour colour)
{
    switch (colour) {
    case colour_red: return 0;
    case colour_green: return 1;
    }
    //+ return 1;
} //~ control

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    if (g_value[index_of(g_colour)] > 5)
        deed_fault(deed_reason_value);
}
