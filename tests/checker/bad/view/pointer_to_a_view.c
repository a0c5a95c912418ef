/* A pointer to a view in a view: what is stored behind it, nobody would know. */
#include "memory.component.h"

struct reader {
    struct uint8_const_slice in;
    uint64_t position;
};

struct parser {
    struct uint8_const_slice text;
    struct reader *reader; //- //~ borrow-escape
    //+ struct reader reader;
};

static uint64_t left(const struct parser *parser)
{
    return parser->text.length;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct parser parser = {.text = deed_text(LITERAL("text"))};
    if (left(&parser) != 4)
        deed_fault(deed_reason_value);
}
