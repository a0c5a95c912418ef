/* A vector without elements. */
#include "client.component.h"

static void use(struct Album_client *album OWN CLAIMS, uint32_t n)
{
    struct Album_Stat_vector *list = Album_Stat_vector_take(0); //-
    //+ struct Album_Stat_vector *list = Album_Stat_vector_take(1);
    if (list == NULL) {
        Album_send_Leave(album);
        Album_client_drop(album);
        return;
    }
    switch (Album_call_List(album, list)) { //~ condition
    case Album_Listed:
        deed_drop(Album_Listed_list(album));
        Album_send_Leave(album);
        break;
    case Album_closed: break;
    }
    Album_client_drop(album);
}

void client_main(struct client_ports *ports)
{
    struct Album_client *album = Album_open(ports->album, DEED_FOREVER);
    if (album != NULL)
        use(album, (uint32_t)deed_heap_used());
}
