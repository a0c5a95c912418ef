/* kept.h - the newest texts, a handle to each, in a ring: number n is at n % KEPT until n + KEPT
 * comes and its handle is dropped. */

#define KEPT 4

static struct uint8_frozen *g_text[KEPT] OWN;
static uint64_t g_newest; /* number of the newest, 0 before there is one */

static void keep(struct uint8_frozen *text)
{
    g_newest++;
    deed_drop(TAKE(AT(g_text, KEPT, g_newest % KEPT)));
    PUT(AT(g_text, KEPT, g_newest % KEPT), text);
}

/* The first number after `known` that is kept; g_newest + 1 if there is none yet. */
static uint64_t first_after(uint64_t known)
{
    uint64_t oldest = g_newest > KEPT ? g_newest - KEPT + 1 : 1;

    if (known > g_newest)
        known = g_newest;
    return known + 1 > oldest ? known + 1 : oldest;
}

/* Another handle to the text of this number; null when there is none, or no room for handles. */
static struct uint8_frozen *share(uint64_t number)
{
    const struct uint8_frozen *text = AT(g_text, KEPT, number % KEPT);

    if (!text || number > g_newest)
        return NULL;
    return uint8_frozen_share(text);
}
