/* Lines of a cache that own their data. */
#include "memory.component.h"

#define CACHE_SIZE 8

struct line { uint32_t tag; uint32_t stamp; bool valid; struct uint8_vector *data OWN; };

static struct line cache[CACHE_SIZE];
static uint32_t clock;

static struct line *lookup(uint32_t tag)
{
    for (int i = 0; i < CACHE_SIZE; i++)
        if (cache[i].valid && cache[i].tag == tag) {
            cache[i].stamp = ++clock;
            return &cache[i];
        }
    return NULL;
}

static struct line *victim(void)
{
    struct line *oldest = &cache[0];
    for (int i = 0; i < CACHE_SIZE; i++) {
        if (!cache[i].valid)
            return &cache[i];
        if (cache[i].stamp < oldest->stamp)
            oldest = &cache[i];
    }
    return oldest;
}

static uint8_t read_byte(uint32_t tag, uint32_t offset)
{
    struct line *l = lookup(tag);
    if (!l) {
        l = victim();
        deed_drop(TAKE(l->data));
        l->valid = false;
        PUT(l->data, uint8_vector_take(512));
        if (!l->data)
            return 0;
        l->tag = tag;
        l->valid = true;
        l->stamp = ++clock;
    }
    struct uint8_vector *d = l->data;
    return d && offset < d->length ? d->at[offset] : 0;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    (void)read_byte(1, 2);
}
