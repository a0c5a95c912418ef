/* One question to many servers at once, and one thread that waits for the answers: client ends in a
 * set that is made for the occasion. */
#include "client.component.h"

#define ASKED 8u

struct poll {
    uint32_t opened;
    uint32_t failed;
    uint32_t lost;
};

static bool ask(struct client_ports *ports, struct File_client_set *asked STATE(Opening))
{
    struct File_client *file = File_open(ports->file, deed_now() + 1000);
    struct uint8_vector *path = uint8_vector_take(4);
    if (file == NULL || path == NULL) {
        if (file != NULL)
            File_client_drop(file);
        deed_drop(path);
        return false;
    }
    File_send_Open(file, path);
    File_client_set_put(asked, file);
    return true;
}

/* One answer; false when none has come until the deadline. */
static bool hear(struct File_client_set *asked STATE(Opening), uint64_t deadline, struct poll *poll)
{
    struct File_client *file = File_client_set_receive_until(asked, deadline);
    if (file == NULL)
        return false;
    switch (File_client_tag(file)) {
    case File_Opened:
        poll->opened++;
        File_send_Close(file);
        break;
    case File_Failed:
        deed_drop(File_Failed_path(file));
        poll->failed++;
        File_send_Close(file);
        break;
    case File_closed: poll->lost++; break;
    }
    File_client_drop(file);
    return true;
}

void client_main(struct client_ports *ports)
{
    struct poll poll = {0, 0, 0};
    struct File_client_set *asked = File_client_set_take();
    if (asked == NULL)
        return;
    uint32_t open = 0;
    for (uint32_t i = 0; i < ASKED; i++)
        open += ask(ports, asked) ? 1u : 0u;
    uint64_t deadline = deed_now() + 1000000;
    while (open > 0 && hear(asked, deadline, &poll))
        open--;
    File_client_set_drop(asked); /* with those that have not answered */
    if (poll.opened < poll.failed + poll.lost)
        deed_sleep_until(deed_now() + 1);
}
