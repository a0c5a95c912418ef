/* Each round has a struct of its own. */
#include "memory.component.h"

struct stack {
    uint32_t count;
    uint32_t other;
};

static void use(struct stack *a, struct stack *b, uint8_t *p COUNT(n), uint32_t n)
{
    for (uint32_t i = 0; i < 30; i++) {
        struct stack mine = {i, b->count};
        if (i == 0 && mine.count >= n)
            return;
        p[mine.count] = 1; //~ index
        //+ return;
    }
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint8_t bytes[20] = {1, 2, 3};
    uint32_t n = deed_to_u32(deed_heap_used()) % 21;
    struct stack *a = deed_take(sizeof(struct stack));
    struct stack *b = deed_take(sizeof(struct stack));
    if (a != NULL && b != NULL) {
        a->count = deed_to_u32(deed_heap_budget());
        b->count = deed_to_u32(deed_heap_used());
        a->other = b->count / 2;
        use(a, b, bytes, n);
    }
    deed_drop(a);
    deed_drop(b);
}
