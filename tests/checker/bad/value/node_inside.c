/* A node of a parcel by value: its links would lead out of nowhere. */
#include "memory.component.h"

struct range {
    uint32_t from, to;
    uint8_t name[8];
};

struct node {
    struct node *next IN(parcel);
    uint32_t key;
};

static inline uint32_t key(struct node node) //- //~ type
//+ static inline uint32_t key(const struct node *node)
{
    return node.key; //-
    //+ return node->key;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
}
