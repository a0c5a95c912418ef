/* sender.c - a flood of letters. Three may be under way; the fourth is sent by nobody. */
#include "sender.component.h"

void sender_main(struct sender_ports *ports)
{
    struct Post_client *post = Post_open(ports->post, DEED_FOREVER);
    struct uint8_vector *one = uint8_vector_take(64), *two = uint8_vector_take(64);
    struct uint8_vector *three = uint8_vector_take(64), *four = uint8_vector_take(64);

    if (!post || !one || !two || !three || !four)
        deed_fault(deed_reason_value);
    Post_send_Letter(post, one);
    Post_send_Letter(post, two);
    Post_send_Letter(post, three);
    Post_send_Letter(post, four); //~ protocol
    deed_fault(deed_reason_value);
}
