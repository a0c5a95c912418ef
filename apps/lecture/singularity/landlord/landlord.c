/* landlord.c - what Singularity lacked: a quota, memory that several read, and a component that
 * breaks down and is there again, with everything it had given back to the byte. */
#include "landlord.component.h"
#include <deed/library/verdict.h>

#define TEXT  1000u
#define QUOTA 32768u

static struct uint8_frozen *g_text OWN;

/* What the kernel knows of the tenant. */
static void look(struct deed_component_info *info)
{
    for (uint32_t i = 0; i < deed_component_count(); i++)
        if (deed_component_info(i, info) == deed_ok && info->name[0] == 't')
            return;
    deed_exit(1);
}

static void hoard(struct Tenancy_client *tenant STATE(Ready) TO(Ready))
{
    uint64_t bytes = 0;

    switch (Tenancy_call_Hoard(tenant)) {
    case Tenancy_Hoarded: bytes = Tenancy_Hoarded_bytes(tenant); break;
    case Tenancy_closed: deed_exit(1);
    }
    struct uint8_vector *mine = uint8_vector_take(1024);
    verdict(LITERAL("singularity: a quota holds, and is nobody else's matter"),
            bytes > QUOTA / 2 && bytes <= QUOTA && mine);
    deed_drop(mine);
}

/* One text, frozen, and two who read it. */
static void share(struct Tenancy_client *tenant STATE(Ready) TO(Ready))
{
    struct uint8_vector *text = uint8_vector_take(TEXT);

    if (!text)
        deed_exit(1);
    for (uint64_t i = 0; i < text->length; i++)
        text->at[i] = 3;
    struct uint8_frozen *first = uint8_vector_freeze(text);
    if (!first)
        deed_exit(1);
    struct uint8_frozen *second = uint8_frozen_share(first);
    if (!second)
        deed_exit(1);
    deed_drop(TAKE(g_text));
    PUT(g_text, first);
    switch (Tenancy_call_Read(tenant, second)) {
    case Tenancy_Sum:
        verdict(LITERAL("singularity: two read what neither can change"),
                Tenancy_Sum_sum(tenant) == 3 * TEXT);
        break;
    case Tenancy_closed: deed_exit(1);
    }
}

static void fail(struct Tenancy_client *tenant OWN CLAIMS STATE(Ready))
{
    switch (Tenancy_call_Fail(tenant, 0)) {
    case Tenancy_Survived: deed_exit(1);
    case Tenancy_closed: Tenancy_client_drop(tenant); break;
    }
}

/* It has been started again: all that it had is there again, and what others have of it, too. */
static void compare(struct Tenancy_port *port, const struct deed_component_info *fresh)
{
    struct Tenancy_client *tenant = Tenancy_open(port, DEED_FOREVER);
    struct deed_component_info after = {0};

    if (!tenant)
        deed_exit(1);
    look(&after);
    verdict(LITERAL("singularity: what breaks down is started again"),
            after.restarts == fresh->restarts + 1);
    verdict(LITERAL("singularity: all that it had is given back, to the byte"),
            after.bytes == fresh->bytes && after.objects == fresh->objects);
    hoard(tenant);
    Tenancy_send_Close(tenant);
    Tenancy_client_drop(tenant);
}

static bool is_there(void)
{
    const struct uint8_frozen *text = g_text;

    if (!text)
        return false;
    const struct uint8_vector *bytes = uint8_frozen_view(text);
    return bytes->length == TEXT && bytes->at[TEXT - 1] == 3;
}

void landlord_main(struct landlord_ports *ports)
{
    struct deed_component_info fresh = {0};

    PUT(g_console, Console_open(ports->console, DEED_FOREVER));
    look(&fresh);
    struct Tenancy_client *tenant = Tenancy_open(ports->tenant, DEED_FOREVER);
    if (!tenant)
        deed_exit(1);
    hoard(tenant);
    share(tenant);
    fail(tenant);
    compare(ports->tenant, &fresh);
    verdict(LITERAL("singularity: what it only read is still there"), is_there());
    deed_exit(0);
}
