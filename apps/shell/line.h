/* line.h - the line being typed, and its words. A line is edited at its end: backspace takes back a
 * character, ^U all of them, ^C gives the line up, ^D ends it and, when it is empty, the input. */

#define LINE   240
#define WORDS  8
#define PROMPT "deed> "

#define BELL         0x07
#define END_OF_INPUT 0x04
#define CANCEL       0x03
#define BACKSPACE    0x08
#define DELETE       0x7f
#define ERASE_LINE   0x15
#define ESCAPE       0x1b

/* Part of the line: from its first byte up to, not with, its end. */
struct word {
    uint32_t first;
    uint32_t end;
};

static uint8_t g_line[LINE];
static uint32_t g_length;
static struct word g_word[WORDS];
static uint32_t g_words; /* more than WORDS are counted, but not kept */

/* Is this the second or a later byte of a character in UTF-8? */
static bool continues(uint8_t byte)
{
    return (byte & 0xc0) == 0x80;
}

static void take_back(void)
{
    bool more = g_length > 0;

    if (more)
        say(LITERAL("\b \b"));
    while (more) {
        g_length--;
        more = g_length > 0 && continues(g_line[g_length]);
    }
}

/* Escape sequences of cursor keys and the like: ESC [ parameters letter. They mean nothing here. */
static void skip_escape(struct Console_port *port)
{
    uint8_t byte = next_byte(port);

    if (byte != '[' && byte != 'O')
        return;
    do
        byte = next_byte(port);
    while (byte >= 0x20 && byte < 0x40);
}

static void type(uint8_t byte)
{
    if ((byte < 0x20 && byte != '\t') || g_length == LINE) {
        say_byte(BELL);
        return;
    }
    g_line[g_length] = byte == '\t' ? ' ' : byte;
    say_byte(g_line[g_length]);
    g_length++;
}

static void draw_line(void)
{
    say(LITERAL("\n" PROMPT));
    for (uint32_t i = 0; i < g_length; i++)
        say_byte(g_line[i]);
}

/* Let a line be typed. False at the end of input. */
static bool line_read(struct Console_port *port)
{
    g_length = 0;
    say(LITERAL(PROMPT));
    for (;;) {
        uint8_t byte = next_byte(port);

        switch (byte) {
        case '\r':
        case '\n': say_byte('\n'); return true;
        case END_OF_INPUT: say_byte('\n'); return g_length > 0;
        case CANCEL:
            say(LITERAL("^C\n" PROMPT));
            g_length = 0;
            break;
        case BACKSPACE:
        case DELETE: take_back(); break;
        case ERASE_LINE:
            while (g_length > 0)
                take_back();
            break;
        case ESCAPE: skip_escape(port); break;
        case NEW_CONSOLE: draw_line(); break;
        default: type(byte); break;
        }
    }
}

static void line_split(void)
{
    uint32_t at = 0;

    g_words = 0;
    for (;;) {
        while (at < g_length && g_line[at] == ' ')
            at++;
        if (at == g_length)
            return;
        uint32_t first = at;
        while (at < g_length && g_line[at] != ' ')
            at++;
        if (g_words < WORDS) {
            g_word[g_words].first = first;
            g_word[g_words].end = at;
        }
        g_words++;
    }
}

static bool word_is(uint32_t number, const char *text COUNT(size), uint64_t size)
{
    uint32_t first = g_word[number].first;

    if (g_word[number].end - first != size)
        return false;
    for (uint32_t i = 0; i < size; i++)
        if (g_line[first + i] != (uint8_t)AT(text, size, i))
            return false;
    return true;
}

/* The same, for a name padded with zeros. */
static bool word_is_name(uint32_t number, const uint8_t *name COUNT(size), uint64_t size)
{
    uint32_t first = g_word[number].first;
    uint32_t length = g_word[number].end - first;

    for (uint32_t i = 0; i < size; i++)
        if (AT(name, size, i) != (i < length ? g_line[first + i] : 0))
            return false;
    return length <= size;
}

static void say_line(uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        say_byte(g_line[i]);
}

/* A word in a message: quoted. */
static void say_word(uint32_t number)
{
    say_byte('`');
    say_line(g_word[number].first, g_word[number].end);
    say_byte('`');
}

/* Part of the line as a vector of just that size. */
static struct uint8_vector *line_copy(uint32_t first, uint32_t end)
{
    uint32_t size = deed_subtract_u32(end, first);
    struct uint8_vector *copy = uint8_vector_take(size);

    if (copy)
        for (uint32_t i = 0; i < size; i++)
            copy->at[i] = g_line[first + i];
    return copy;
}
