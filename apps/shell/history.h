/* history.h - the lines typed last, in a ring: line number n is at n % PAST until n + PAST replaces
 * it. Going back puts a copy into the line being typed; what was being typed is kept, to come back
 * to. */

#define PAST 16

struct past {
    uint32_t length;
    uint8_t text[LINE];
};

static struct past g_past[PAST];
static struct past g_draft;
static uint32_t g_kept; /* lines ever kept                               */
static uint32_t g_back; /* how many of them we went back; 0 is the draft */

static void past_write(struct past *past)
{
    past->length = g_length;
    uint8_slice_copy(uint8_slice_of(past->text, LINE), uint8_const_slice_of(g_line, LINE));
}

static struct uint8_const_slice past_text(const struct past *past)
{
    return uint8_const_slice_first(uint8_const_slice_of(past->text, LINE), past->length);
}

/* Keep the line, but not twice in a row. */
static void history_keep(void)
{
    const struct past *newest = &AT(g_past, PAST, (g_kept - 1) % PAST);

    g_back = 0;
    if (g_length == 0)
        return;
    if (g_kept > 0 && uint8_const_slice_equal(past_text(newest), line_part(0, g_length)))
        return;
    past_write(&AT(g_past, PAST, g_kept % PAST));
    g_kept++;
}

static void history_show(uint32_t back)
{
    if (g_back == 0)
        past_write(&g_draft);
    g_back = back;
    if (back == 0)
        line_replace(past_text(&g_draft));
    else
        line_replace(past_text(&AT(g_past, PAST, (g_kept - back) % PAST)));
}

static void history_up(void)
{
    if (g_back < g_kept && g_back < PAST)
        history_show(g_back + 1);
    else
        say_byte(BELL);
}

static void history_down(void)
{
    if (g_back > 0)
        history_show(g_back - 1);
    else
        say_byte(BELL);
}
