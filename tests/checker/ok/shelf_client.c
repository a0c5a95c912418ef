/* Put, get, return: owners go out in one message and come back in another, optional ones too. */
#include "client.component.h"

OWN OPT static struct uint8_vector *text(const char *from COUNT(size), uint64_t size)
{
    struct uint8_vector *v = uint8_vector_take(size);
    if (v == NULL)
        return NULL;
    for (uint64_t i = 0; i < size; i++)
        v->at[i] = (uint8_t)AT(from, size, i);
    return v;
}

OWN OPT STATE(Ready) static struct Shelf_client *put(
    struct Shelf_client *store OWN CLAIMS STATE(Ready), struct uint8_vector *key OWN CLAIMS,
    struct uint8_vector *value OWN CLAIMS)
{
    switch (Shelf_call_Put(store, key, value)) {
    case Shelf_Stored: deed_drop(Shelf_Stored_previous(store)); return store;
    case Shelf_Full:
        deed_drop(Shelf_Full_key(store));
        deed_drop(Shelf_Full_value(store));
        return store;
    case Shelf_closed: Shelf_client_drop(store); return NULL;
    }
    return NULL;
}

/* Adds one to every byte of the value while it is lent. */
OWN OPT STATE(Ready) static struct Shelf_client *increment(
    struct Shelf_client *store OWN CLAIMS STATE(Ready), struct uint8_vector *key OWN CLAIMS)
{
    struct uint8_vector *value = NULL;
    switch (Shelf_call_Get(store, key)) {
    case Shelf_Missing: deed_drop(Shelf_Missing_key(store)); return store;
    case Shelf_Value:
        key = Shelf_Value_key(store);
        value = Shelf_Value_value(store);
        break;
    case Shelf_closed: Shelf_client_drop(store); return NULL;
    }
    for (uint64_t i = 0; i < value->length; i++)
        value->at[i] += 1;
    switch (Shelf_call_Return(store, key, value)) {
    case Shelf_Stored: {
        struct uint8_vector *previous = Shelf_Stored_previous(store);
        if (previous != NULL)
            deed_drop(previous);
        return store;
    }
    case Shelf_Full:
        deed_drop(Shelf_Full_key(store));
        deed_drop(Shelf_Full_value(store));
        return store;
    case Shelf_closed: Shelf_client_drop(store); return NULL;
    }
    return NULL;
}

void client_main(struct client_ports *ports)
{
    struct Shelf_client *store = NULL;
    for (;;) {
        if (store == NULL)
            store = Shelf_open(ports->shelf, DEED_FOREVER);
        struct uint8_vector *key = text(LITERAL("greeting"));
        struct uint8_vector *value = text(LITERAL("hello"));
        if (store != NULL && key != NULL && value != NULL) {
            store = put(store, key, value);
            key = text(LITERAL("greeting"));
        } else {
            deed_drop(value);
        }
        if (store != NULL && key != NULL)
            store = increment(store, key);
        else
            deed_drop(key);
        deed_sleep_until(deed_now() + 1000000);
    }
}
