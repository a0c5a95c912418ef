/* A struct with an owner in it, passed by value: the copy would own as well. */
#include "memory.component.h"

struct range {
    uint32_t from, to;
    uint8_t name[8];
};

struct box {
    struct uint8_vector *content OWN;
};

static inline void finish(struct box box) //- //~ type
//+ static inline void finish(struct box *box)
{
    deed_drop(TAKE(box.content)); //-
    //+ deed_drop(TAKE(box->content));
}

static struct box g_box;

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    deed_drop(TAKE(g_box.content));
}
