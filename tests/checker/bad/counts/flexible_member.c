/* A flexible array member that nobody counts. */
#include "memory.component.h"

struct text {
    uint32_t used;
    uint8_t at[]; //- //~ type
    //+ uint8_t at[8];
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct text *text = deed_take(sizeof(struct text));
    if (text != NULL) {
        text->used = 8;
        text->at[7] = 1;
    }
    deed_drop(text);
}
