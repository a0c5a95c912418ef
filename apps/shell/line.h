/* line.h - the line being typed, and the place in it where typing goes on. A character of UTF-8
 * counts as one column. */

#define LINE 240

static uint8_t g_line[LINE];
static uint32_t g_length;
static uint32_t g_cursor; /* the byte in front of which typing goes on; at most g_length */
static bool g_overrun;    /* more was typed than there is room for, and nothing erased since */

static uint8_t line_at(uint32_t at)
{
    return at < LINE ? g_line[at] : 0;
}

/* Is this the second or a later byte of a character in UTF-8? */
static bool line_continues(uint32_t at)
{
    return at < g_length && (line_at(at) & 0xc0) == 0x80;
}

static uint32_t line_before(uint32_t at)
{
    if (at > 0)
        at--;
    while (at > 0 && line_continues(at))
        at--;
    return at;
}

static uint32_t line_after(uint32_t at)
{
    if (at < g_length)
        at++;
    while (line_continues(at))
        at++;
    return at;
}

/* Columns that the bytes from `first` up to `end` take. */
static uint32_t line_columns(uint32_t first, uint32_t end)
{
    uint32_t columns = 0;

    for (uint32_t i = first; i < end; i++)
        columns += !line_continues(i);
    return columns;
}

/* The bytes that a character beginning with this one has. */
static uint32_t character_size(uint8_t first)
{
    if (first < 0xc0)
        return 1;
    return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

static void line_empty(void)
{
    g_length = 0;
    g_cursor = 0;
    g_overrun = false;
}

/* Part of the line. */
static struct uint8_const_slice line_part(uint32_t first, uint32_t end)
{
    uint32_t length = deed_subtract_u32(end, first);

    return uint8_const_slice_sub(uint8_const_slice_of(g_line, LINE), first, length);
}

/* Where the word that ends at the cursor begins; spaces behind it belong to it if `spaces` says so.
 */
static uint32_t word_start(bool spaces)
{
    uint32_t at = g_cursor;

    while (spaces && at > 0 && line_at(at - 1) == ' ')
        at--;
    while (at > 0 && line_at(at - 1) != ' ')
        at--;
    return at;
}
