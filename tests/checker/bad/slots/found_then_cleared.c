/* A BORROWS result was read through the slots that its function walked along. */
#include "memory.component.h"

struct entry {
    struct entry *next OWN;
    uint32_t key;
    uint32_t value;
};

struct table {
    struct entry *first OWN;
};

BORROWS(table) OPT static struct entry *find(struct table *table, uint32_t key)
{
    struct entry *at = table->first;
    while (at != NULL && at->key != key)
        at = at->next;
    return at;
}

static void pop(struct table *table)
{
    struct entry *entry = TAKE(table->first);
    if (entry == NULL)
        return;
    PUT(table->first, TAKE(entry->next));
    deed_drop(entry);
}

static void work(struct table *table)
{
    struct entry *entry = find(table, 3);
    if (entry == NULL)
        return;
    //+ entry->value = 4;
    pop(table);
    entry->value = 4; //- //~ borrow-expired
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct table *table = deed_take(sizeof(struct table));
    if (table == NULL)
        return;
    work(table);
    struct entry *entry = TAKE(table->first);
    if (entry != NULL)
        deed_fault(deed_reason_slot);
    deed_drop(table);
}
