/* An array of none, to be as long as the object turns out to be. */
#include "memory.component.h"

struct text {
    uint64_t length;
    uint8_t at[0]; //- //~ type
    //+ uint8_t at[8];
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct text *text = deed_take(sizeof(struct text));
    if (text != NULL)
        text->length = 1;
    deed_drop(text);
}
