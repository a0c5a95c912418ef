/* edit.h - what keys do to the line, each change drawn as it is made. */

#define BELL 0x07

static void line_move(uint32_t to)
{
    row_change();
    g_cursor = to;
    row_move();
}

/* Cut out what is between the cursor and another place. */
static void line_cut(uint32_t to)
{
    uint32_t first = to < g_cursor ? to : g_cursor;
    uint32_t end = to < g_cursor ? g_cursor : to;
    uint32_t length = g_length;

    row_change();
    g_overrun = false;
    g_cursor = first;
    while (end < length && end < LINE) {
        AT(g_line, LINE, first) = AT(g_line, LINE, end);
        first++;
        end++;
    }
    g_length = first;
    row_draw(line_columns(0, g_cursor));
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
    if (row_typed())
        return;
    uint32_t start = line_before(g_cursor);
    if (g_cursor - start >= character_size(line_at(start)))
        row_draw(line_columns(0, start));
}

static void line_insert_all(struct uint8_const_slice bytes)
{
    for (uint64_t i = 0; i < bytes.length; i++)
        line_insert(bytes.at[i]);
}

/* Other text in the place of all that is typed. */
static void line_replace(struct uint8_const_slice bytes)
{
    row_change();
    line_empty();
    uint8_slice_copy(uint8_slice_of(g_line, LINE), bytes);
    g_length = bytes.length < LINE ? (uint32_t)bytes.length : LINE;
    g_cursor = g_length;
    row_draw(0);
}
