/* words.c - names that must not become C identifiers, see words.h. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "words.h"

#define LONGEST 40

/* C11, C23 and what the SDK's headers define in lower case; sorted. */
static const char *const keywords[] = {"alignas",  "alignof",   "asm",           "auto",
                                       "bool",     "break",     "case",          "char",
                                       "const",    "constexpr", "continue",      "default",
                                       "do",       "double",    "else",          "enum",
                                       "extern",   "false",     "float",         "for",
                                       "goto",     "if",        "inline",        "int",
                                       "long",     "noreturn",  "nullptr",       "offsetof",
                                       "register", "restrict",  "return",        "short",
                                       "signed",   "sizeof",    "static",        "static_assert",
                                       "struct",   "switch",    "thread_local",  "true",
                                       "typedef",  "typeof",    "typeof_unqual", "union",
                                       "unsigned", "void",      "volatile",      "while"};

static int compare(const void *name, const void *entry)
{
    return strcmp(name, *(const char *const *)entry);
}

static bool has_lower_case(const char *name)
{
    for (; *name; name++)
        if (*name >= 'a' && *name <= 'z')
            return true;
    return false;
}

const char *word_refused_after_prefix(const char *name)
{
    size_t size = strlen(name);

    if (size > LONGEST)
        return "it is longer than 40 characters";
    if (name[0] == '_' || name[size - 1] == '_')
        return "it begins or ends with an underscore";
    if (name[0] >= '0' && name[0] <= '9')
        return "it begins with a digit";
    return NULL;
}

const char *word_refused(const char *name)
{
    const char *why = word_refused_after_prefix(name);
    size_t size = strlen(name);

    if (why)
        return why;
    if (bsearch(name, keywords, sizeof keywords / sizeof keywords[0], sizeof keywords[0], compare))
        return "it is a word of C";
    if (!has_lower_case(name))
        return "names in capitals are macros";
    if (strncmp(name, "deed_", 5) == 0)
        return "names that begin with deed_ are the system's";
    if (size > 2 && strcmp(name + size - 2, "_t") == 0)
        return "names that end in _t are types";
    return NULL;
}

/* Letters to change, add, leave out or exchange with their neighbour to get from one word to the
 * other; words longer than the row are far from everything. */
static unsigned distance(const char *a, const char *b)
{
    unsigned rows[3][LONGEST + 2];
    size_t a_size = strlen(a);
    size_t b_size = strlen(b);

    if (a_size > LONGEST || b_size > LONGEST)
        return LONGEST;
    for (unsigned j = 0; j <= b_size; j++)
        rows[0][j] = j;
    for (unsigned i = 1; i <= a_size; i++) {
        unsigned *row = rows[i % 3];
        const unsigned *above = rows[(i - 1) % 3];
        row[0] = i;
        for (unsigned j = 1; j <= b_size; j++) {
            unsigned best = above[j - 1] + (a[i - 1] != b[j - 1]);
            if (above[j] + 1 < best)
                best = above[j] + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped && rows[(i - 2) % 3][j - 2] + 1 < best)
                best = rows[(i - 2) % 3][j - 2] + 1;
            row[j] = best;
        }
    }
    return rows[a_size % 3][b_size];
}

void word_offer(struct nearest *nearest, const char *name)
{
    unsigned size = (unsigned)strlen(nearest->wanted);
    unsigned far = distance(nearest->wanted, name);

    if (far > (size + 1) / 3 || (nearest->best && far >= nearest->distance))
        return;
    nearest->best = name;
    nearest->distance = far;
}
