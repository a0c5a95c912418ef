/* One tag, two structs: what one source writes, the other reads as something else. */
#include "memory.component.h"
#include "point.h"

struct point {
    uint32_t x;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct point point = {.x = 1};
    point_move(&point);
}

//@ point.h
struct point;
void point_move(struct point *point);

//@ point.c
#include "memory.component.h"
#include "point.h"

struct point { //- //~ compile
    uint8_t bytes[64]; //-
}; //-

void point_move(struct point *point)
{
    point->bytes[63] = 1; //-
    //+ (void)point;
}
