/* Lines of a configuration, key and number. */
#include "memory.component.h"

enum { MAX_KEYS = 16, KEY_SIZE = 24 };

struct setting {
    char key[KEY_SIZE];
    int32_t value;
};

static struct setting settings[MAX_KEYS];
static uint32_t setting_count;

static bool is_space(char c)
{
    return c == ' ' || c == '\t';
}

/* Parses "key = 12", returns false when the line is none. */
static bool parse_line(const char *line COUNT(length), uint32_t length)
{
    uint32_t i = 0;
    while (i < length && is_space(line[i]))
        i++;
    if (i == length || line[i] == '#')
        return false;
    if (setting_count == MAX_KEYS)
        return false;
    struct setting *s = &settings[setting_count];
    uint32_t n = 0;
    while (i < length && line[i] != '=' && !is_space(line[i])) {
        if (n < KEY_SIZE - 1)
            s->key[n++] = line[i];
        i++;
    }
    s->key[n] = '\0';
    while (i < length && is_space(line[i]))
        i++;
    if (i == length || line[i] != '=')
        return false;
    i++;
    while (i < length && is_space(line[i]))
        i++;
    bool negative = false;
    if (i < length && line[i] == '-') {
        negative = true;
        i++;
    }
    int32_t value = 0;
    for (; i < length && line[i] >= '0' && line[i] <= '9'; i++)
        value = value * 10 + (line[i] - '0');
    s->value = negative ? -value : value;
    setting_count++;
    return true;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    (void)parse_line(LITERAL("speed = 12"));
}
