/* Numbers as text, and back to front, with lengths that are ints. */
#include "memory.component.h"

static int format_number(char *out COUNT(size), int size, int64_t value)
{
    char digits[20];
    int n = 0, used = 0;
    uint64_t u = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do {
        digits[n++] = (char)('0' + u % 10);
        u /= 10;
    } while (u != 0);
    if (value < 0 && used < size)
        out[used++] = '-';
    while (n > 0 && used < size)
        out[used++] = digits[--n];
    return used;
}

static int append(char *out COUNT(size), int size, int at, const char *s)
{
    while (*s != '\0' && at < size)
        out[at++] = *s++;
    return at;
}

static void reverse(char *s COUNT(n), int n)
{
    for (int i = 0, j = n - 1; i < j; i++, j--) {
        char t = s[i];
        s[i] = s[j];
        s[j] = t;
    }
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    char text[40];
    int n = format_number(text, sizeof text, -42);
    n = append(text, sizeof text, n, " things");
    reverse(text, n);
}
