/* What was shown comes back, too, and is forgotten. */
#include "porter.component.h"

static void collect(struct Virtqueue_client *queue STATE(One) TO(Idle))
{
    switch (Virtqueue_call_Collect(queue)) {
    case Virtqueue_Done:
        //+ deed_drop(Virtqueue_Done_shown(queue));
        deed_drop(Virtqueue_Done_filled(queue));
        break;
    case Virtqueue_Busy: deed_fault(1);
    case Virtqueue_closed: deed_fault(2);
    }
} //~ cell

void porter_main(struct porter_ports *ports)
{
    (void)ports;
}
