/* A message sent through a borrow of an endpoint in a field: the field still says Ready. */
#include "client.component.h"

struct session {
    struct File_client *file OWN STATE(Ready);
    uint64_t offset;
};

static struct session *g_session OWN;

static void hang_up(struct session *session)
{
    struct File_client *file = session->file; //-
    //+ struct File_client *file = TAKE(session->file);
    if (file == NULL)
        return;
    File_send_Close(file); //~ state
    //+ File_client_drop(file);
}

void client_main(struct client_ports *ports)
{
    (void)ports;
    struct session *session = g_session;
    if (session != NULL)
        hang_up(session);
}
