/* A whole element is read one past the end. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    (void)ports;
    struct Album_Stat_vector *list = Album_Stat_vector_take(8);
    if (list == NULL)
        return;
    struct Album_Stat last = list->at[list->length]; //- //~ index
    //+ struct Album_Stat last = AT(list->at, list->length, 7);
    if (last.size == 1)
        deed_sleep_until(1);
    deed_drop(list);
}
