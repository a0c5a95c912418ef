/* line.h - the line being typed, and the place in it where typing goes on.
 *
 * It is drawn with backspaces and by writing again what stands behind, so any terminal will do, and
 * a line that is only typed comes out as it went in. A character of UTF-8 counts as one column. */

#define LINE   240
#define PROMPT "deed> "
#define BELL   0x07

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

static void say_times(uint8_t byte, uint32_t times)
{
    for (uint32_t i = 0; i < times; i++)
        say_byte(byte);
}

static void say_line(uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        say_byte(line_at(i));
}

/* Draw what stands from here on, spaces where something stood behind it, and come back. */
static void draw_rest(uint32_t first, uint32_t spaces)
{
    say_line(first, g_length);
    say_times(' ', spaces);
    say_times('\b', line_columns(g_cursor, g_length) + spaces);
}

/* Draw prompt and line where the screen's cursor is. */
static void draw_line(void)
{
    say(LITERAL(PROMPT));
    draw_rest(0, 0);
}

static void line_move(uint32_t to)
{
    if (to < g_cursor)
        say_times('\b', line_columns(to, g_cursor));
    else
        say_line(g_cursor, to);
    g_cursor = to;
}

/* Cut out what is between the cursor and another place. */
static void line_cut(uint32_t to)
{
    uint32_t first = to < g_cursor ? to : g_cursor;
    uint32_t end = to < g_cursor ? g_cursor : to;
    uint32_t columns = line_columns(first, end);
    uint32_t length = g_length;

    g_overrun = false;
    line_move(first);
    while (end < length && end < LINE) {
        AT(g_line, LINE, first) = AT(g_line, LINE, end);
        first++;
        end++;
    }
    g_length = first;
    draw_rest(g_cursor, columns);
}

/* The bytes that a character beginning with this one has. */
static uint32_t character_size(uint8_t first)
{
    if (first < 0xc0)
        return 1;
    return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

/* Put one byte in. In front of others a character is drawn when its last byte is there. */
static void line_insert(uint8_t byte)
{
    uint32_t length = g_length;

    if (byte < ' ' || length >= LINE || g_cursor >= LINE) {
        g_overrun |= byte >= ' ';
        say_byte(BELL);
        return;
    }
    for (uint32_t i = length; i > g_cursor && i > 0; i--)
        AT(g_line, LINE, i) = AT(g_line, LINE, i - 1);
    AT(g_line, LINE, g_cursor) = byte;
    g_length = length + 1;
    g_cursor++;
    if (g_cursor == g_length) {
        say_byte(byte);
        return;
    }
    uint32_t start = line_before(g_cursor);
    if (g_cursor - start >= character_size(line_at(start)))
        draw_rest(start, 0);
}

static void line_insert_all(struct uint8_const_slice bytes)
{
    for (uint64_t i = 0; i < bytes.length; i++)
        line_insert(bytes.at[i]);
}

static void line_empty(void)
{
    g_length = 0;
    g_cursor = 0;
    g_overrun = false;
}

/* Other text in the place of all that is typed. */
static void line_replace(struct uint8_const_slice bytes)
{
    line_move(g_length);
    line_cut(0);
    line_insert_all(bytes);
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
