/* lines.h - the newest lines, in a ring: line number n is at n % LINES until n + LINES replaces it.
 * What is longer than TEXT is cut. Nothing is taken from any heap, so keeping a line cannot fail.
 */

#define LINES 64
#define TEXT  120

struct line {
    uint64_t time;
    uint32_t level;
    uint32_t used;
    uint8_t text[TEXT];
};

static struct line g_line[LINES];
static uint64_t g_next = 1; /* number of the next line */

static void keep(uint32_t level, const struct uint8_vector *text, uint32_t used)
{
    struct line *line = &AT(g_line, LINES, g_next % LINES);

    line->time = deed_now();
    line->level = level;
    uint32_t kept = 0;
    while (kept < used && kept < TEXT && kept < text->length) {
        if (text->at[kept] == '\n')
            break;
        line->text[kept] = text->at[kept];
        kept++;
    }
    line->used = kept;
    g_next++;
}

/* The number of the first line from `number` on that is kept; g_next if there is none. */
static uint64_t first_from(uint64_t number)
{
    uint64_t oldest = g_next > LINES ? g_next - LINES : 1;

    if (number < oldest)
        return oldest;
    return number < g_next ? number : g_next;
}

static uint32_t copy_line(const struct line *line, struct uint8_vector *buffer)
{
    struct uint8_const_slice text = uint8_const_slice_of(line->text, TEXT);

    return (uint32_t)uint8_slice_copy(uint8_vector_slice(buffer),
                                      uint8_const_slice_first(text, line->used));
}
