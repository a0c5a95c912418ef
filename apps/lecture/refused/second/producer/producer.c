/* producer.c - looks at the flag, and notifies without waiting: a notification that comes between
 * the consumer's setting the flag and its waiting would be lost. */
#include "producer.component.h"

static void notify(struct Flag_server *consumer OWN CLAIMS STATE(Shared),
                   const struct uint8_vector *flag)
{
    while (flag->length > 0 && flag->at[0] != 0) {
        Flag_send_Wake(consumer);
        switch (Flag_server_receive(consumer)) {
        case Flag_Heard: break;
        case Flag_closed: Flag_server_drop(consumer); return;
        }
    }
    deed_fault(deed_reason_value);
}

void producer_main(struct producer_ports *ports)
{
    for (;;) {
        struct Flag_server *consumer = Flag_server_set_receive(ports->flag);

        switch (Flag_server_tag(consumer)) {
        case Flag_connected: Flag_server_set_put(ports->flag, consumer); break;
        case Flag_closed: Flag_server_drop(consumer); break;
        case Flag_Share: {
            struct uint8_vector *flag = Flag_Share_flag(consumer);
            notify(consumer, flag);
            deed_drop(flag);
            break;
        }
        }
    }
}
