/* A parcel whose root is one link, and nodes with a node inside of them. */
#include "client.component.h"

static uint32_t length(const struct Chain_Head_parcel *chain)
{
    const struct Chain_Head *head = &chain->root;
    uint32_t count = 0;
    for (; count < 1000; count++) {
        const struct Chain_Item *item = head->first;
        if (item == NULL)
            break;
        head = &item->inner;
    }
    return count;
}

static bool add(struct Chain_Head_parcel *chain, uint32_t number)
{
    struct Chain_Head *root = &chain->root;
    struct Chain_Item *item = Chain_Head_parcel_add_Item(chain);
    if (item == NULL)
        return false;
    item->number = number;
    item->inner.first = root->first;
    root->first = item;
    item->up = root;
    return true;
}

/* The inner node of one item leads to another, and back up. */
static bool goes_round(struct Chain_Item *item)
{
    struct Chain_Head *up = item->up;
    if (up == NULL)
        return false;
    struct Chain_Item *first = up->first;
    if (first == NULL)
        return false;
    first->number += 1;
    return first == item;
}

void client_main(struct client_ports *ports)
{
    struct Chain_Head_parcel *chain = Chain_Head_parcel_take(10 * sizeof(struct Chain_Item));
    if (chain == NULL)
        return;
    for (uint32_t i = 0; i < 20; i++)
        if (!add(chain, i))
            break;
    struct Chain_Item *first = chain->root.first;
    if (first == NULL || !goes_round(first) || length(chain) == 0)
        deed_fault(deed_reason_value);
    struct Chain_client *client = Chain_open(ports->chain, DEED_FOREVER);
    if (client == NULL) {
        deed_drop(chain);
        return;
    }
    switch (Chain_call_Hang(client, chain)) {
    case Chain_Hung: {
        struct Chain_Head_parcel *back = Chain_Hung_chain(client);
        if (length(back) != 10)
            deed_sleep_until(1);
        deed_drop(back);
        break;
    }
    case Chain_closed: break;
    }
    Chain_client_drop(client);
}
