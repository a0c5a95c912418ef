/* A vector of structs is written after it was sent. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    struct Album_client *album = Album_open(ports->album, DEED_FOREVER);
    if (album == NULL)
        return;
    struct Album_Stat_vector *list = Album_Stat_vector_take(8);
    if (list != NULL) {
        //+ list->at[0].size = 1;
        Album_send_List(album, list);
        list->at[0].size = 1; //- //~ use-after-move
        switch (Album_client_receive(album)) {
        case Album_Listed: deed_drop(Album_Listed_list(album)); break;
        case Album_closed: deed_fault(deed_reason_unreachable);
        }
    }
    Album_send_Leave(album);
    Album_client_drop(album);
}
