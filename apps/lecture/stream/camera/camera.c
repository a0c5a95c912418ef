/* camera.c - the producer of a stream: gets a free packet, fills it where it lies, commits it. The
 * four packets are all the memory there is, however long the film. */
#include "camera.component.h"
#include <deed/library/verdict.h>

#define FILM    400u                         /* packets to show                            */
#define WORDS   256u                         /* in each                                    */
#define PERIOD  50000u                       /* nanoseconds from one to the next           */
#define LATE    PERIOD                       /* at most, on this side and on the other     */
#define PACKETS ((LATE + LATE) / PERIOD + 2) /* for neither to wait: as many as Film has states */

static uint64_t g_sum; /* of all that was sent */

OWN static struct uint32_vector *fill(struct uint32_vector *packet OWN CLAIMS, uint32_t number)
{
    for (uint64_t i = 0; i < packet->length; i++) {
        packet->at[i] = number * 31 + (uint32_t)i;
        g_sum += packet->at[i];
    }
    return packet;
}

static struct uint32_vector *packet(void)
{
    struct uint32_vector *packet = uint32_vector_take(WORDS);

    if (!packet)
        deed_exit(1);
    return packet;
}

static struct uint32_vector *get_back(struct Film_client *screen STATE(Four) TO(Three))
{
    switch (Film_client_receive(screen)) {
    case Film_Back: return Film_Back_packet(screen);
    case Film_closed: deed_exit(1);
    }
    return NULL;
}

/* Packet n is due at start + n * PERIOD; some are late. */
static void shoot(struct Film_client *screen STATE(Empty) TO(Four), uint64_t start)
{
    struct uint32_vector *first = packet(), *second = packet(), *third = packet(),
                         *fourth = packet();

    Film_send_Commit(screen, start, fill(first, 0));
    Film_send_Commit(screen, start + PERIOD, fill(second, 1));
    Film_send_Commit(screen, start + 2 * PERIOD, fill(third, 2));
    Film_send_Commit(screen, start + 3 * PERIOD, fill(fourth, 3));
    for (uint32_t number = PACKETS; number < FILM; number++) {
        struct uint32_vector *next = get_back(screen);
        if (number % 7 == 0)
            deed_sleep_until(deed_now() + LATE);
        Film_send_Commit(screen, start + number * (uint64_t)PERIOD, fill(next, number));
    }
}

/* The last four come back. */
static void wind_up(struct Film_client *screen STATE(Four) TO(Empty))
{
    deed_drop(get_back(screen));
    switch (Film_client_receive(screen)) {
    case Film_Back: deed_drop(Film_Back_packet(screen)); break;
    case Film_closed: deed_exit(1);
    }
    switch (Film_client_receive(screen)) {
    case Film_Back: deed_drop(Film_Back_packet(screen)); break;
    case Film_closed: deed_exit(1);
    }
    switch (Film_client_receive(screen)) {
    case Film_Back: deed_drop(Film_Back_packet(screen)); break;
    case Film_closed: deed_exit(1);
    }
}

void camera_main(struct camera_ports *ports)
{
    struct Film_client *screen = Film_open(ports->screen, DEED_FOREVER);

    PUT(g_console, Console_open(ports->console, DEED_FOREVER));
    if (!screen)
        deed_exit(1);
    uint64_t before = deed_heap_used();
    shoot(screen, deed_now() + LATE);
    verdict(LITERAL("stream: four packets are all the memory there is"),
            deed_heap_used() - before < (PACKETS + 1) * (WORDS * sizeof(uint32_t) + 64));
    wind_up(screen);
    verdict(LITERAL("stream: and they are paid back"), deed_heap_used() == before);
    switch (Film_call_Close(screen)) {
    case Film_Shown: break;
    case Film_closed: deed_exit(1);
    }
    verdict(LITERAL("stream: every packet was shown, as it was filled"),
            Film_Shown_packets(screen) == FILM && Film_Shown_sum(screen) == g_sum);
    Film_client_drop(screen);
    deed_exit(0);
}
