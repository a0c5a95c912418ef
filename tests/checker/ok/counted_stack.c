/* Numbers up to a count in the struct: pushed, popped, inserted, removed. */
#include "memory.component.h"
#define LIMIT 100
struct stack {
    uint32_t used;
    uint32_t item[LIMIT];
};
static bool push(struct stack *s, uint32_t v)
{
    if (s->used == LIMIT)
        return false;
    s->item[s->used++] = v;
    return true;
}
static bool pop(struct stack *s, uint32_t *v)
{
    if (s->used == 0)
        return false;
    *v = s->item[--s->used];
    return true;
}
static uint32_t sum(const struct stack *s)
{
    uint32_t sum = 0;
    for (uint32_t i = 0; i < s->used; i++)
        sum += s->item[i];
    return sum;
}
static bool insert_at(struct stack *s, uint32_t at, uint32_t v)
{
    if (s->used >= LIMIT || at > s->used)
        return false;
    for (uint32_t i = s->used; i > at; i--)
        s->item[i] = s->item[i - 1];
    s->item[at] = v;
    s->used++;
    return true;
}
static void remove_at(struct stack *s, uint32_t at)
{
    if (at >= s->used)
        return;
    for (uint32_t i = at; i + 1 < s->used; i++)
        s->item[i] = s->item[i + 1];
    s->used--;
}
static struct stack stack;
static void run(void)
{
    push(&stack, 1);
    insert_at(&stack, 0, 2);
    remove_at(&stack, 1);
    uint32_t v;
    if (pop(&stack, &v) && v != 2)
        deed_fault(deed_reason_value);
    if (sum(&stack) != 0)
        deed_fault(deed_reason_value);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    run();
}
