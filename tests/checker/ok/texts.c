/* Texts of the program: names of states, tables of commands, strings that are scanned and compared. */
#include "memory.component.h"

enum state { IDLE, READING, DONE, STATES };

static const char *const state_names[STATES] = {
    [IDLE] = "idle",
    [READING] = "reading",
    [DONE] = "done",
};

/* Ends with NULL, as such lists do. */
static const char *const keywords[] = {"if", "else", "while", NULL};

static int32_t add(int32_t a, int32_t b)
{
    return (int32_t)((uint32_t)a + (uint32_t)b);
}

static int32_t largest(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

static const struct command {
    const char *name, *help;
    int32_t (*run)(int32_t a, int32_t b);
} commands[] = {
    {"add", "the sum of two numbers", add},
    {"max", "the larger of two numbers", largest},
};

static const char *state_name(enum state state)
{
    return state < STATES ? state_names[state] : "?";
}

static const char *error_text(int error)
{
    switch (error) {
    case 0: return "no error";
    case -2: return "not found";
    default: return "unknown error";
    }
}

static size_t length(const char *s)
{
    size_t n = 0;

    while (s[n])
        n++;
    return n;
}

static int compare(const char *a, const char *b)
{
    unsigned i = 0;

    while (a[i] != '\0' && b[i] != '\0' && a[i] == b[i])
        i++;
    return a[i] - b[i];
}

static bool is_word(const uint8_t *word COUNT(n), size_t n, const char *text)
{
    size_t i;

    for (i = 0; i < n && text[i] != '\0'; i++)
        if (word[i] != (uint8_t)text[i])
            return false;
    return i == n && text[i] == '\0';
}

static int keyword(const uint8_t *word COUNT(n), size_t n)
{
    const char *text;

    for (int i = 0; (text = keywords[i]) != NULL; i++)
        if (is_word(word, n, text))
            return i;
    return -1;
}

static uint32_t hash(const char *key)
{
    uint32_t h = 5381;

    for (uint32_t i = 0; key[i] != 0; i++)
        h = h * 33 ^ (uint8_t)key[i];
    return h;
}

static const struct command *find(const char *name)
{
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        const struct command *command = &commands[i];
        if (compare(command->name, name) == 0)
            return command;
    }
    return NULL;
}

static uint32_t put(uint8_t *out COUNT(size), uint32_t size, uint32_t at, const char *text)
{
    for (uint32_t i = 0; text[i] != '\0' && at < size; i++)
        out[at++] = (uint8_t)text[i];
    return at;
}

/* Words between spaces; as many as there is room for. */
struct words {
    struct uint8_const_slice word[4];
    uint32_t count, spaces;
};

static void split(struct words *words, struct uint8_const_slice line)
{
    while (line.length > 0) {
        uint64_t n = uint8_const_slice_find(line, ' ');
        if (words->count == 4)
            return;
        words->word[words->count++] = uint8_const_slice_first(line, n);
        line = uint8_const_slice_rest(line, n);
        if (line.length > 0)
            line = uint8_const_slice_rest(line, 1);
    }
}

/* The messages that were said last, by their numbers. */
static struct {
    uint8_t said[4];
    unsigned next;
} journal;

static void say(uint8_t message)
{
    journal.said[journal.next++] = message;
    if (journal.next == sizeof journal.said)
        journal.next = 0;
}

static unsigned spaces(const char *s)
{
    unsigned n = 0;

    while (*s)
        if (*s++ == ' ')
            n++;
    return n;
}

static uint32_t checksum(const char *letters COUNT(n), size_t n)
{
    uint32_t sum = 0;

    for (size_t i = 0; i < n; i++)
        sum += (uint8_t)letters[i];
    return sum;
}

void memory_main(struct memory_ports *ports)
{
    static const uint8_t word[] = {'e', 'l', 's', 'e'};
    const struct command *command = find("max");
    const char *text = error_text(-2);
    uint8_t line[32];
    uint32_t used;

    (void)ports;
    if (command == NULL || commands[1].run(3, 4) != 4 || *command->help != 't')
        deed_fault(deed_reason_value);
    used = put(line, sizeof line, 0, state_name(READING));
    used = put(line, sizeof line, used, ": ");
    used = put(line, sizeof line, used, text);
    if (used != 18 || line[0] != 'r' || keyword(word, sizeof word) != 1)
        deed_fault(deed_reason_value);
    if (length(text) != 9 || checksum(text, deed_text_length(text)) == hash(text))
        deed_fault(deed_reason_value);
    struct words words = {.count = 0};
    split(&words, deed_text_of(command->help));
    say(3);
    words.spaces = spaces(command->help);
    if (words.count != 4 || words.spaces != 4 || words.word[2].length != 2 || journal.said[0] != 3)
        deed_fault(deed_reason_value);
    if (uint8_const_slice_find(deed_text_of(text), 'f') != 4)
        deed_fault(deed_reason_value);
}
