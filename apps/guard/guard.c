/* guard.c - a monitor: what clients ask of a store goes through here. It is noted, and passed on as
 * it came, owner and all; but keys that begin with `secret.` are neither stored nor deleted.
 *
 * A refusal is one of the contract's own answers, so no client has to know of it. What it takes to
 * say no when the store stops in the middle of a request is taken before the store is asked. */
#include "guard.component.h"
#include <deed/library/text.h>
#include "notes.h"

static struct Store_client *g_back OWN STATE(Ready);

static struct Store_client *back(struct Store_port *port)
{
    struct Store_client *store = TAKE(g_back);

    if (!store)
        store = Store_open(port, deed_now() + PATIENCE);
    return store;
}

static bool is_secret(const struct uint8_vector *key)
{
    static const uint8_t prefix[7] = {'s', 'e', 'c', 'r', 'e', 't', '.'};

    if (key->length < 7)
        return false;
    for (uint32_t i = 0; i < 7; i++)
        if (key->at[i] != prefix[i])
            return false;
    return true;
}

static void put(struct Store_server *client, struct Store_port *port, struct uint8_vector *key,
                struct uint8_vector *value)
{
    struct uint8_vector *no_key = uint8_vector_take(1);
    struct uint8_vector *no_value = uint8_vector_take(1);
    struct Store_client *store = back(port);

    if (is_secret(key) || !no_key || !no_value || !store) {
        deed_drop(no_key);
        deed_drop(no_value);
        if (store)
            PUT(g_back, store);
        Store_send_Full(client, key, value);
        return;
    }
    switch (Store_call_Put(store, key, value)) {
    case Store_Stored: Store_send_Stored(client, Store_Stored_previous(store)); break;
    case Store_Full: {
        struct uint8_vector *own_key = Store_Full_key(store);
        Store_send_Full(client, own_key, Store_Full_value(store));
        break;
    }
    case Store_closed:
        Store_client_drop(store);
        Store_send_Full(client, no_key, no_value);
        return;
    }
    deed_drop(no_key);
    deed_drop(no_value);
    PUT(g_back, store);
}

static void get(struct Store_server *client, struct Store_port *port, struct uint8_vector *key)
{
    struct uint8_vector *no_key = uint8_vector_take(1);
    struct Store_client *store = back(port);

    if (!no_key || !store) {
        deed_drop(no_key);
        if (store)
            PUT(g_back, store);
        Store_send_Missing(client, key);
        return;
    }
    switch (Store_call_Get(store, key)) {
    case Store_Value: {
        struct uint8_vector *own_key = Store_Value_key(store);
        Store_send_Value(client, own_key, Store_Value_value(store));
        break;
    }
    case Store_Missing: Store_send_Missing(client, Store_Missing_key(store)); break;
    case Store_closed:
        Store_client_drop(store);
        Store_send_Missing(client, no_key);
        return;
    }
    deed_drop(no_key);
    PUT(g_back, store);
}

static void erase(struct Store_server *client, struct Store_port *port, struct uint8_vector *key)
{
    struct uint8_vector *no_key = uint8_vector_take(1);
    struct Store_client *store = back(port);

    if (is_secret(key) || !no_key || !store) {
        deed_drop(no_key);
        if (store)
            PUT(g_back, store);
        Store_send_Missing(client, key);
        return;
    }
    switch (Store_call_Delete(store, key)) {
    case Store_Deleted: Store_send_Deleted(client); break;
    case Store_Missing: Store_send_Missing(client, Store_Missing_key(store)); break;
    case Store_closed:
        Store_client_drop(store);
        Store_send_Missing(client, no_key);
        return;
    }
    deed_drop(no_key);
    PUT(g_back, store);
}

static void list(struct Store_server *client, struct Store_port *port, uint32_t position,
                 struct uint8_vector *buffer)
{
    struct uint8_vector *no_buffer = uint8_vector_take(1);
    struct Store_client *store = back(port);

    if (!no_buffer || !store) {
        deed_drop(no_buffer);
        if (store)
            PUT(g_back, store);
        Store_send_NoMore(client, buffer);
        return;
    }
    switch (Store_call_List(store, position, buffer)) {
    case Store_Key: {
        uint32_t size = Store_Key_size(store);
        Store_send_Key(client, Store_Key_buffer(store), size);
        break;
    }
    case Store_NoMore: Store_send_NoMore(client, Store_NoMore_buffer(store)); break;
    case Store_closed:
        Store_client_drop(store);
        Store_send_NoMore(client, no_buffer);
        return;
    }
    deed_drop(no_buffer);
    PUT(g_back, store);
}

void guard_main(struct guard_ports *ports)
{
    for (;;) {
        struct Store_server *client = Store_server_set_receive(ports->front);

        switch (Store_server_tag(client)) {
        case Store_connected: break;
        case Store_closed: Store_server_drop(client); continue;
        case Store_Put: {
            struct uint8_vector *key = Store_Put_key(client);
            struct uint8_vector *value = Store_Put_value(client);
            note_request(ports->console, LITERAL("put"), key, is_secret(key));
            put(client, ports->back, key, value);
            break;
        }
        case Store_Get: {
            struct uint8_vector *key = Store_Get_key(client);
            note_request(ports->console, LITERAL("get"), key, false);
            get(client, ports->back, key);
            break;
        }
        case Store_Delete: {
            struct uint8_vector *key = Store_Delete_key(client);
            note_request(ports->console, LITERAL("delete"), key, is_secret(key));
            erase(client, ports->back, key);
            break;
        }
        case Store_List: {
            uint32_t position = Store_List_position(client);
            struct uint8_vector *buffer = Store_List_buffer(client);
            note_request(ports->console, LITERAL("list"), NULL, false);
            list(client, ports->back, position, buffer);
            break;
        }
        }
        Store_server_set_put(ports->front, client);
    }
}
