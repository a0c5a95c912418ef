/* ask_log.h - `log`, and lines of our own for it. The book is read from its oldest line on, twice:
 * the first time to count, since only the last of the lines that fit are shown. */

#define LOG_LINES 20  /* shown, unless another number is said */
#define LOG_TEXT  128 /* longer lines are cut                 */

struct filter {
    uint32_t count;     /* the last so many   */
    uint32_t level;     /* this level or more */
    uint32_t component; /* the word that names it, 0: any */
};

static struct LogBook_client *g_book OWN STATE(Ready);

OWN OPT static struct LogBook_client *book_channel(struct LogBook_port *port)
{
    struct LogBook_client *book = TAKE(g_book);

    if (book)
        return book;
    book = LogBook_open(port, deed_now() + PATIENCE);
    if (!book)
        return NULL;
    switch (LogBook_client_receive(book)) {
    case LogBook_Hears: break;
    case LogBook_closed: LogBook_client_drop(book); return NULL;
    }
    return book;
}

static bool log_bytes(struct LogBook_port *port, struct uint8_const_slice bytes)
{
    struct LogBook_client *book = book_channel(port);
    if (!book)
        return false;
    struct uint8_vector *text = vector_of(bytes);
    if (!text) {
        PUT(g_book, book);
        return true;
    }
    uint32_t used = (uint32_t)text->length;
    switch (LogBook_call_Say(book, LogBook_Level_warning, text, used)) {
    case LogBook_Said: deed_drop(LogBook_Said_text(book)); break;
    case LogBook_closed: LogBook_client_drop(book); return false;
    }
    PUT(g_book, book);
    return true;
}

/* The command itself, for the log. If there is no log, nobody is to wait for it. */
static void log_command(struct shell_ports *ports)
{
    if (!log_bytes(ports->log, line_part(0, g_length)))
        log_bytes(ports->log, line_part(0, g_length));
}

static void say_level(uint32_t level)
{
    switch (level) {
    case LogBook_Level_debug: say(LITERAL("debug")); break;
    case LogBook_Level_information: say(LITERAL("information")); break;
    case LogBook_Level_warning: say(LITERAL("warning")); break;
    case LogBook_Level_error: say(LITERAL("error")); break;
    default: say(LITERAL("?")); break;
    }
}

/* Nanoseconds as seconds, with three digits behind the point. */
static void say_time(uint64_t time)
{
    uint64_t thousandths = time / 1000000;

    say_signed((int64_t)(thousandths / 1000));
    say_byte('.');
    say_byte((uint8_t)('0' + thousandths / 100 % 10));
    say_byte((uint8_t)('0' + thousandths / 10 % 10));
    say_byte((uint8_t)('0' + thousandths % 10));
}

static void say_entry(const struct LogBook_Entry *entry, const struct uint8_vector *text,
                      uint32_t used)
{
    row_start();
    say_time(entry->time);
    row_column(10);
    say_level(entry->level);
    row_column(22);
    say_name(entry->name, 48);
    row_column(32);
    say_vector(text, used);
    say_byte('\n');
}

static bool fits(const struct filter *filter, const struct LogBook_Entry *entry)
{
    return entry->level >= filter->level &&
           (filter->component == 0 || word_is_name(filter->component, entry->name, 48));
}

/* Go over all lines: count those that fit, and say them but for the first `skipped`. */
static bool ask_lines(struct LogBook_port *port, const struct filter *filter, uint32_t skipped,
                      uint32_t *found)
{
    struct LogBook_client *book = book_channel(port);
    if (!book)
        return false;
    struct uint8_vector *buffer = uint8_vector_take(LOG_TEXT);
    uint64_t number = 0;

    *found = 0;
    while (buffer) {
        switch (LogBook_call_Read(book, number, buffer)) {
        case LogBook_Line: {
            uint32_t used = LogBook_Line_used(book);
            buffer = LogBook_Line_buffer(book);
            number = LogBook_Line_entry(book)->number + 1;
            if (!fits(filter, LogBook_Line_entry(book)))
                break;
            if (*found >= skipped)
                say_entry(LogBook_Line_entry(book), buffer, used);
            *found += 1;
            break;
        }
        case LogBook_NoMore:
            deed_drop(LogBook_NoMore_buffer(book));
            buffer = NULL;
            break;
        case LogBook_closed: LogBook_client_drop(book); return false;
        }
    }
    PUT(g_book, book);
    return true;
}

/* The level that the word names, UINT32_MAX if it names none. */
static uint32_t level_of_word(uint32_t number)
{
    if (word_is(number, LITERAL("debug")))
        return LogBook_Level_debug;
    if (word_is(number, LITERAL("information")))
        return LogBook_Level_information;
    if (word_is(number, LITERAL("warning")))
        return LogBook_Level_warning;
    if (word_is(number, LITERAL("error")))
        return LogBook_Level_error;
    return UINT32_MAX;
}

/* What one word asks for; if it makes no sense, that is said. */
static bool filter_word(struct shell_ports *ports, struct filter *filter, uint32_t number)
{
    uint8_t first = line_at(g_word[number].first);
    uint32_t level = level_of_word(number);
    uint32_t component = UNKNOWN;
    int32_t count = 0;

    if (first >= '0' && first <= '9') {
        if (!word_number(number, &count))
            return false;
        filter->count = (uint32_t)count;
        return true;
    }
    if (level != UINT32_MAX) {
        filter->level = level;
        return true;
    }
    if (ask_number(ports->top, number, &component) || ask_number(ports->top, number, &component))
        if (component == UNKNOWN) {
            blame(number);
            say(LITERAL(" is no number, no level and no component\n"));
            return false;
        }
    filter->component = number;
    return true;
}

static void command_log(struct shell_ports *ports)
{
    struct filter filter = {LOG_LINES, LogBook_Level_debug, 0};
    uint32_t found = 0;

    if (!words_end(4))
        return;
    for (uint32_t number = 1; number < g_words && number < 4; number++)
        if (!filter_word(ports, &filter, number))
            return;
    if (!ask_lines(ports->log, &filter, UINT32_MAX, &found) &&
        !ask_lines(ports->log, &filter, UINT32_MAX, &found)) {
        say(LITERAL("log: no answer from log\n"));
        return;
    }
    if (found == 0)
        say(LITERAL("log: there is no such line\n"));
    else if (!ask_lines(ports->log, &filter, found > filter.count ? found - filter.count : 0,
                        &found))
        say(LITERAL("log: no answer from log\n"));
}
