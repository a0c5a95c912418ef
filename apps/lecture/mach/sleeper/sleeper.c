/* sleeper.c - lets others connect, and never comes to listen to them. */
#include "sleeper.component.h"

void sleeper_main(struct sleeper_ports *ports)
{
    deed_sleep_until(DEED_FOREVER);
    struct Post_server *client = Post_server_set_receive(ports->post);

    switch (Post_server_tag(client)) {
    case Post_connected:
    case Post_Close:
    case Post_closed: Post_server_drop(client); break;
    case Post_Letter: deed_drop(Post_Letter_text(client)); deed_fault(deed_reason_value);
    }
}
