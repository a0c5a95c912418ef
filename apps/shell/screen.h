/* screen.h - what the shell says and hears, through the console.
 *
 * Text gathers in one vector that goes to the console and comes back; input comes in another. The
 * console may stop at any time and take either with it: then what was said is lost, and the next
 * wait for input finds the console that came after it. */

#define OUTPUT      1024
#define INPUT       64
#define ROW         160  /* longest row of a table */
#define NEW_CONSOLE 0x0c /* heard instead of a byte: draw the line again; ^L says it too */

static struct Console_client *g_console OWN STATE(Ready);
static struct uint8_vector *g_output OWN;
static uint32_t g_said; /* bytes in g_output */
static uint32_t g_row;  /* where a table's row began */
static struct uint8_vector *g_input OWN;
static uint32_t g_heard; /* the next byte of g_input */
static uint32_t g_end;   /* the byte after its last  */

static void flush(void)
{
    uint32_t said = g_said;

    if (said == 0)
        return;
    g_said = 0;
    struct uint8_vector *output = TAKE(g_output);
    if (!output)
        return;
    struct Console_client *console = TAKE(g_console);
    if (!console) {
        deed_drop(output);
        return;
    }
    switch (Console_call_Write(console, output, said)) {
    case Console_Written: PUT(g_output, Console_Written_text(console)); break;
    case Console_closed: Console_client_drop(console); return;
    }
    PUT(g_console, console);
}

/* What is said next takes `size` bytes at most. */
static void make_room(uint64_t size)
{
    if (g_said + size > OUTPUT)
        flush();
}

static void say(const char *text COUNT(size), uint64_t size)
{
    make_room(size);
    struct uint8_vector *output = g_output;
    if (output)
        g_said = text_add(output, g_said, text, size);
}

static void say_byte(uint8_t byte)
{
    make_room(1);
    struct uint8_vector *output = g_output;
    if (output)
        g_said = text_byte(output, g_said, byte);
}

/* A name, padded with zeros. */
static void say_name(const uint8_t *name COUNT(size), uint64_t size)
{
    make_room(size);
    struct uint8_vector *output = g_output;
    if (output)
        g_said = text_name(output, g_said, name, size);
}

static void say_bytes(struct uint8_const_slice bytes)
{
    for (uint64_t i = 0; i < bytes.length; i++)
        say_byte(bytes.at[i]);
}

static void say_vector(const struct uint8_vector *text, uint32_t size)
{
    say_bytes(uint8_const_slice_first(uint8_vector_const_slice(text), size));
}

static void say_signed(int64_t value)
{
    make_room(20);
    struct uint8_vector *output = g_output;
    if (output)
        g_said = text_signed(output, g_said, value);
}

/* A row of a table: row_column goes on at that column of it. */
static void row_start(void)
{
    make_room(ROW);
    g_row = g_said;
}

static void row_column(uint32_t column)
{
    struct uint8_vector *output = g_output;
    if (output)
        g_said = text_pad(output, g_said, g_row + column);
}

/* Open a console if there is none, and take the vectors that are missing. */
static void screen_open(struct Console_port *port)
{
    struct Console_client *console = TAKE(g_console);
    struct uint8_vector *output = TAKE(g_output);
    struct uint8_vector *input = TAKE(g_input);

    if (!console)
        console = Console_open(port, DEED_FOREVER);
    if (!output)
        output = uint8_vector_take(OUTPUT);
    if (!input)
        input = uint8_vector_take(INPUT);
    PUT(g_console, console);
    PUT(g_output, output);
    PUT(g_input, input);
}

/* Say everything, then wait for input. False if there is a new console instead. */
static bool hear(struct Console_port *port)
{
    flush();
    g_heard = 0;
    g_end = 0;
    struct Console_client *console = TAKE(g_console);
    if (!console) {
        screen_open(port);
        return false;
    }
    struct uint8_vector *input = TAKE(g_input);
    if (!input) {
        PUT(g_console, console);
        screen_open(port);
        return false;
    }
    switch (Console_call_Read(console, input)) {
    case Console_Input: {
        uint32_t used = Console_Input_used(console);
        struct uint8_vector *filled = Console_Input_buffer(console);
        g_end = used < filled->length ? used : (uint32_t)filled->length;
        PUT(g_input, filled);
        break;
    }
    case Console_closed:
        Console_client_drop(console);
        screen_open(port);
        return false;
    }
    PUT(g_console, console);
    return true;
}

/* The next byte typed. */
static uint8_t next_byte(struct Console_port *port)
{
    while (g_heard == g_end)
        if (!hear(port))
            return NEW_CONSOLE;
    uint32_t at = g_heard;
    g_heard++;
    struct uint8_vector *input = g_input;
    return input && at < input->length ? input->at[at] : NEW_CONSOLE;
}
