/* notes.h - a line on the console for each request: its number, what it asks, the key, and whether
 * it was refused. A console that stops takes the line with it; the next one goes to the new
 * console. */

#define NOTE     160 /* longest line; a longer key is cut */
#define PATIENCE 1000000000

static struct Console_client *g_console OWN STATE(Ready);
static struct uint8_vector *g_note OWN;
static uint64_t g_count;

static void write_note(struct Console_port *port, struct uint8_vector *note, uint32_t used)
{
    struct Console_client *console = TAKE(g_console);

    if (!console)
        console = Console_open(port, deed_now() + PATIENCE);
    if (!console) {
        deed_drop(note);
        return;
    }
    switch (Console_call_Write(console, note, used)) {
    case Console_Written: PUT(g_note, Console_Written_text(console)); break;
    case Console_closed: Console_client_drop(console); return;
    }
    PUT(g_console, console);
}

static void note_request(struct Console_port *port, const char *what COUNT(size), uint64_t size,
                         const struct uint8_vector *key, bool refused)
{
    struct uint8_vector *note = TAKE(g_note);
    uint32_t used;

    g_count++;
    if (!note)
        note = uint8_vector_take(NOTE);
    if (!note)
        return;
    used = text_add(note, 0, LITERAL("guard: "));
    used = text_number(note, used, g_count);
    used = text_byte(note, used, ' ');
    used = text_add(note, used, what, size);
    if (key) {
        used = text_byte(note, used, ' ');
        used = text_copy(note, used, key, 0, (uint32_t)(key->length > 100 ? 100 : key->length));
    }
    if (refused)
        used = text_add(note, used, LITERAL(", refused"));
    used = text_byte(note, used, '\n');
    write_note(port, note, used);
}
