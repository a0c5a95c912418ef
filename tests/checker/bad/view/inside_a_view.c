/* A view in a view, and the vector goes. */
#include "memory.component.h"

struct reader {
    struct uint8_const_slice in;
    uint64_t position;
};

struct parser {
    struct reader reader;
    uint32_t errors;
};

static uint32_t parse(struct parser *parser)
{
    if (parser->reader.in.length == 0)
        parser->errors++;
    return parser->errors;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *v = uint8_vector_take(16);
    if (v == NULL)
        return;
    struct parser parser = {{uint8_vector_const_slice(v), 0}, 0};
    //+ uint32_t errors = parse(&parser);
    deed_drop(v);
    uint32_t errors = parse(&parser); //- //~ borrow-expired
    if (errors != 0)
        deed_fault(deed_reason_value);
}
