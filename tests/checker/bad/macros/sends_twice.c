/* The larger of two answers, each asked for twice. */
#include "client.component.h"

static uint32_t used_in(struct File_client *file STATE(Reading) TO(Ready))
{
    switch (File_client_receive(file)) {
    case File_Data: deed_drop(File_Data_buffer(file)); return 1;
    case File_closed: deed_fault(deed_reason_stopped);
    }
    deed_fault(deed_reason_stopped);
}

#define AT_LEAST(x, low) ((x) > (low) ? (x) : (low))

static uint32_t g_used;

static void read(struct File_client *file STATE(Reading) TO(Ready))
{
    //+ uint32_t used = used_in(file);
    g_used = AT_LEAST(used_in(file), 3); //- //~ state
    //+ g_used = AT_LEAST(used, 3);
}

void client_main(struct client_ports *ports)
{
    (void)ports;
}
