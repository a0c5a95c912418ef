/* screen.c - the consumer of a stream: waits until a packet is due, reads it where it lies, gives
 * it back, and does not have it any more. */
#include "screen.component.h"

static uint64_t g_packets, g_sum;

static void show(struct Film_server *film STATE(One) TO(Empty), uint64_t at,
                 struct uint32_vector *packet OWN CLAIMS)
{
    deed_sleep_until(at);
    for (uint64_t i = 0; i < packet->length; i++)
        g_sum += packet->at[i];
    g_packets++;
    Film_send_Back(film, packet);
}

static void run(struct Film_server *film OWN CLAIMS STATE(Empty))
{
    for (;;) {
        switch (Film_server_receive(film)) {
        case Film_Commit: {
            uint64_t at = Film_Commit_at(film);
            show(film, at, Film_Commit_packet(film));
            break;
        }
        case Film_Close:
            Film_send_Shown(film, g_packets, g_sum);
            Film_server_drop(film);
            return;
        case Film_closed: Film_server_drop(film); return;
        }
    }
}

void screen_main(struct screen_ports *ports)
{
    for (;;) {
        struct Film_server *film = Film_server_set_receive(ports->film);

        switch (Film_server_tag(film)) {
        case Film_connected: run(film); break;
        case Film_Commit: deed_drop(Film_Commit_packet(film)); deed_fault(deed_reason_value);
        case Film_Close:
            Film_send_Shown(film, 0, 0);
            Film_server_drop(film);
            break;
        case Film_closed: Film_server_drop(film); break;
        }
    }
}
