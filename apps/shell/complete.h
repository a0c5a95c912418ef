/* complete.h - Tab: the word in front of the cursor grows by what all candidates have in common; if
 * that is nothing, they are listed. Candidates stand in one text, each with a space behind it.
 * Where there is nothing to complete, Tab is a space, so text with tabs in it can be piped in. */

#define COMMANDS "calc crash delete exit get graph help kill list log memory ps put record start "
#define LEVELS   "debug information warning error "
#define NAMES    1024

static uint8_t g_names[NAMES]; /* of components */
static uint32_t g_names_used;

static void names_add_byte(uint8_t byte)
{
    uint32_t used = g_names_used;

    if (used >= NAMES)
        return;
    g_names[used] = byte;
    g_names_used = used + 1;
}

/* A name, padded with zeros. Of too many the last are left out. */
static void names_add(const uint8_t *name COUNT(size), uint64_t size)
{
    if (g_names_used + size >= NAMES)
        return;
    for (uint64_t i = 0; i < size && AT(name, size, i) != 0; i++)
        names_add_byte(AT(name, size, i));
    names_add_byte(' ');
}

static void names_add_levels(void)
{
    struct uint8_const_slice levels = deed_text(LITERAL(LEVELS));

    for (uint64_t i = 0; i < levels.length; i++)
        names_add_byte(levels.at[i]);
}

static bool ask_names(struct Top_port *port)
{
    struct Top_client *top = top_channel(port);
    bool more = true;

    g_names_used = 0;
    if (!top)
        return false;
    for (uint32_t number = 0; more; number++) {
        switch (Top_call_Component(top, number)) {
        case Top_Described: names_add(Top_Described_row(top)->name, 48); break;
        case Top_NoMore: more = false; break;
        case Top_closed: Top_client_drop(top); return false;
        }
    }
    PUT(g_top, top);
    return true;
}

/* The candidate that begins here, without its space. */
BORROWS(all)
static struct uint8_const_slice candidate(struct uint8_const_slice all, uint64_t at)
{
    struct uint8_const_slice rest = uint8_const_slice_rest(all, at);

    return uint8_const_slice_first(rest, uint8_const_slice_find(rest, ' '));
}

/* How many bytes both begin with. */
static uint64_t common(struct uint8_const_slice one, struct uint8_const_slice other)
{
    uint64_t count = 0;

    while (count < one.length && count < other.length && one.at[count] == other.at[count])
        count++;
    return count;
}

/* All candidates that begin as the word does, on a line of their own, and the line again. */
static void list_candidates(struct uint8_const_slice all, uint64_t start, uint64_t size)
{
    struct uint8_const_slice line = uint8_const_slice_of(g_line, LINE);
    struct uint8_const_slice found = {0};

    say_byte('\n');
    for (uint64_t at = 0; at < all.length; at += found.length + 1) {
        found = candidate(all, at);
        if (common(found, uint8_const_slice_sub(line, start, size)) < size)
            continue;
        say_bytes(found);
        say(LITERAL("  "));
    }
    say_byte('\n');
    draw_line();
}

static void complete_from(struct uint8_const_slice all)
{
    uint32_t start = word_start(false);
    uint64_t size = deed_subtract_u32(g_cursor, start);
    struct uint8_const_slice best = {0};
    uint64_t next = 0;
    uint32_t count = 0;

    for (uint64_t at = 0; at < all.length; at = next) {
        struct uint8_const_slice found = candidate(all, at);
        next = at + found.length + 1;
        if (common(found, line_part(start, g_cursor)) < size)
            continue;
        if (count > 0)
            found = uint8_const_slice_first(found, common(best, found));
        best = found;
        count++;
    }
    if (best.length > size)
        line_insert_all(uint8_const_slice_rest(best, size));
    else if (count > 1)
        list_candidates(all, start, size);
    if (count < 2)
        line_insert(' ');
}

/* How many words are complete in front of the cursor. */
static uint32_t words_before(void)
{
    uint32_t count = 0;

    while (count < g_words && count < WORDS && g_word[count].end < g_cursor)
        count++;
    return count;
}

static void complete_name(struct Top_port *port, bool or_level)
{
    if (!ask_names(port) && !ask_names(port))
        g_names_used = 0;
    if (or_level)
        names_add_levels();
    complete_from(uint8_const_slice_first(uint8_const_slice_of(g_names, NAMES), g_names_used));
}

static void complete(struct Top_port *port)
{
    line_split();
    uint32_t number = words_before();

    if (number == 0 && word_start(false) < g_cursor)
        complete_from(deed_text(LITERAL(COMMANDS)));
    else if (number == 1 && word_is(0, LITERAL("crash")))
        complete_from(deed_text(LITERAL(WAYS " ")));
    else if (number == 1 && (word_is(0, LITERAL("kill")) || word_is(0, LITERAL("start"))))
        complete_name(port, false);
    else if (number > 0 && word_is(0, LITERAL("log")))
        complete_name(port, true);
    else
        line_insert(' ');
}
