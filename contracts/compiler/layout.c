/* layout.c - sizes and offsets, see layout.h. */
#include <string.h>

#include "layout.h"

static const struct {
    const char *name;
    unsigned size;
} scalars[] = {{"bool", 1},     {"uint8_t", 1}, {"int8_t", 1},   {"uint16_t", 2}, {"int16_t", 2},
               {"uint32_t", 4}, {"int32_t", 4}, {"uint64_t", 8}, {"int64_t", 8}};

static const size_t scalar_count = sizeof scalars / sizeof scalars[0];

unsigned layout_scalar(const char *name)
{
    for (size_t i = 0; i < scalar_count; i++)
        if (strcmp(scalars[i].name, name) == 0)
            return scalars[i].size;
    return 0;
}

void layout_offer_scalars(struct nearest *nearest)
{
    for (size_t i = 0; i < scalar_count; i++)
        word_offer(nearest, scalars[i].name);
}

const struct type_declaration *layout_find_type(const struct contract *contract, const char *name)
{
    for (size_t i = 0; i < contract->type_count; i++)
        if (strcmp(contract->types[i].name, name) == 0)
            return &contract->types[i];
    return NULL;
}

/* Struct sizes may be huge before they are refused; they stay far below what overflows. */
#define CEILING ((uint64_t)1 << 40)

static uint64_t aligned(uint64_t offset, uint64_t alignment)
{
    return (offset + alignment - 1) / alignment * alignment;
}

struct extent layout_list(const struct contract *contract, const struct parameter *list,
                          size_t count, size_t index, uint64_t *offset)
{
    struct extent all = {0, 1};

    for (size_t i = 0; i < count; i++) {
        struct extent one = layout_value(contract, &list[i].type);
        all.size = aligned(all.size, one.alignment);
        if (offset && i == index)
            *offset = all.size;
        all.size = all.size + one.size < CEILING ? all.size + one.size : CEILING;
        if (one.alignment > all.alignment)
            all.alignment = one.alignment;
    }
    all.size = aligned(all.size, all.alignment);
    return all;
}

struct extent layout_value(const struct contract *contract, const struct value_type *type)
{
    struct extent extent = {8, 8};

    if (type->kind == VALUE_SCALAR)
        extent.size = extent.alignment = layout_scalar(type->name);
    else if (type->kind == VALUE_ENUM)
        extent.size = extent.alignment = 4;
    else if (type->kind == VALUE_STRUCT) {
        const struct type_declaration *declaration = layout_find_type(contract, type->name);
        extent = (struct extent){declaration->size, declaration->alignment};
    }
    uint64_t elements = type->array ? type->array : 1;
    extent.size = extent.size * elements < CEILING ? extent.size * elements : CEILING;
    return extent;
}

uint64_t layout_message(const struct contract *contract, const struct message *message)
{
    if (message->parameter_count == 0)
        return 0;
    return layout_list(contract, message->parameters, message->parameter_count, 0, NULL).size;
}
