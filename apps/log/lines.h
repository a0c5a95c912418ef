/* lines.h - the newest lines, in a ring: line number n is at n % LINES until n + LINES replaces it.
 *
 * The ring is taken once, from the component's own budget; keeping a line takes nothing and cannot
 * fail. What is longer than TEXT is cut, and what would move a terminal's cursor is a question
 * mark: a line cannot look like two. */

#define LINES 64
#define TEXT  120

struct line {
    uint64_t time;
    uint32_t level;
    uint32_t component; /* who said it */
    uint32_t used;
    uint8_t text[TEXT];
};

struct ring {
    uint64_t next; /* number of the next line, from 1 */
    struct line line[LINES];
};

static void keep(struct ring *ring, uint32_t component, uint32_t level,
                 const struct uint8_vector *text, uint32_t used)
{
    struct line *line = &AT(ring->line, LINES, ring->next % LINES);
    uint32_t kept = 0;

    line->time = deed_now();
    line->level = level;
    line->component = component;
    while (kept < used && kept < TEXT && kept < text->length) {
        uint8_t byte = text->at[kept];
        if (byte == '\n')
            break;
        line->text[kept] = byte < ' ' || byte == 0x7f ? '?' : byte;
        kept++;
    }
    line->used = kept;
    ring->next++;
}

/* The number of the first line from `number` on that is kept; that of the next if there is none. */
static uint64_t first_from(const struct ring *ring, uint64_t number)
{
    uint64_t oldest = ring->next > LINES ? ring->next - LINES : 1;

    if (number < oldest)
        return oldest;
    return number < ring->next ? number : ring->next;
}

static uint32_t copy_line(const struct line *line, struct uint8_vector *buffer)
{
    struct uint8_const_slice text = uint8_const_slice_of(line->text, TEXT);

    return (uint32_t)uint8_slice_copy(uint8_vector_slice(buffer),
                                      uint8_const_slice_first(text, line->used));
}
