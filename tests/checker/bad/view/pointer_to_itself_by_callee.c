/* The same, done by a callee. */
#include "memory.component.h"

struct cursor {
    struct uint8_const_slice in;
    uint64_t position;
    uint64_t *at;
};

static void cursor_start(struct cursor *cursor)
{
    cursor->at = &cursor->position;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct cursor kept = {{0}, 0, NULL};
    {
        struct cursor cursor = {deed_text(LITERAL("text")), 1, NULL};
        cursor_start(&cursor);
        kept = cursor;
    }
    //+ struct cursor other = {deed_text(LITERAL("text")), 1, NULL};
    //+ kept = other;
    uint64_t *at = kept.at; //~ borrow-expired
    if (at != NULL)
        *at = 2;
}
