/* A key-value store whose values move in and out: owned arguments into an owned list and back. */
#include "server.component.h"

struct item {
    struct item *next OWN;
    struct uint8_vector *key OWN;
    struct uint8_vector *value OWN;
};

static struct item *g_items OWN;

static bool equal(const struct uint8_vector *a, const struct uint8_vector *b)
{
    if (a->length != b->length)
        return false;
    for (uint64_t i = 0; i < a->length; i++)
        if (a->at[i] != b->at[i])
            return false;
    return true;
}

/* Moves the value with this key out of the list; null when there is none. */
OWN OPT static struct uint8_vector *extract(const struct uint8_vector *key)
{
    struct uint8_vector *found = NULL;
    struct item *rest = TAKE(g_items);
    while (rest != NULL) {
        struct item *next = TAKE(rest->next);
        struct uint8_vector *candidate = TAKE(rest->key);
        if (candidate != NULL && found == NULL && equal(candidate, key)) {
            found = TAKE(rest->value);
            deed_drop(candidate);
            deed_drop(rest);
        } else {
            PUT(rest->key, candidate);
            PUT(rest->next, TAKE(g_items));
            PUT(g_items, rest);
        }
        rest = next;
    }
    return found;
}

static void insert(struct item *item OWN CLAIMS, struct uint8_vector *key OWN CLAIMS,
                   struct uint8_vector *value OWN CLAIMS)
{
    PUT(item->key, key);
    PUT(item->value, value);
    PUT(item->next, TAKE(g_items));
    PUT(g_items, item);
}

OWN OPT static struct item *fresh_item(void)
{
    return deed_take(sizeof(struct item));
}

OWN OPT
STATE(Ready) static struct Shelf_server *lend(struct Shelf_server *store OWN CLAIMS STATE(Lent))
{
    switch (Shelf_server_receive(store)) {
    case Shelf_Return: {
        struct uint8_vector *key = Shelf_Return_key(store);
        struct uint8_vector *value = Shelf_Return_value(store);
        struct item *item = fresh_item();
        if (item == NULL) {
            Shelf_send_Full(store, key, value);
        } else {
            insert(item, key, value);
            Shelf_send_Stored(store, NULL);
        }
        return store;
    }
    case Shelf_closed: Shelf_server_drop(store); return NULL;
    }
    return NULL;
}

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct Shelf_server *store = Shelf_server_set_receive(ports->shelf);
        switch (Shelf_server_tag(store)) {
        case Shelf_connected: break;
        case Shelf_Put: {
            struct uint8_vector *key = Shelf_Put_key(store);
            struct uint8_vector *value = Shelf_Put_value(store);
            struct item *item = fresh_item();
            if (item == NULL) {
                Shelf_send_Full(store, key, value);
                break;
            }
            struct uint8_vector *previous = extract(key);
            insert(item, key, value);
            Shelf_send_Stored(store, previous);
            break;
        }
        case Shelf_Get: {
            struct uint8_vector *key = Shelf_Get_key(store);
            struct uint8_vector *value = extract(key);
            if (value == NULL) {
                Shelf_send_Missing(store, key);
                break;
            }
            Shelf_send_Value(store, key, value);
            struct Shelf_server *back = lend(store);
            if (back != NULL)
                Shelf_server_set_put(ports->shelf, back);
            continue;
        }
        case Shelf_Delete: {
            struct uint8_vector *key = Shelf_Delete_key(store);
            struct uint8_vector *value = extract(key);
            if (value == NULL) {
                Shelf_send_Missing(store, key);
            } else {
                deed_drop(key);
                Shelf_send_Deleted(store, value);
            }
            break;
        }
        case Shelf_List:
            if (Shelf_List_position(store) == 0 && g_items != NULL) {
                struct uint8_vector *copy = uint8_vector_take(1);
                if (copy == NULL)
                    Shelf_send_NoMore(store);
                else
                    Shelf_send_Key(store, copy);
            } else {
                Shelf_send_NoMore(store);
            }
            break;
        case Shelf_closed: Shelf_server_drop(store); continue;
        }
        Shelf_server_set_put(ports->shelf, store);
    }
}
