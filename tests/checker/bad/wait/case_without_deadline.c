/* Without a deadline a wait does not end before something has come. */
#include "server.component.h"

void server_main(struct server_ports *ports)
{
    switch (deed_wait2(ports->names, ports->feeds, DEED_FOREVER)) {
    case 0: deed_fault(deed_reason_stopped);
    case 1: deed_fault(deed_reason_exit);
    case 2: deed_fault(deed_reason_value); //- //~ impossible
    }
}
