/* Each constant has a case that drops the object; another number passes by all of them. */
#include "memory.component.h"

enum kind { kind_a, kind_b };

struct item {
    uint32_t value;
};

static void drop(struct item *item OWN CLAIMS, enum kind kind)
{
    switch (kind) {
    case kind_a: item->value = 1; deed_drop(item); return;
    case kind_b: deed_drop(item); return;
    }
    //+ deed_drop(item);
} //~ leak

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct item *item = deed_take(sizeof(struct item));
    if (item != NULL)
        drop(item, (enum kind)deed_now());
}
