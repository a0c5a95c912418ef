/* The array is gone, and what was stored of it in a view is not. */
#include "memory.component.h"

struct words {
    struct uint8_slice first;
};

static void keep(struct words *words, uint8_t name[8])
{
    words->first = uint8_slice_of(name, 8);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct words words = {0};
    //+ uint8_t name[8] = {1};
    {
        uint8_t name[8] = {1}; //-
        keep(&words, name);
    }
    if (words.first.length > 0 && AT(words.first.at, words.first.length, 0) > 3) //~ borrow-expired
        deed_fault(deed_reason_value);
}
