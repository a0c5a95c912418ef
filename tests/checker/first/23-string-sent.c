/* Sends a string literal. */
//? uint8_vector_take(
//? text_add(
#include "client.component.h"
//+ #include "deed/library/text.h"

static struct Console_client *g_console OWN STATE(Ready);

static void hello(struct Console_client *console OWN CLAIMS STATE(Ready))
{
//+     struct uint8_vector *text = uint8_vector_take(5);
//+     if (text == NULL) {
//+         PUT(g_console, console);
//+         return;
//+     }
//+     uint32_t used = text_add(text, 0, LITERAL("hello"));
//+     switch (Console_call_Write(console, text, used)) {
    switch (Console_call_Write(console, "hello", 5)) { //- //~ compile
    case Console_Written:
        deed_drop(Console_Written_text(console));
        PUT(g_console, console);
        break;
    case Console_closed: Console_client_drop(console); break;
    }
}

void client_main(struct client_ports *ports)
{
    struct Console_client *console = Console_open(ports->console, DEED_FOREVER);
    if (console != NULL)
        hello(console);
}
