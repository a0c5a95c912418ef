/* A doubly linked list in a parcel, with a list of spare items. */
#include "memory.component.h"
struct item {
    struct item *next IN(parcel);
    struct item *prev IN(parcel);
    uint32_t id;
};
struct list {
    struct deed_parcel parcel;
    struct item *head IN(parcel);
    struct item *tail IN(parcel);
    struct item *spare IN(parcel);
    uint32_t count;
};
static bool append(struct list *l, uint32_t id)
{
    struct item *i = l->spare;
    if (i)
        l->spare = i->next;
    else
        i = deed_parcel_add(l, sizeof *i);
    if (!i)
        return false;
    i->id = id;
    i->next = NULL;
    i->prev = l->tail;
    if (l->tail)
        l->tail->next = i;
    else
        l->head = i;
    l->tail = i;
    l->count++;
    return true;
}
static void unlink_item(struct list *l, struct item *i IN(l))
{
    if (i->prev)
        i->prev->next = i->next;
    else
        l->head = i->next;
    if (i->next)
        i->next->prev = i->prev;
    else
        l->tail = i->prev;
    i->next = l->spare;
    l->spare = i;
    l->count--;
}
static void remove_all(struct list *l, uint32_t id)
{
    struct item *next;
    for (struct item *i = l->head; i; i = next) {
        next = i->next;
        if (i->id == id)
            unlink_item(l, i);
    }
}
static void run(void)
{
    struct list *l = deed_parcel_take(sizeof *l, 20 * sizeof(struct item));
    if (!l)
        return;
    for (uint32_t i = 0; i < 10; i++)
        append(l, i % 3);
    remove_all(l, 1);
    deed_drop(l);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    run();
}
