/* A hash map from a key to the endpoint of whoever is waiting under it: owned nodes in buckets,
 * each with an endpoint in one declared state. Found, answered, and taken out from wherever it
 * hangs. */
#include "server.component.h"

#define BUCKETS 32u

struct waiting {
    uint64_t key;
    struct File_server *file OWN STATE(Reading);
    struct waiting *next OWN;
};

static struct waiting *g_bucket[BUCKETS] OWN;
static uint32_t g_count;

static uint32_t bucket_of(uint64_t key)
{
    return (uint32_t)(key % BUCKETS);
}

static void map_add(uint64_t key, struct waiting *node OWN CLAIMS,
                    struct File_server *file OWN CLAIMS STATE(Reading))
{
    uint32_t bucket = bucket_of(key);
    node->key = key;
    struct File_server *before = TAKE(node->file);
    if (before != NULL)
        deed_fault(deed_reason_value);
    PUT(node->file, file);
    struct waiting *rest = TAKE(node->next);
    if (rest != NULL)
        deed_fault(deed_reason_value);
    PUT(node->next, TAKE(g_bucket[bucket]));
    PUT(g_bucket[bucket], node);
    g_count++;
}

/* Out of the list behind this node, if it is there. */
static OWN OPT struct waiting *take_behind(struct waiting *node, uint64_t key)
{
    while (node->next != NULL) {
        if (node->next->key == key) {
            struct waiting *found = TAKE(node->next);
            if (found != NULL)
                PUT(node->next, TAKE(found->next));
            return found;
        }
        node = node->next;
    }
    return NULL;
}

static OWN OPT struct waiting *map_take(uint64_t key)
{
    uint32_t bucket = bucket_of(key);
    struct waiting *first = TAKE(g_bucket[bucket]);
    if (first == NULL)
        return NULL;
    if (first->key == key) {
        PUT(g_bucket[bucket], TAKE(first->next));
        return first;
    }
    struct waiting *found = take_behind(first, key);
    PUT(g_bucket[bucket], first);
    return found;
}

static void answer(struct server_ports *ports, uint64_t key, struct uint8_vector *buffer OWN CLAIMS)
{
    struct waiting *node = map_take(key);
    struct File_server *file = node != NULL ? TAKE(node->file) : NULL;
    if (node != NULL) {
        struct waiting *rest = TAKE(node->next);
        if (rest != NULL)
            deed_fault(deed_reason_value);
        deed_drop(node);
        g_count--;
    }
    if (file == NULL) {
        deed_drop(buffer);
        return;
    }
    File_send_Data(file, buffer, 0);
    File_server_set_put(ports->files, file);
}

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct File_server *file = File_server_set_receive(ports->files);
        switch (File_server_tag(file)) {
        case File_Read: {
            uint64_t key = File_Read_offset(file);
            struct uint8_vector *buffer = File_Read_buffer(file);
            struct waiting *node = deed_take(sizeof(struct waiting));
            answer(ports, key, buffer); /* of whoever asked for the same before */
            if (node == NULL)
                deed_fault(deed_reason_value);
            map_add(key, node, file);
            break;
        }
        case File_Duplicate: deed_fault(deed_reason_unreachable);
        case File_connected:
        case File_Close:
        case File_closed: File_server_drop(file); break;
        }
    }
}
