/* tenant.c - keeps all that it takes and all that it is given, and tidies nothing up: that is left
 * to the kernel when it breaks down. */
#include "tenant.component.h"

#define BLOCK 1024u
#define MOST  64u

static struct uint8_vector *g_block[MOST] OWN;
static struct uint8_frozen *g_text OWN;

static uint64_t hoard(void)
{
    uint64_t bytes = 0;

    for (uint32_t i = 0; i < MOST; i++) {
        struct uint8_vector *block = uint8_vector_take(BLOCK);
        if (!block)
            return bytes;
        deed_drop(TAKE(AT(g_block, MOST, i)));
        PUT(AT(g_block, MOST, i), block);
        bytes += BLOCK;
    }
    return bytes;
}

static uint64_t read(struct uint8_frozen *text)
{
    const struct uint8_vector *bytes = uint8_frozen_view(text);
    uint64_t sum = 0;

    for (uint64_t i = 0; i < bytes->length; i++)
        sum += bytes->at[i];
    deed_drop(TAKE(g_text));
    PUT(g_text, text);
    return sum;
}

void tenant_main(struct tenant_ports *ports)
{
    for (;;) {
        struct Tenancy_server *client = Tenancy_server_set_receive(ports->door);

        switch (Tenancy_server_tag(client)) {
        case Tenancy_connected: break;
        case Tenancy_Close:
        case Tenancy_closed: Tenancy_server_drop(client); continue;
        case Tenancy_Hoard: Tenancy_send_Hoarded(client, hoard()); break;
        case Tenancy_Read: {
            uint64_t sum = read(Tenancy_Read_text(client));
            Tenancy_send_Sum(client, sum);
            break;
        }
        case Tenancy_Fail:
            if (deed_divide(1, (int64_t)Tenancy_Fail_zero(client)) == 0)
                deed_fault(deed_reason_value);
            Tenancy_send_Survived(client);
            break;
        }
        Tenancy_server_set_put(ports->door, client);
    }
}
