/* front.c - two good questions, then a bad one. */
#include "front.component.h"

void front_main(struct front_ports *ports)
{
    struct Crash_client *middle = Crash_open(ports->middle, DEED_FOREVER);

    if (middle == NULL)
        deed_exit(1);
    switch (Crash_call_Index(middle, 2)) {
    case Crash_Survived: break;
    case Crash_Measured: deed_exit(1);
    case Crash_closed: deed_exit(1);
    }
    switch (Crash_call_Vector(middle, 3)) {
    case Crash_Survived: break;
    case Crash_Measured: deed_exit(1);
    case Crash_closed: deed_exit(1);
    }
    switch (Crash_call_Index(middle, 4)) {
    case Crash_Survived: deed_exit(1);
    case Crash_Measured: deed_exit(1);
    case Crash_closed: deed_exit(0);
    }
}
