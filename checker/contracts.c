/* contracts.c - which contracts a component can meet. The header check, the imports of the object
 * gate and the certificate all need the same answer. */
#include "check.h"

#include <stdlib.h>
#include <string.h>

static bool contracts_have(const struct contract_list *list, const struct contract *contract)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i] == contract)
            return true;
    return false;
}

static void contracts_add(struct contract_list *list, const struct contract *contract)
{
    if (contract == NULL || contracts_have(list, contract))
        return;
    list->items = host_resize(list->items, list->count + 1, sizeof list->items[0]);
    list->items[list->count++] = contract;
}

static int contracts_order(const void *left, const void *right)
{
    const struct contract *const *a = left, *const *b = right;
    return strcmp((*a)->name, (*b)->name);
}

struct contract_list contracts_of(const struct component *component,
                                  struct contract_library *library)
{
    struct contract_list list = {0};
    for (size_t i = 0; i < component->port_count; i++)
        contracts_add(&list, component->ports[i].contract);
    for (size_t i = 0; i < component->make_count; i++)
        contracts_add(&list, component->makes[i]);
    for (size_t i = 0; i < list.count; i++) { /* grows while it is read */
        contracts_add(&list, list.items[i]->base);
        for (size_t m = 0; m < list.items[i]->message_count; m++) {
            const struct message *message = &list.items[i]->messages[m];
            for (size_t p = 0; p < message->parameter_count; p++)
                if (message->parameters[p].type.contract_name != NULL)
                    contracts_add(&list, contract_library_find(
                                             library, message->parameters[p].type.contract_name,
                                             message->parameters[p].place));
        }
    }
    if (list.count > 1)
        qsort(list.items, list.count, sizeof list.items[0], contracts_order);
    return list;
}
