/* A vector of structs is seen as one of bytes: its length counts other elements. */
#include "client.component.h"

static uint64_t length(const struct Album_Stat_vector *list)
{
    const struct uint8_vector *bytes = (const struct uint8_vector *)list; //- //~ cast
    //+ const struct Album_Stat_vector *bytes = list;
    return bytes->length;
}

void client_main(struct client_ports *ports)
{
    (void)ports;
    struct Album_Stat_vector *list = Album_Stat_vector_take(8);
    if (list != NULL && length(list) == 9)
        deed_sleep_until(1);
    deed_drop(list);
}
