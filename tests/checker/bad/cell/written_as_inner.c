/* A pointer to the inner struct writes what was tested by the outer one. */
#include "memory.component.h"

struct stack {
    uint32_t count;
    uint32_t other;
};

struct both {
    struct stack in, out;
};

static void use(struct stack *a, struct stack *b, uint8_t *p COUNT(n), uint32_t n)
{
    static struct both all;
    struct stack *in = &all.in;
    all.in.count = a->count + b->other;
    if (all.in.count >= n)
        return;
    in->count += n; //-
    //+ in->other += n;
    p[all.in.count] = 1; //~ index
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
