/* Use after send: the buffer is the console's now. */
#include "client.component.h"

static uint32_t write(struct Console_client *console OWN CLAIMS STATE(Ready),
                      struct uint8_vector *text OWN CLAIMS)
{
    Console_send_Write(console, text, 1);
    //+ text = NULL;
    text->at[0] = '!'; //- //~ use-after-move
    for (;;) {
        switch (Console_client_receive(console)) {
        case Console_Written:
            text = Console_Written_text(console);
            Console_send_Write(console, text, 1);
            break;
        case Console_closed:
            Console_client_drop(console);
            return 0;
        }
    }
}

void client_main(struct client_ports *ports)
{
    struct Console_client *console = Console_open(ports->console, DEED_FOREVER);
    if (console == NULL)
        return;
    struct uint8_vector *text = uint8_vector_take(4);
    if (text == NULL)
        Console_client_drop(console);
    else
        write(console, text);
}
