/* gatherer.c - puts a timer that was never set among those that run. Singularity's endpoint sets
 * did not look. */
#include "gatherer.component.h"

void gatherer_main(struct gatherer_ports *ports)
{
    struct Timer_client_set *running STATE(Running) = Timer_client_set_take();
    struct Timer_client *timer = Timer_open(ports->timer, DEED_FOREVER);

    if (!running || !timer)
        deed_fault(deed_reason_value);
    Timer_client_set_put(running, timer); //~ state
    deed_fault(deed_reason_value);
}
