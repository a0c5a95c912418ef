/* An endpoint of one contract as an endpoint of another. */
#include "client.component.h"

static bool g_same;

void client_main(struct client_ports *ports)
{
    struct Feed_client *feed = Feed_open(ports->feed, DEED_FOREVER);
    struct File_client *file = File_open(ports->file, DEED_FOREVER);
    g_same = feed == (struct Feed_client *)file; //- //~ cast
    //+ g_same = feed != NULL && file != NULL;
    if (feed != NULL)
        Feed_client_drop(feed);
    if (file != NULL)
        File_client_drop(file);
}
