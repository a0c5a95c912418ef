/* store.c - a key-value store in memory. Keys and values are taken in and handed out as they are:
 * what moves is their owner. A value that a client got and took to its grave is gone, and its key
 * is free. */
#include "store.component.h"
#include <deed/library/log.h>
#include <deed/library/text.h>
#include "entries.h"

static void put(struct store_ports *ports, struct Store_server *client, struct uint8_vector *key,
                struct uint8_vector *value)
{
    uint32_t bucket = bucket_of(key);
    struct entry *fresh = deed_take(sizeof(struct entry));

    if (!fresh) {
        log_say(ports->log, Log_Level_error, LITERAL("is full"));
        Store_send_Full(client, key, value);
        return;
    }
    struct uint8_vector *previous = cut(bucket, key);
    insert(bucket, fresh, key, value);
    Store_send_Stored(client, previous);
}

static void get(struct Store_server *client, struct uint8_vector *key)
{
    struct uint8_vector *value = cut(bucket_of(key), key);

    if (value)
        Store_send_Value(client, key, value);
    else
        Store_send_Missing(client, key);
}

static void erase(struct Store_server *client, struct uint8_vector *key)
{
    struct uint8_vector *value = cut(bucket_of(key), key);

    if (!value) {
        Store_send_Missing(client, key);
        return;
    }
    deed_drop(value);
    deed_drop(key);
    Store_send_Deleted(client);
}

static void list(struct Store_server *client, uint32_t position, struct uint8_vector *buffer)
{
    uint32_t size = copy_key(position, buffer);

    if (size == UINT32_MAX)
        Store_send_NoMore(client, buffer);
    else
        Store_send_Key(client, buffer, size);
}

void store_main(struct store_ports *ports)
{
    log_say(ports->log, Log_Level_information, LITERAL("starts empty"));
    for (;;) {
        struct Store_server *client = Store_server_set_receive(ports->service);

        switch (Store_server_tag(client)) {
        case Store_connected: break;
        case Store_closed: Store_server_drop(client); continue;
        case Store_Put: {
            struct uint8_vector *key = Store_Put_key(client);
            put(ports, client, key, Store_Put_value(client));
            break;
        }
        case Store_Get: get(client, Store_Get_key(client)); break;
        case Store_Delete: erase(client, Store_Delete_key(client)); break;
        case Store_List:
            list(client, Store_List_position(client), Store_List_buffer(client));
            break;
        }
        Store_server_set_put(ports->service, client);
    }
}
