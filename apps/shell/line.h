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
    uint32_t length = g_length;

    if (length == 0)
        return;
    say(LITERAL("\b \b"));
    do
        length--;
    while (length > 0 && continues(g_line[length]));
    g_length = length;
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
    byte = byte == '\t' ? ' ' : byte;
    g_line[g_length] = byte;
    g_length++;
    say_byte(byte);
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

/* Part of the line. */
static struct uint8_const_slice line_part(uint32_t first, uint32_t end)
{
    uint32_t length = deed_subtract_u32(end, first);

    return uint8_const_slice_sub(uint8_const_slice_of(g_line, LINE), first, length);
}

static struct uint8_const_slice word(uint32_t number)
{
    return line_part(g_word[number].first, g_word[number].end);
}

/* The line from this word on. */
static struct uint8_const_slice line_from(uint32_t number)
{
    return line_part(g_word[number].first, g_length);
}

static bool word_is(uint32_t number, const char *text COUNT(size), uint64_t size)
{
    return uint8_const_slice_equal(word(number), deed_text(text, size));
}

/* The same, for a name padded with zeros. */
static bool word_is_name(uint32_t number, const uint8_t *name COUNT(size), uint64_t size)
{
    struct uint8_const_slice padded = uint8_const_slice_of(name, size);

    padded = uint8_const_slice_first(padded, uint8_const_slice_find(padded, 0));
    return uint8_const_slice_equal(word(number), padded);
}

/* A word in a message: quoted. */
static void say_word(uint32_t number)
{
    if (number >= WORDS)
        return;
    say_byte('`');
    say_bytes(word(number));
    say_byte('`');
}

/* The same bytes as a vector of just that size. */
static struct uint8_vector *vector_of(struct uint8_const_slice bytes)
{
    struct uint8_vector *copy = uint8_vector_take(bytes.length);

    if (copy)
        uint8_slice_copy(uint8_vector_slice(copy), bytes);
    return copy;
}
