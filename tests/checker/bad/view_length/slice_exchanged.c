/* The index was tested with the slice that was there before. */
#include "memory.component.h"

struct lexer {
    struct uint8_const_slice text;
    uint32_t at;
};

static uint8_t peek(struct lexer *lexer, struct uint8_const_slice other)
{
    if (lexer->at >= lexer->text.length || other.length > 9)
        return 0;
    lexer->text = other; //-
    return lexer->text.at[lexer->at]; //~ index
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct lexer lexer = {deed_text(LITERAL("abc")), 0};
    if (peek(&lexer, deed_text(LITERAL(""))) == 'x')
        deed_fault(deed_reason_value);
}
