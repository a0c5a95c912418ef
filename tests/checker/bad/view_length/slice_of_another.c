/* The length is that of another field. */
#include "memory.component.h"

struct lexer {
    struct uint8_const_slice text, rest;
    uint32_t at;
};

static uint8_t peek(const struct lexer *lexer)
{
    if (lexer->at >= lexer->rest.length) //-
    //+ if (lexer->at >= lexer->text.length)
        return 0;
    return lexer->text.at[lexer->at]; //~ index
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct lexer lexer = {deed_text(LITERAL("")), deed_text(LITERAL("abc")), 0};
    if (peek(&lexer) == 'x')
        deed_fault(deed_reason_value);
}
