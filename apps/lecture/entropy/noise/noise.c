/* noise.c - a driver whose device writes memory by itself. What it offers it does not have any
 * more, and what comes back nobody else writes to. */
#include "noise.component.h"
#include <deed/library/verdict.h>

#define BYTES 64u

/* Until the device has something to say; from then on it may say so again. */
static void hear(struct Interrupt_client *line STATE(Armed) TO(Armed))
{
    switch (Interrupt_client_receive(line)) {
    case Interrupt_Raised: Interrupt_send_Ack(line); break;
    case Interrupt_closed: deed_exit(1);
    }
}

static struct uint8_vector *zeros(void)
{
    struct uint8_vector *buffer = uint8_vector_take(BYTES);

    if (!buffer)
        deed_exit(1);
    return buffer;
}

/* How many of the first bytes are not what they were. */
static uint32_t changed(const struct uint8_vector *buffer, uint32_t used)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < used && i < buffer->length; i++)
        count += buffer->at[i] != 0;
    return count;
}

/* The one offer that is under way, when the device is done with it: how much has become random. */
static uint32_t collect(struct Virtqueue_client *device STATE(One) TO(Idle),
                        struct Interrupt_client *line STATE(Armed) TO(Armed))
{
    for (;;) {
        switch (Virtqueue_call_Collect(device)) {
        case Virtqueue_Busy: hear(line); continue;
        case Virtqueue_Done: break;
        case Virtqueue_closed: deed_exit(1);
        }
        uint32_t count = 0;
        struct uint8_vector *filled = Virtqueue_Done_filled(device);
        deed_drop(Virtqueue_Done_shown(device));
        if (filled)
            count = changed(filled, Virtqueue_Done_used(device));
        deed_drop(filled);
        return count;
    }
}

/* Of the many, one is done: how much has become random; the rest are still under way. */
static void fill(struct Virtqueue_client *device STATE(Idle) TO(Idle),
                 struct Interrupt_client *line STATE(Armed) TO(Armed))
{
    uint64_t before = deed_heap_used();

    Virtqueue_send_Offer(device, NULL, zeros());
    verdict(LITERAL("entropy: the device fills what it was offered"),
            collect(device, line) > BYTES / 2);
    Virtqueue_send_Offer(device, NULL, NULL);
    verdict(LITERAL("entropy: of nothing it makes nothing"), collect(device, line) == 0);
    verdict(LITERAL("entropy: and the books balance"), deed_heap_used() == before);
}

static bool is_second_life(void)
{
    struct deed_component_info info = {0};

    for (uint32_t i = 0; i < deed_component_count(); i++)
        if (deed_component_info(i, &info) == deed_ok && info.name[0] == 'n')
            return info.restarts > 0;
    return false;
}

/* With all that the device has of it. */
static void crash(struct Virtqueue_client *device OWN CLAIMS STATE(Idle))
{
    Virtqueue_send_Offer(device, zeros(), zeros());
    Virtqueue_send_Offer(device, NULL, zeros());
    Virtqueue_send_Offer(device, NULL, zeros());
    Virtqueue_send_Offer(device, NULL, zeros());
    deed_fault(deed_reason_value);
}

void noise_main(struct noise_ports *ports)
{
    PUT(g_console, Console_open(ports->console, DEED_FOREVER));
    struct Interrupt_client *line = Interrupt_open(ports->line, DEED_NOW);
    uint64_t before = deed_heap_used();
    struct Virtqueue_client *device = Virtqueue_open(ports->device, DEED_NOW);
    if (!device || !line)
        deed_exit(1);
    fill(device, line);
    Virtqueue_send_Return(device);
    Virtqueue_client_drop(device);
    device = Virtqueue_open(ports->device, DEED_NOW);
    if (!device)
        deed_exit(1);
    if (!is_second_life()) {
        crash(device);
        deed_exit(1);
    }
    fill(device, line);
    Virtqueue_send_Return(device);
    Virtqueue_client_drop(device);
    verdict(LITERAL("entropy: returned, it costs nothing any more"), deed_heap_used() == before);
    deed_exit(0);
}
