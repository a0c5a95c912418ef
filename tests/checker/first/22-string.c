/* Looks for the zero at the end of a string. */
//? text COUNT(
//? LITERAL(
#include "memory.component.h"

static uint32_t count_blanks(const char *text) //-
//+ static uint32_t count_blanks(const char *text COUNT(length), uint64_t length)
{
    uint32_t found = 0;
    for (uint64_t i = 0; text[i] != 0; i++) //- //~ index
        found += text[i] == ' '; //-
//+     for (uint64_t i = 0; i < length; i++)
//+         found += AT(text, length, i) == ' ';
    return found;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    (void)count_blanks("a b c"); //-
//+     (void)count_blanks(LITERAL("a b c"));
}
