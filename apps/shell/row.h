/* row.h - how the line is drawn: with backspaces and by writing again what stands behind, so any
 * terminal will do.
 *
 * A line that is only typed comes out as it went in, over as many rows as the terminal makes of it.
 * Anything else that is done to a line wider than a row has it drawn in one: the part around the
 * cursor, with < and > where there is more. */

#define PROMPT "deed> "
#define ACROSS 73 /* columns behind the prompt: no terminal is narrower than 80 */

static uint32_t g_left;   /* the first column of the line that is drawn  */
static uint32_t g_drawn;  /* so many columns are; above ACROSS: over rows */
static uint32_t g_column; /* those in front of the screen's cursor       */

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

/* Columns of the line, as the row shows them. */
static void say_columns(uint32_t first, uint32_t end, bool is_more)
{
    uint32_t column = 0, next = 0;

    for (uint32_t at = 0; at < g_length; at = next) {
        bool begins = !line_continues(at);
        next = line_after(at);
        if (column >= first && column < end) {
            if (column == g_left && g_left > 0)
                say_byte('<');
            else if (is_more && column + 1 == end)
                say_byte('>');
            else
                say_line(at, next);
        }
        column += begins;
    }
}

/* Where the part that is shown begins: where it did, as long as the cursor is inside. */
static uint32_t part_around(uint32_t cursor, uint32_t columns)
{
    if (columns <= ACROSS)
        return 0;
    if ((g_left == 0 || cursor > g_left) && cursor + 1 < g_left + ACROSS)
        return g_left;
    return cursor > ACROSS / 2 ? cursor - ACROSS / 2 : 0;
}

/* Draw the line from this column on; in front of that the row is right, if it shows all of it. */
static void row_draw(uint32_t first)
{
    uint32_t columns = line_columns(0, g_length), cursor = line_columns(0, g_cursor);
    uint32_t left = part_around(cursor, columns);
    uint32_t end = columns < left + ACROSS ? columns : left + ACROSS;
    uint32_t from = first < g_column ? first : g_column; /* a column of the row */

    if (left != g_left || columns > ACROSS)
        from = 0;
    say_times('\b', deed_subtract_u32(g_column, from));
    g_left = left;
    say_columns(left + from, end, end < columns);
    uint32_t drawn = deed_subtract_u32(end, left);
    uint32_t spaces = g_drawn > drawn ? g_drawn - drawn : 0;
    say_times(' ', spaces);
    say_times('\b', deed_subtract_u32(end + spaces, cursor));
    g_drawn = drawn;
    g_column = deed_subtract_u32(cursor, left);
}

/* The cursor went elsewhere in the line. */
static void row_move(void)
{
    uint32_t columns = line_columns(0, g_length), cursor = line_columns(0, g_cursor);

    if (columns > ACROSS) {
        row_draw(0);
    } else {
        say_times('\b', cursor < g_column ? g_column - cursor : 0);
        say_columns(g_column, cursor, false);
        g_column = cursor;
    }
}

/* Prompt and line, where the screen's cursor is. */
static void draw_line(void)
{
    say(LITERAL(PROMPT));
    g_left = 0;
    g_drawn = 0;
    g_column = 0;
    row_draw(0);
}

/* The line is to change otherwise than by typing on: if it goes over several rows, it gets one. */
static void row_change(void)
{
    if (g_drawn <= ACROSS)
        return;
    say_byte('\n');
    say(LITERAL(PROMPT));
    g_drawn = 0;
    g_column = 0;
}

/* Was a byte put at the end of what is drawn as it was typed? Then it is drawn, too. */
static bool row_typed(void)
{
    uint32_t columns = line_columns(0, g_length), added = !line_continues(g_cursor - 1);

    if (g_cursor != g_length || g_drawn + added != columns)
        return false;
    say_byte(line_at(g_cursor - 1));
    g_drawn = columns;
    g_column = columns;
    return true;
}
