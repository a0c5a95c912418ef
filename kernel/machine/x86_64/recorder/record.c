/* record.c - where the flight recorder writes: the debug console of QEMU and Bochs, which says that
 * it is there by giving its own port's number when it is read; else the serial line, among the
 * kernel's other lines. */
#include "../x86.h"

#define CONSOLE 0xe9u

void machine_record(const char *text)
{
    if (in8(CONSOLE) != CONSOLE) {
        machine_print(text);
        return;
    }
    for (; *text; text++)
        out8(CONSOLE, (uint8_t)*text);
}
