/* An endpoint travels in a message, in another state than the contract says: whoever gets it speaks
 * out of turn. */
#include "server.component.h"

static struct File_client *g_spare OWN STATE(Opening);

static void found(struct Directory_server *directory STATE(Finding) TO(Start),
                  struct File_client *file OWN CLAIMS STATE(Opening)) //-
//+             struct File_client *file OWN CLAIMS STATE(Start))
{
    Directory_send_Found(directory, file); //~ state
}

void server_main(struct server_ports *ports)
{
    (void)ports;
    if (g_spare != NULL)
        deed_fault(deed_reason_stopped);
}
