/* Does not care about what an answer brings. */
//? Console_Written_text(console)
#include "client.component.h"

static struct Console_client *g_console OWN STATE(Ready);

static void greet(struct Console_client *console OWN CLAIMS STATE(Ready),
                  struct uint8_vector *text OWN CLAIMS)
{
    switch (Console_call_Write(console, text, 1)) {
    case Console_Written: PUT(g_console, console); break; //- //~ cell
//+     case Console_Written:
//+         deed_drop(Console_Written_text(console));
//+         PUT(g_console, console);
//+         break;
    case Console_closed: Console_client_drop(console); break;
    }
}

void client_main(struct client_ports *ports)
{
    struct uint8_vector *text = uint8_vector_take(8);
    if (text == NULL)
        return;
    struct Console_client *console = Console_open(ports->console, DEED_FOREVER);
    if (console == NULL)
        deed_drop(text);
    else
        greet(console, text);
}
