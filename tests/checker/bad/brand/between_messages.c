/* The tree of this client would lead into the tree of the one before. */
#include "server.component.h"

static struct Album_Node_parcel *g_last OWN;

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct Album_server *client = Album_server_set_receive(ports->albums);
        switch (Album_server_tag(client)) {
        case Album_connected: break;
        case Album_List: Album_send_Listed(client, Album_List_list(client)); break;
        case Album_Names:
            deed_drop(Album_Names_tables(client));
            Album_send_Named(client, Album_Names_names(client));
            break;
        case Album_News:
            deed_drop(Album_News_text(client));
            deed_drop(Album_News_stats(client));
            Album_send_Heard(client);
            break;
        case Album_Read: Album_send_Data(client, Album_Read_buffer(client), 0); break;
        case Album_Plant: {
            struct Album_Node_parcel *tree = Album_Plant_root(client);
            struct Album_Node_parcel *last = TAKE(g_last);
            if (last != NULL)
                tree->root.left = last->root.left; //- //~ brand
                //+ tree->root.key = last->root.key;
            PUT(g_last, tree);
            Album_send_Planted(client, last);
            break;
        }
        case Album_Leave:
        case Album_closed: Album_server_drop(client); continue;
        }
        Album_server_set_put(ports->albums, client);
    }
}
