/* What hangs in a struct without a tag goes down with it. */
#include "memory.component.h"

typedef struct {
    struct uint8_vector *content OWN;
    uint32_t label;
} box;

static box *box_new(uint64_t size) OWN OPT
{
    box *made = deed_take(sizeof(*made));
    if (made == NULL)
        return NULL;
    PUT(made->content, uint8_vector_take(size));
    return made;
}

static void drop(box *one OWN CLAIMS)
{
    struct uint8_vector *content = TAKE(one->content);
    if (content != NULL)
        deed_drop(content);
    deed_drop(one);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    box *one = box_new(8);
    if (one == NULL)
        return;
    one->label = 1;
    drop(one); //-
    one = box_new(9); //-
    if (one != NULL)
        deed_drop(one); //- //~ drop-full
        //+ drop(one);
}
