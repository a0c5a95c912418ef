/* consumer.c - the lecture's second attempt: a flag that both can reach. Whoever has given
 * something away does not reach it any more. */
#include "consumer.component.h"

void consumer_main(struct consumer_ports *ports)
{
    struct Flag_client *producer = Flag_open(ports->producer, DEED_FOREVER);
    struct uint8_vector *flag = uint8_vector_take(1);

    if (!producer || !flag)
        deed_fault(deed_reason_value);
    Flag_send_Share(producer, flag);
    for (;;) {
        flag->at[0] = 1; //~ use-after-move
        switch (Flag_client_receive(producer)) {
        case Flag_Wake: Flag_send_Heard(producer); break;
        case Flag_closed: Flag_client_drop(producer); return;
        }
    }
}
