/* The parameter names one lender, and gets what another lends. */
#include "memory.component.h"

struct pair {
    struct uint8_const_slice key;
    struct uint8_const_slice value;
};

static void split(const struct pair *pair, struct uint8_const_slice other,
                  struct uint8_const_slice *first BORROWS(pair))
{
    if (pair->key.length > 0)
        *first = pair->key;
    else
        *first = other; //- //~ borrow-escape
        //+ *first = uint8_const_slice_first(pair->value, other.length);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct pair pair = {deed_text(LITERAL("key")), deed_text(LITERAL("value"))};
    struct uint8_const_slice first = {0};
    split(&pair, pair.value, &first);
    if (first.length != 3)
        deed_fault(deed_reason_value);
}
