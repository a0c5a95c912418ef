/* A document out of its text: elements within elements, each with a name and text in vectors. */
#include "memory.component.h"

struct element {
    struct element *parent IN(parcel);
    struct element *first_child IN(parcel);
    struct element *last_child IN(parcel);
    struct element *sibling IN(parcel);
    struct uint8_vector *text IN(parcel);
    uint8_t name;
};

struct document {
    struct deed_parcel parcel;
    struct element root;
    uint32_t elements;
};

OPT IN(document) static struct element *open_element(struct document *document,
                                                     struct element *parent IN(document),
                                                     uint8_t name)
{
    struct element *element = deed_parcel_add(document, sizeof(struct element));
    if (element == NULL)
        return NULL;
    element->name = name;
    element->parent = parent;
    struct element *before = parent->last_child;
    if (before != NULL)
        before->sibling = element;
    else
        parent->first_child = element;
    parent->last_child = element;
    document->elements++;
    return element;
}

static void add_text(struct document *document, struct element *element IN(document), uint8_t byte)
{
    struct uint8_vector *old = element->text;
    uint64_t length = old != NULL ? old->length : 0;
    struct uint8_vector *text = deed_parcel_add_vector(document, length + 1, sizeof(uint8_t));
    if (text == NULL)
        return;
    for (uint64_t i = 0; old != NULL && i < old->length; i++)
        text->at[i] = old->at[i];
    text->at[length] = byte;
    element->text = text;
}

/* `(` opens an element with the letter behind it, `)` closes it, all else is text. */
static bool parse(struct document *document, const uint8_t *text COUNT(count), uint64_t count)
{
    struct element *at = &document->root;
    for (uint64_t i = 0; i < count; i++) {
        uint8_t byte = AT(text, count, i);
        if (byte == '(' && i + 1 < count) {
            i++;
            at = open_element(document, at, AT(text, count, i));
        } else if (byte == ')') {
            at = at->parent;
        } else {
            add_text(document, at, byte);
        }
        if (at == NULL)
            return false;
    }
    return at == &document->root;
}

/* In the order of the text, without recursion. */
static uint64_t letters(const struct document *document)
{
    uint64_t letters = 0;
    const struct element *at = &document->root;
    while (at != NULL) {
        const struct uint8_vector *text = at->text;
        letters += text != NULL ? text->length : 0;
        const struct element *next = at->first_child;
        while (next == NULL && at != NULL) {
            next = at->sibling;
            at = at->parent;
        }
        at = next;
    }
    return letters;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct document *document = deed_parcel_take(sizeof(struct document), 4096);
    if (document == NULL)
        return;
    static const uint8_t text[] = "(h(ttitle)(plead))(bone(eem)two)";
    if (!parse(document, text, sizeof text - 1) || letters(document) != 17)
        deed_sleep_until(1);
    deed_drop(document);
}
