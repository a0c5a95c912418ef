/* The callee writes the field. */
#include "memory.component.h"

struct stack {
    uint32_t count;
    uint32_t other;
};

static void grow(struct stack *s)
{
    s->count += 30;
}

static void use(struct stack *a, struct stack *b, uint8_t *p COUNT(n), uint32_t n)
{
    //+ grow(b);
    if (a->count >= n)
        return;
    grow(b);         //-
    p[a->count] = 1; //~ index
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
