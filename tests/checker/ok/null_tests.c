/* Every way to test an owner for null before use. */
#include "memory.component.h"

struct item {
    struct item *other OWN;
    uint32_t x;
};

static uint32_t first(const struct item *p)
{
    if (!p)
        return 0;
    return p->x;
}

static uint32_t second(const struct item *p)
{
    return p != NULL && p->x > 3 ? p->x : 0;
}

static uint32_t third(const struct item *p)
{
    if (p == NULL || p->x == 0)
        return 1;
    if (p->other && p->other->x)
        return p->other->x;
    return p->x;
}

static struct item *with(struct item *p, uint32_t x)
{
    if (p != NULL)
        p->x = x;
    return p;
}

static bool both(struct item *a, struct item *b)
{
    if (!a && !b)
        return false;
    if (a && b) {
        a->x += b->x;
        return true;
    }
    struct item *one = a ? a : b;
    one->x++;
    return true;
}

static struct item *or_new(struct item *p)
{
    return p ? p : deed_take(sizeof(struct item));
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *p = deed_take(sizeof(struct item));
    struct item *q = NULL;
    if ((q = deed_take(sizeof *q)) == NULL) {
        deed_drop(p);
        return;
    }
    q->x = first(p) + second(p) + third(p);
    struct item *same = with(p, 4);
    bool done = both(same, q);
    struct item *r = or_new(p);
    if (!r)
        goto out;
    r->x += done ? 1 : 2;
    PUT(q->other, r);
out:
    while (q != NULL) {
        struct item *rest = TAKE(q->other);
        deed_drop(q);
        q = rest;
    }
}
