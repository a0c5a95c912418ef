/* Writes a logger that takes anything. */
//? text_add
//? text_number
#include "memory.component.h"
//+ #include "deed/library/text.h"

static void say(const char *format, ...) //- //~ construct
{ //-
    (void)format; //-
} //-
//+ static uint32_t say(struct uint8_vector *text, uint32_t x)
//+ {
//+     return text_number(text, text_add(text, 0, LITERAL("x is ")), x);
//+ }

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    say("x is %d", 5); //-
//+     struct uint8_vector *text = uint8_vector_take(40);
//+     if (text == NULL)
//+         return;
//+     (void)say(text, 5);
//+     deed_drop(text);
}
