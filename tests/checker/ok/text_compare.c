/* Texts of the program, compared, searched in a table, read as numbers. */
#include "memory.component.h"

static size_t length_of(const char *s)
{
    size_t n = 0;
    while (s[n])
        n++;
    return n;
}

static bool equal(const char *a, const char *b)
{
    while (*a && *a == *b) {
        a++;
        b++;
    }
    return *a == *b;
}

static int parse_int(const char *s)
{
    int sign = 1, value = 0;
    if (*s == '-') {
        sign = -1;
        s++;
    }
    for (; *s >= '0' && *s <= '9'; s++)
        value = value * 10 + (*s - '0');
    return sign * value;
}

static const char *const names[] = {"red", "green", "blue"};

static int color_of(const char *name)
{
    for (int i = 0; i < 3; i++)
        if (equal(names[i], name))
            return i;
    return -1;
}

static void print_hex(char *out COUNT(8), uint32_t value)
{
    static const char digits[] = "0123456789abcdef";
    for (int i = 7; i >= 0; i--) {
        out[i] = digits[value & 15];
        value >>= 4;
    }
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    char text[8];
    print_hex(text, 0xcafe);
    if (color_of("blue") == 2)
        (void)(parse_int("-12") + (int)length_of("blue"));
}
