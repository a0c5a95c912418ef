/* AT is told the length of another vector. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    (void)ports;
    struct Album_Stat_vector *list = Album_Stat_vector_take(8);
    if (list == NULL)
        return;
    struct Album_Stat_vector *other = Album_Stat_vector_take(2);
    if (other != NULL)
        AT(other->at, list->length, 1).size = 1; //- //~ index
        //+ AT(other->at, other->length, 1).size = 1;
    deed_drop(other);
    deed_drop(list);
}
