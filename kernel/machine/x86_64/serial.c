/* serial.c - COM1, by polling: the kernel's own reports go there, beside whatever component drives
 * it. What has been typed before boot must not be lost, so the FIFO control is not touched. */
#include "x86.h"

#define COM1         0x3f8u
#define LINE_CONTROL 3u
#define LINE_STATUS  5u

#define DIVISOR_ACCESS 0x80u
#define EIGHT_BITS     0x03u
#define CAN_SEND       0x20u
#define PATIENCE       100000u /* polls: a line that takes nothing must not stop the kernel */

void serial_start(void)
{
    out8(COM1 + 1, 0);
    out8(COM1 + LINE_CONTROL, DIVISOR_ACCESS);
    out8(COM1, 1); /* 115,200 baud */
    out8(COM1 + 1, 0);
    out8(COM1 + LINE_CONTROL, EIGHT_BITS);
}

//@ terminates \true; exits \false; assigns MACHINE_PORTS;
static void print_byte(char byte)
{
    uint32_t polls = 0;

    /*@ loop assigns polls, MACHINE_PORTS;
        loop variant PATIENCE - polls;
    */
    while ((in8(COM1 + LINE_STATUS) & CAN_SEND) == 0 && polls < PATIENCE)
        polls++;
    out8(COM1, (uint8_t)byte);
}

//@ terminates \true; exits \false; assigns MACHINE_PORTS;
static void print_character(char character)
{
    if (character == '\n')
        print_byte('\r');
    print_byte(character);
}

void machine_write(const char *words, uint32_t size)
{
    /*@ loop invariant range: 0 <= i <= size;
        loop assigns i, MACHINE_PORTS;
        loop variant size - i;
    */
    for (uint32_t i = 0; i < size; i++)
        print_character(words[i]);
}

void machine_print(const char *text)
{
    /*@ loop invariant text: text_from(text, i);
        loop assigns i, MACHINE_PORTS;
        loop variant TEXT_MOST - i;
    */
    for (uint32_t i = 0; text[i]; i++)
        print_character(text[i]);
}

uint8_t machine_in8(uint16_t port)
{
    return in8(port);
}

void machine_out8(uint16_t port, uint8_t value)
{
    out8(port, value);
}

uint32_t machine_in(uint16_t port, uint32_t width)
{
    return width == 1 ? in8(port) : width == 2 ? in16(port) : in32(port);
}

void machine_out(uint16_t port, uint32_t width, uint32_t value)
{
    if (width == 1)
        out8(port, (uint8_t)value);
    else if (width == 2)
        out16(port, (uint16_t)value);
    else
        out32(port, value);
}
