/* Looks for the zero at the end of characters that may change. */
//? text COUNT(
//? and pass `sizeof`
#include "memory.component.h"

static uint32_t count_blanks(const char *text) //-
//+ static uint32_t count_blanks(const char *text COUNT(length), uint64_t length)
{
    uint32_t found = 0;
    for (uint64_t i = 0; text[i] != 0; i++) //-
        found += text[i] == ' '; //-
//+     for (uint64_t i = 0; i < length; i++)
//+         found += text[i] == ' ';
    return found;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    char line[6] = "a b c";
    line[1] = 'x';
    (void)count_blanks(line); //- //~ count
//+     (void)count_blanks(line, sizeof line);
}
