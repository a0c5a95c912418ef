/* A view keeps the address of a character as a text. */
#include "memory.component.h"

struct word {
    struct uint8_const_slice bytes;
    const char *text;
};

static uint32_t length(const struct word *word)
{
    const char *s = word->text;
    uint32_t n = 0;
    while (s != NULL && s[n] != 0)
        n++;
    return n;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    const char letter = 'x';
    struct word word = {.bytes = deed_text(LITERAL("x"))};
    word.text = &letter; //- //~ count
    //+ word.text = letter == 'x' ? "x" : "";
    if (length(&word) > 1)
        deed_fault(deed_reason_value);
}
