/* reader.c - drops each letter, and says that it was read. */
#include "reader.component.h"

static void read_all(struct Post_server *client OWN CLAIMS STATE(None))
{
    for (;;) {
        switch (Post_server_receive(client)) {
        case Post_Letter:
            deed_drop(Post_Letter_text(client));
            Post_send_Read(client);
            break;
        case Post_Close:
        case Post_closed: Post_server_drop(client); return;
        }
    }
}

void reader_main(struct reader_ports *ports)
{
    for (;;) {
        struct Post_server *client = Post_server_set_receive(ports->post);

        switch (Post_server_tag(client)) {
        case Post_connected: read_all(client); break;
        case Post_Close:
        case Post_closed: Post_server_drop(client); break;
        case Post_Letter: deed_drop(Post_Letter_text(client)); deed_fault(deed_reason_value);
        }
    }
}
