/* The old trick: an array of one at the end of a struct that was taken larger. */
#include "memory.component.h"

struct text {
    uint64_t length;
    uint8_t at[1];
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct text *text = deed_take(sizeof(struct text) + 15); //- //~ cast
    //+ struct text *text = deed_take(sizeof(struct text));
    if (text == NULL)
        return;
    text->length = 16;
    deed_drop(text);
}
