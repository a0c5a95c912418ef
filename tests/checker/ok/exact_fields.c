/* Numbers in structs, tested and then used: stacks, rings, sorted sets; every access is proved. */
#include "exact.component.h"

struct stack {
    uint32_t count;
    uint32_t items[32];
};

struct ring {
    uint32_t head, used;
    uint8_t bytes[64];
};

static uint32_t g_keys[100], g_count;

static bool push(struct stack *s, uint32_t value)
{
    if (s->count == 32)
        return false;
    s->items[s->count++] = value;
    return true;
}

static uint32_t pop(struct stack *s)
{
    return s->count > 0 ? s->items[--s->count] : 0;
}

static void remove_at(struct stack *s, uint32_t at)
{
    if (at >= s->count)
        return;
    s->count--;
    for (uint32_t i = at; i < s->count; i++)
        s->items[i] = s->items[i + 1];
}

static bool put(struct ring *r, uint8_t byte)
{
    if (r->used == 64)
        return false;
    r->bytes[(r->head + r->used) % 64] = byte;
    r->used++;
    return true;
}

static uint8_t get(struct ring *r)
{
    uint8_t byte = r->bytes[r->head];
    if (r->used > 0) {
        r->head = (r->head + 1) & (64 - 1);
        r->used--;
    }
    return byte;
}

static uint32_t place_of(uint32_t key)
{
    uint32_t low = 0, high = g_count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (g_keys[middle] < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool insert(uint32_t key)
{
    if (g_count == 100)
        return false;
    uint32_t at = place_of(key);
    for (uint32_t i = g_count; i > at; i--)
        g_keys[i] = g_keys[i - 1];
    g_keys[at] = key;
    g_count++;
    return true;
}

void exact_main(struct exact_ports *ports)
{
    (void)ports;
    struct stack *s = deed_take(sizeof(struct stack));
    struct ring *r = deed_take(sizeof(struct ring));
    uint32_t number = (uint32_t)deed_now();
    if (s != NULL && r != NULL && push(s, number) && put(r, 7) && insert(number)) {
        remove_at(s, number);
        if (pop(s) == get(r))
            deed_fault(deed_reason_value);
    }
    deed_drop(s);
    deed_drop(r);
}
