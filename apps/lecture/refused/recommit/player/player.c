/* player.c - what the lecture warns of: a consumer that reads a packet after it has committed it
 * again. */
#include "player.component.h"

static uint64_t g_sum;

void player_main(struct player_ports *ports)
{
    for (;;) {
        struct Film_server *film = Film_server_set_receive(ports->film);

        switch (Film_server_tag(film)) {
        case Film_connected: break;
        case Film_Commit: {
            struct uint32_vector *packet = Film_Commit_packet(film);
            Film_send_Back(film, packet);
            g_sum += packet->length; //~ use-after-move
            break;
        }
        case Film_Close:
            Film_send_Shown(film, 0, g_sum);
            Film_server_drop(film);
            continue;
        case Film_closed: Film_server_drop(film); continue;
        }
        Film_server_set_put(ports->film, film);
    }
}
