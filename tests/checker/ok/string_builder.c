/* A list of owned pieces, joined into one vector at the end. */
#include "memory.component.h"

struct piece {
    struct piece *next OWN;
    struct uint8_vector *text OWN;
};

struct builder {
    struct piece *last OWN;
    uint64_t size;
};

static bool add(struct builder *builder, const char *text COUNT(size), uint64_t size)
{
    struct piece *piece = deed_take(sizeof(struct piece));
    if (piece == NULL)
        return false;
    struct uint8_vector *copy = uint8_vector_take(size);
    if (copy == NULL) {
        deed_drop(piece);
        return false;
    }
    for (uint64_t i = 0; i < size; i++)
        copy->at[i] = (uint8_t)AT(text, size, i);
    PUT(piece->text, copy);
    PUT(piece->next, TAKE(builder->last));
    PUT(builder->last, piece);
    builder->size += size;
    return true;
}

/* Empties the builder. */
OWN OPT static struct uint8_vector *finish(struct builder *builder)
{
    struct uint8_vector *all = uint8_vector_take(builder->size);
    uint64_t end = builder->size;
    struct piece *piece = TAKE(builder->last);
    while (piece != NULL) {
        struct uint8_vector *text = TAKE(piece->text);
        if (all != NULL && text != NULL) {
            end -= text->length;
            for (uint64_t i = 0; i < text->length; i++)
                all->at[end + i] = text->at[i];
        }
        deed_drop(text);
        struct piece *next = TAKE(piece->next);
        deed_drop(piece);
        piece = next;
    }
    builder->size = 0;
    return all;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct builder *builder = deed_take(sizeof(struct builder));
    if (builder == NULL)
        return;
    if (add(builder, LITERAL("one ")) && add(builder, LITERAL("two ")))
        add(builder, LITERAL("three"));
    struct uint8_vector *all = finish(builder);
    if (all != NULL && all->length > 0 && all->at[0] != 'o')
        deed_fault(deed_reason_value);
    deed_drop(all);
    struct piece *rest = TAKE(builder->last);
    if (rest != NULL)
        deed_fault(deed_reason_slot);
    deed_drop(builder);
}
