/* A pointer into the view itself, in a copy that lives longer. */
#include "memory.component.h"

struct cursor {
    struct uint8_const_slice in;
    uint64_t position;
    uint64_t *at;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct cursor kept = {{0}, 0, NULL};
    {
        struct cursor cursor = {deed_text(LITERAL("text")), 1, NULL};
        cursor.at = &cursor.position;
        kept = cursor;
    }
    //+ struct cursor other = {deed_text(LITERAL("text")), 1, NULL};
    //+ kept = other;
    uint64_t *at = kept.at; //~ borrow-expired
    if (at != NULL)
        *at = 2;
}
