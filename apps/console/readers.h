/* readers.h - clients that wait for input, first come first served, with the buffers they brought.
 * Both arrays are rings over the same positions: g_readers of them from g_first on. */

#define READERS 8

static struct Console_server *g_reader[READERS] OWN STATE(Reading);
static struct uint8_vector *g_buffer[READERS] OWN;
static uint32_t g_first;
static uint32_t g_readers;

/* There is always room: the component may not hold more clients than READERS. */
static void readers_add(struct Console_server *client, struct uint8_vector *buffer)
{
    uint32_t last = (g_first + g_readers) % READERS;

    PUT(AT(g_reader, READERS, last), client);
    PUT(AT(g_buffer, READERS, last), buffer);
    g_readers++;
}

/* Copy held bytes into the buffer, as many as it takes. */
static uint32_t copy_held(struct uint8_vector *buffer)
{
    uint32_t count = 0;

    while (count < g_held_count && count < buffer->length) {
        buffer->at[count] = g_held[count];
        count++;
    }
    return count;
}

/* The first `count` held bytes were received. */
static void forget_held(uint32_t count)
{
    if (count > g_held_count)
        count = g_held_count;
    for (uint32_t i = count; i < g_held_count; i++)
        g_held[i - count] = g_held[i];
    g_held_count -= count;
}
