/* back.c - connects, and sleeps. */
#include "back.component.h"

void back_main(struct back_ports *ports)
{
    struct Crash_client *middle = Crash_open(ports->middle, DEED_FOREVER);

    for (;;)
        deed_sleep_until(DEED_FOREVER);
    Crash_client_drop(middle);
}
