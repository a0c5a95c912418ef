/* A list in a file of its own between macros (it is included twice, and differs each time), and
 * functions in a header that two sources include. */
#include "memory.component.h"
#include "colours.h"

static uint32_t g_brightness[colour_count];

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    for (uint32_t i = 0; i < colour_count; i++)
        AT(g_brightness, colour_count, i) = colour_brightness(i) + clamp(i, 2);
}

//@ colours.h
#ifndef COLOURS_H
#define COLOURS_H

enum colour {
#define COLOUR(name, brightness) colour_##name,
#include "colours.list.h"
#undef COLOUR
    colour_count
};

static inline uint32_t clamp(uint32_t value, uint32_t most)
{
    return value < most ? value : most;
}

uint32_t colour_brightness(uint32_t colour);

#endif

//@ colours.list.h
COLOUR(black, 0)
COLOUR(grey, 128)
COLOUR(white, 255)

//@ brightness.c
#include "memory.component.h"
#include "colours.h"

static const uint32_t brightness[] = {
#define COLOUR(name, brightness) brightness,
#include "colours.list.h"
#undef COLOUR
};

uint32_t colour_brightness(uint32_t colour)
{
    return AT(brightness, colour_count, clamp(colour, colour_count - 1));
}
