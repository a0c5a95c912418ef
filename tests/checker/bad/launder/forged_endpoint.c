/* An endpoint made at home. */
#include "client.component.h"

static struct File_client g_fake; //- //~ opaque
//+ static struct File_Stat g_fake;

void client_main(struct client_ports *ports)
{
    (void)ports;
    if (sizeof(g_fake) == 3)
        deed_fault(deed_reason_value);
}
