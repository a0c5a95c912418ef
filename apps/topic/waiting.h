/* waiting.h - readers that wait for what is not there yet, with the number up to which they know.
 * There is room for all that this component may have. */

#define READERS 16

static struct Topic_server *g_reader[READERS] OWN STATE(Waiting);
static uint64_t g_known[READERS];

static void park(struct Topic_server *client, uint64_t known)
{
    uint32_t place = 0;

    for (uint32_t i = 0; i < READERS; i++)
        if (!g_reader[i])
            place = i;
    PUT(AT(g_reader, READERS, place), client);
    g_known[place] = known;
}
