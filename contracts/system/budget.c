/* budget.c - budgets that can be kept: endpoints, heaps, the queues of the channels that a
 * component opens, and the time of the processor. */
#include "image.h"

#define MOST_HEAP    ((uint64_t)1600 << 20) /* what the shared heap has tables for              */
#define MOST_PORTS   4096u                  /* of all components: what the kernel has tables for */
#define SLOT_LEAST   8u                     /* where no message has arguments, kernel/channel.c  */
#define QUEUED       16u                    /* a place of a queue's ring, see kernel/queue.h     */
#define GRANULE      ((uint64_t)64)
#define PAGE         ((uint64_t)4096)
#define MOST_BUDGETS 255u /* what the kernel has tables for */
#define WHOLE        ((uint64_t)1000000000000)

/* One endpoint a port, and one a client of each port that is served. */
static void check_endpoints(struct image_draft *draft, size_t index)
{
    const struct instance *instance = &draft->image.instances[index];
    size_t needed = 0;

    for (size_t i = 0; i < instance->component->port_count; i++) {
        const struct port *port = &instance->component->ports[i];
        needed += port->kind != PORT_SERVES && port->contract;
    }
    for (size_t i = 0; i < draft->image.connection_count; i++)
        needed += draft->image.connections[i].server == index;
    if (needed <= instance->component->endpoints)
        return;
    image_error(draft, instance->place, "memory",
                "`%s` may hold %u endpoints, and this system connects it to %zu", instance->name,
                instance->component->endpoints, needed);
    notation_note(&draft->notation, instance->component->place, "its `endpoints` is said here");
}

uint64_t system_heap(const struct system_image *system)
{
    uint64_t heap = 0;

    for (size_t i = 0; i < system->instance_count; i++)
        heap += system->instances[i].component->heap;
    return heap;
}

/* What else must fit is known when the image is linked. */
static void check_heaps(struct image_draft *draft)
{
    const struct system_image *image = &draft->image;
    uint64_t heap = system_heap(image);
    bool beyond_tables = heap > MOST_HEAP;

    if (!beyond_tables && heap <= image->memory)
        return;
    image_error(draft, image->memory_place, "memory",
                "the heaps add up to %llu KiB, and %s at most %llu KiB",
                (unsigned long long)(heap >> 10),
                beyond_tables ? "the shared heap manages" : "the machine has",
                (unsigned long long)((beyond_tables ? MOST_HEAP : image->memory) >> 10));
}

/* What an object of this size is charged: see sharedheap/slab.c. */
static uint64_t charged(uint64_t bytes)
{
    static const uint64_t granules[] = {1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 21, 32};

    for (size_t i = 0; i < sizeof granules / sizeof granules[0]; i++)
        if (bytes <= granules[i] * GRANULE)
            return granules[i] * GRANULE;
    return (bytes + PAGE - 1) / PAGE * PAGE;
}

/* Each side's queue, and two slots more: one that is being written, one that is being read. */
uint64_t system_channel_bytes(const struct contract *contract)
{
    uint64_t bytes = 0;

    for (unsigned side = 0; side < 2; side++) {
        uint64_t slot = system_slot_size(contract, side == SIDE_SERVER);
        bytes += (contract->capacity[side] + 2u) * (slot > 0 ? slot : SLOT_LEAST) +
                 (uint64_t)contract->capacity[side] * QUEUED;
    }
    return charged(bytes);
}

/* The contract of the channel that this port opens: its server's. NULL: it opens none. */
static const struct contract *opened(const struct image_draft *draft, size_t instance, size_t port)
{
    const struct system_image *image = &draft->image;
    const struct port *own = &image->instances[instance].component->ports[port];

    if (own->kind == PORT_SERVES)
        return NULL;
    for (size_t i = 0; i < image->connection_count; i++) {
        const struct connection *one = &image->connections[i];
        if (one->client == instance && one->client_port == port)
            return image->instances[one->server].component->ports[one->server_port].contract;
    }
    return own->contract;
}

/* The side that opens a channel pays for both queues, out of its heap. */
static void check_queues(struct image_draft *draft, size_t index)
{
    struct instance *instance = &draft->image.instances[index];

    for (size_t i = 0; i < instance->component->port_count; i++) {
        const struct contract *contract = opened(draft, index, i);
        instance->queues += contract ? system_channel_bytes(contract) : 0;
    }
    if (instance->queues <= instance->component->heap)
        return;
    image_error(draft, instance->place, "memory",
                "the channels that `%s` opens take %llu bytes, and its heap is %llu",
                instance->name, (unsigned long long)instance->queues,
                (unsigned long long)instance->component->heap);
    notation_note(&draft->notation, instance->component->place, "its `heap` is said here");
}

/* Parts of the processor in billionths of a thousandth, rounded down: a thousand of them are off by
 * less than one in a hundred million. */
static void check_processor(struct image_draft *draft)
{
    unsigned __int128 sum = 0;
    unsigned budgets = 0;

    for (size_t i = 0; i < draft->image.instance_count; i++) {
        const struct instance *one = &draft->image.instances[i];
        if (one->period == 0 || draft->said[i].flawed)
            continue;
        if (++budgets == MOST_BUDGETS + 1)
            image_error(draft, one->place, "limit", "at most %u components have a budget",
                        MOST_BUDGETS);
        bool was_fine = sum <= WHOLE;
        sum += (unsigned __int128)one->budget * WHOLE / one->period;
        if (was_fine && sum > WHOLE)
            image_error(draft, one->place, "budget",
                        "with `%s`, the budgets promise %llu.%llu %% of the processor", one->name,
                        (unsigned long long)(sum * 100 / WHOLE),
                        (unsigned long long)(sum * 1000 / WHOLE % 10));
    }
}

static void check_ports(struct image_draft *draft)
{
    size_t ports = 0;

    for (size_t i = 0; i < draft->image.instance_count; i++)
        ports += draft->image.instances[i].component->port_count;
    if (ports > MOST_PORTS)
        image_error(draft, (struct place){draft->image.file, 0, 0}, "limit",
                    "all components together have %zu ports; the kernel has tables for %u", ports,
                    MOST_PORTS);
}

void image_check_channels(struct image_draft *draft)
{
    for (size_t i = 0; i < draft->image.instance_count; i++) {
        check_endpoints(draft, i);
        check_queues(draft, i);
    }
}

void image_check_budgets(struct image_draft *draft, bool as_said)
{
    check_ports(draft);
    check_processor(draft);
    if (as_said)
        check_heaps(draft);
}
