/* A vector of structs whose length nobody has written. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    (void)ports;
    struct Album_Stat_vector *list = deed_take(sizeof(struct Album_Stat_vector)); //- //~ type
    //+ struct Album_Stat_vector *list = Album_Stat_vector_take(0);
    deed_drop(list);
}
