/* The index is stepped on between its test and its use. */
#include "memory.component.h"

struct lexer {
    struct uint8_const_slice text;
    uint32_t at;
};

static uint8_t next(struct lexer *lexer)
{
    if (lexer->at >= lexer->text.length)
        return 0;
    lexer->at++; //-
    return lexer->text.at[lexer->at]; //~ index
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct lexer lexer = {deed_text(LITERAL("a")), 0};
    if (next(&lexer) == 'x')
        deed_fault(deed_reason_value);
}
