/* ask_store.h - `put`, `get`, `delete` and `list`. Keys and values are vectors that move to the
 * store and back. Every function claims the channel, keeps it in g_store when it is still good, and
 * returns false when the store did not answer. */

#define RESERVE 8192

static struct Store_client *g_store OWN STATE(Ready);

static struct Store_client *store_channel(struct Store_port *port)
{
    struct Store_client *store = TAKE(g_store);

    if (!store)
        store = Store_open(port, deed_now() + PATIENCE);
    return store;
}

static void say_no_memory(void)
{
    say_bytes(word(0));
    say(LITERAL(": out of memory\n"));
}

static void say_full(void)
{
    say_bytes(word(0));
    say(LITERAL(": the store is full\n"));
}

static void say_missing(void)
{
    blame(1);
    say(LITERAL(" is not in the store\n"));
}

/* What is stored stays on our account. Enough is left of it to ask, and to delete, when it is
 * spent. */
static bool may_store(void)
{
    return deed_heap_used() + RESERVE < deed_heap_budget();
}

/* The value is all that follows the key. */
static bool ask_put(struct Store_port *port)
{
    struct Store_client *store = store_channel(port);
    if (!store)
        return false;
    struct uint8_vector *key = vector_of(word(1));
    struct uint8_vector *value = vector_of(line_from(2));
    if (!key || !value || !may_store()) {
        deed_drop(key);
        deed_drop(value);
        say_no_memory();
        PUT(g_store, store);
        return true;
    }
    switch (Store_call_Put(store, key, value)) {
    case Store_Stored: {
        struct uint8_vector *previous = Store_Stored_previous(store);
        if (previous)
            say(LITERAL("replaced\n"));
        else
            say(LITERAL("stored\n"));
        deed_drop(previous);
        break;
    }
    case Store_Full:
        deed_drop(Store_Full_key(store));
        deed_drop(Store_Full_value(store));
        say_full();
        break;
    case Store_closed: Store_client_drop(store); return false;
    }
    PUT(g_store, store);
    return true;
}

/* Say the value that the store gave us, and put it back. */
static bool say_value(struct Store_client *store, struct uint8_vector *key,
                      struct uint8_vector *value)
{
    say_vector(value, (uint32_t)value->length);
    say_byte('\n');
    switch (Store_call_Put(store, key, value)) {
    case Store_Stored: deed_drop(Store_Stored_previous(store)); break;
    case Store_Full:
        deed_drop(Store_Full_key(store));
        deed_drop(Store_Full_value(store));
        say_full();
        break;
    case Store_closed: Store_client_drop(store); return true;
    }
    PUT(g_store, store);
    return true;
}

static bool ask_get(struct Store_port *port)
{
    struct Store_client *store = store_channel(port);
    if (!store)
        return false;
    struct uint8_vector *key = vector_of(word(1));
    if (!key) {
        say_no_memory();
        PUT(g_store, store);
        return true;
    }
    switch (Store_call_Get(store, key)) {
    case Store_Value: {
        struct uint8_vector *own_key = Store_Value_key(store);
        struct uint8_vector *value = Store_Value_value(store);
        return say_value(store, own_key, value);
    }
    case Store_Missing:
        deed_drop(Store_Missing_key(store));
        say_missing();
        break;
    case Store_closed: Store_client_drop(store); return false;
    }
    PUT(g_store, store);
    return true;
}

static bool ask_delete(struct Store_port *port)
{
    struct Store_client *store = store_channel(port);
    if (!store)
        return false;
    struct uint8_vector *key = vector_of(word(1));
    if (!key) {
        say_no_memory();
        PUT(g_store, store);
        return true;
    }
    switch (Store_call_Delete(store, key)) {
    case Store_Deleted: say(LITERAL("deleted\n")); break;
    case Store_Missing:
        deed_drop(Store_Missing_key(store));
        say_missing();
        break;
    case Store_closed: Store_client_drop(store); return false;
    }
    PUT(g_store, store);
    return true;
}

/* Say all keys; one buffer goes back and forth for them. */
static bool ask_list(struct Store_port *port)
{
    struct Store_client *store = store_channel(port);
    if (!store)
        return false;
    struct uint8_vector *buffer = uint8_vector_take(LINE);
    uint32_t position = 0;

    while (buffer) {
        switch (Store_call_List(store, position, buffer)) {
        case Store_Key: {
            uint32_t size = Store_Key_size(store);
            buffer = Store_Key_buffer(store);
            say_vector(buffer, size);
            say_byte('\n');
            position++;
            break;
        }
        case Store_NoMore:
            deed_drop(Store_NoMore_buffer(store));
            buffer = NULL;
            break;
        case Store_closed: Store_client_drop(store); return false;
        }
    }
    if (position == 0)
        say(LITERAL("nothing is stored\n"));
    PUT(g_store, store);
    return true;
}

/* No answer: the channel was closed. Ask a second time, on a new one. */
static void say_no_store(void)
{
    say_bytes(word(0));
    say(LITERAL(": no answer from store\n"));
}

static void command_put(struct shell_ports *ports)
{
    if (!word_there(1, LITERAL("a key")) || !word_there(2, LITERAL("a value")))
        return;
    if (!ask_put(ports->store) && !ask_put(ports->store))
        say_no_store();
}

static void command_get(struct shell_ports *ports)
{
    if (!word_there(1, LITERAL("a key")) || !words_end(2))
        return;
    if (!ask_get(ports->store) && !ask_get(ports->store))
        say_no_store();
}

static void command_delete(struct shell_ports *ports)
{
    if (!word_there(1, LITERAL("a key")) || !words_end(2))
        return;
    if (!ask_delete(ports->store) && !ask_delete(ports->store))
        say_no_store();
}

static void command_list(struct shell_ports *ports)
{
    if (!words_end(1))
        return;
    if (!ask_list(ports->store) && !ask_list(ports->store))
        say_no_store();
}
