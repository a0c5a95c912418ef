/* The answer's buffer is forgotten, and the next answer comes into its place. */
#include "client.component.h"

static void write_twice(struct Console_client *console OWN CLAIMS STATE(Ready),
                        struct uint8_vector *a OWN CLAIMS, struct uint8_vector *b OWN CLAIMS)
{
    switch (Console_call_Write(console, a, 1)) {
    case Console_Written: break; //-
    //+ case Console_Written: deed_drop(Console_Written_text(console)); break;
    case Console_closed:
        Console_client_drop(console);
        deed_drop(b);
        return;
    }
    switch (Console_call_Write(console, b, 1)) { //~ cell
    case Console_Written: deed_drop(Console_Written_text(console)); break;
    case Console_closed: Console_client_drop(console); return;
    }
    deed_fault(deed_reason_stopped);
}

void client_main(struct client_ports *ports)
{
    struct Console_client *console = Console_open(ports->console, DEED_FOREVER);
    struct uint8_vector *a = uint8_vector_take(4);
    struct uint8_vector *b = uint8_vector_take(4);
    if (console == NULL || a == NULL || b == NULL)
        deed_fault(deed_reason_stopped);
    write_twice(console, a, b);
}
