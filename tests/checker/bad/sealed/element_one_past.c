/* The address of an element one past the end: the compiler lets it through. */
#include "client.component.h"

static void mark(struct Album_Stat *stat)
{
    stat->mode = 1;
}

void client_main(struct client_ports *ports)
{
    (void)ports;
    struct Album_Stat_vector *list = Album_Stat_vector_take(8);
    if (list == NULL)
        return;
    mark(&list->at[list->length]); //- //~ index
    //+ mark(&AT(list->at, list->length, 7));
    deed_drop(list);
}
