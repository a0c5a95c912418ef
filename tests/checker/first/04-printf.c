/* Wants to see something on the screen. */
//? switch (Console_call_Write(console, text, used))
//? deed/library/text.h
//? text_number
//? LITERAL(
#include "client.component.h"
//+ #include "deed/library/text.h"

//+ static struct Console_client *g_console OWN STATE(Ready);
//+
//+ static void hello(struct Console_client *console OWN CLAIMS STATE(Ready),
//+                   struct uint8_vector *text OWN CLAIMS, uint32_t x)
//+ {
//+     uint32_t used = text_add(text, 0, LITERAL("x is "));
//+     used = text_number(text, used, x);
//+     switch (Console_call_Write(console, text, used)) {
//+     case Console_Written:
//+         deed_drop(Console_Written_text(console));
//+         PUT(g_console, console);
//+         break;
//+     case Console_closed: Console_client_drop(console); break;
//+     }
//+ }
//+
void client_main(struct client_ports *ports)
{
    (void)ports; //-
    uint32_t x = 5;
    printf("x is %u\n", x); //- //~ compile
//+     struct uint8_vector *text = uint8_vector_take(40);
//+     if (text == NULL)
//+         return;
//+     struct Console_client *console = Console_open(ports->console, DEED_FOREVER);
//+     if (console == NULL)
//+         deed_drop(text);
//+     else
//+         hello(console, text, x);
}
