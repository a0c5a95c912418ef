/* Two parcels at once: what is in one is copied into the other, and the shape with it. A parcel
 * that has become too small is replaced by a larger one. */
#include "memory.component.h"

struct line {
    struct line *next IN(parcel);
    struct line *marked IN(parcel);
    struct uint8_vector *text IN(parcel);
    struct line *copy IN(parcel);
    uint32_t number;
};

struct text {
    struct deed_parcel parcel;
    struct line *first IN(parcel);
    struct line *last IN(parcel);
    uint64_t room;
};

OPT IN(text) static struct line *add_line(struct text *text, uint64_t length)
{
    struct line *line = deed_parcel_add(text, sizeof(struct line));
    if (line == NULL)
        return NULL;
    line->text = deed_parcel_add_vector(text, length, sizeof(uint8_t));
    if (line->text == NULL)
        return NULL;
    if (text->last != NULL)
        text->last->next = line;
    else
        text->first = line;
    text->last = line;
    return line;
}

static void copy_bytes(struct uint8_vector *to, const struct uint8_vector *from)
{
    for (uint64_t i = 0; i < from->length && i < to->length; i++)
        to->at[i] = from->at[i];
}

static bool copy_line(struct text *to, const struct line *line)
{
    const struct uint8_vector *old = line->text;
    struct line *added = old != NULL ? add_line(to, old->length) : NULL;
    if (added == NULL)
        return false;
    struct uint8_vector *fresh = added->text;
    if (old != NULL && fresh != NULL)
        copy_bytes(fresh, old);
    added->number = line->number;
    added->marked = to->first;
    return true;
}

OWN OPT static struct text *enlarged(struct text *old OWN CLAIMS)
{
    uint64_t room = 2 * old->room + 256;
    struct text *larger = deed_parcel_take(sizeof(struct text), room);
    if (larger == NULL) {
        deed_drop(old);
        return NULL;
    }
    larger->room = room;
    bool fits = true;
    for (const struct line *line = old->first; line != NULL && fits; line = line->next)
        fits = copy_line(larger, line);
    deed_drop(old);
    if (!fits) {
        deed_drop(larger);
        return NULL;
    }
    return larger;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct text *text = deed_parcel_take(sizeof(struct text), 0);
    for (uint32_t i = 0; i < 40 && text != NULL;) {
        struct line *line = add_line(text, i);
        if (line == NULL) {
            text = enlarged(text);
            continue;
        }
        line->number = i;
        i++;
    }
    deed_drop(text);
}
