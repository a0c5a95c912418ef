/* A line cut into fields, and letters turned by a pointer. */
#include "memory.component.h"

#define MAX_FIELDS 8

struct field {
    uint32_t offset, length;
};

static int split(const char *line COUNT(n), uint32_t n, char sep, struct field fields[MAX_FIELDS])
{
    int count = 0;
    uint32_t start = 0;
    for (uint32_t i = 0; i <= n; i++) {
        if (i == n || line[i] == sep) {
            if (count == MAX_FIELDS)
                return -1;
            fields[count].offset = start;
            fields[count].length = i - start;
            count++;
            start = i + 1;
        }
    }
    return count;
}

static bool field_is(const char *line COUNT(n), uint32_t n, const struct field *f, const char *word)
{
    for (uint32_t i = 0; i < f->length; i++)
        if (f->offset + i >= n || word[i] == '\0' || line[f->offset + i] != word[i])
            return false;
    return word[f->length] == '\0';
}

static uint32_t upper(char *s COUNT(n), uint32_t n)
{
    uint32_t changed = 0;
    for (char *p = s; n > 0; p++, n--)
        if (*p >= 'a' && *p <= 'z') {
            *p = (char)(*p - 'a' + 'A');
            changed++;
        }
    return changed;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct field fields[MAX_FIELDS];
    int n = split(LITERAL("a,b,c"), ',', fields);
    for (int i = 0; i < n; i++)
        (void)field_is(LITERAL("a,b,c"), &fields[i], "b");
    char word[4] = {'w', 'o', 'r', 'd'};
    (void)upper(word, 4);
}
