/* One struct, two layouts: what each source defines before it includes the header decides. */
#include "memory.component.h"
#define WITH_NAME //-
#include "record.h"

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct record record = {.value = 1};
    record_touch(&record);
}

//@ record.h
#ifndef RECORD_H
#define RECORD_H
struct record {
    uint32_t value;
#ifdef WITH_NAME
    uint8_t name[64];
#endif
}; //~ unit

void record_touch(struct record *record);
#endif

//@ touch.c
#include "memory.component.h"
#include "record.h"

void record_touch(struct record *record)
{
    record->value++;
}
