/* A doubly linked list in a parcel of the component's own: built, searched, taken apart and put
 * together again; a free list keeps what was taken out, since a parcel gives nothing back. */
#include "memory.component.h"

struct item {
    struct item *next IN(parcel);
    struct item *prev IN(parcel);
    uint32_t value;
};

struct list {
    struct deed_parcel parcel;
    struct item *first IN(parcel);
    struct item *last IN(parcel);
    struct item *spare IN(parcel);
    uint32_t count;
};

static bool append(struct list *list, uint32_t value)
{
    struct item *item = list->spare;
    if (item != NULL)
        list->spare = item->next;
    else
        item = deed_parcel_add(list, sizeof(struct item));
    if (item == NULL)
        return false;
    item->value = value;
    item->next = NULL;
    item->prev = list->last;
    if (list->last != NULL)
        list->last->next = item;
    else
        list->first = item;
    list->last = item;
    list->count++;
    return true;
}

static void unlink_item(struct list *list, struct item *item IN(list))
{
    if (item->prev != NULL)
        item->prev->next = item->next;
    else
        list->first = item->next;
    if (item->next != NULL)
        item->next->prev = item->prev;
    else
        list->last = item->prev;
    item->prev = NULL;
    item->next = list->spare;
    list->spare = item;
    list->count--;
}

OPT IN(list) static struct item *find(struct list *list, uint32_t value)
{
    struct item *item = list->first;
    while (item != NULL && item->value != value)
        item = item->next;
    return item;
}

static void reverse(struct list *list)
{
    struct item *done = NULL;
    for (struct item *item = list->first; item != NULL;) {
        struct item *next = item->next;
        item->next = done;
        item->prev = next;
        done = item;
        item = next;
    }
    list->last = list->first;
    list->first = done;
}

static uint32_t sum(const struct list *list)
{
    uint32_t sum = 0;
    for (const struct item *item = list->first; item != NULL; item = item->next)
        sum += item->value;
    return sum;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct list *list = deed_parcel_take(sizeof(struct list), 100 * sizeof(struct item));
    if (list == NULL)
        return;
    for (uint32_t i = 0; i < 50 && append(list, i); i++)
        continue;
    struct item *seven = find(list, 7);
    if (seven != NULL)
        unlink_item(list, seven);
    reverse(list);
    if (sum(list) != 49 * 25 - 7 || list->count != 49)
        deed_sleep_until(1);
    deed_drop(list);
}
