/* device.h - parts of the machine as objects: ranges of I/O ports and of registers, each a client
 * end whose other end is the kernel's. What it stands for is said by the table of the port that it
 * was opened from: the kernel's end keeps that port's number in endpoint_next. */
#ifndef KERNEL_DEVICE_H
#define KERNEL_DEVICE_H

#include "kernel/endpoint.h"

/* Is an access of this width at this offset inside a range of so many bytes, and does it lie on a
 * multiple of its width? */
/*@ requires width: width == 1 || width == 2 || width == 4 || width == 8;
    terminates \true; exits \false; assigns \nothing;
    ensures inside: \result ==> offset + width <= size;
    ensures aligned: \result ==> offset % width == 0;
    ensures all: offset % width == 0 && offset + width <= size ==> \result;
*/
static inline bool device_fits(uint32_t offset, uint32_t width, uint32_t size)
{
    return offset % width == 0 && offset < size && size - offset >= width;
}

/* Open the port of the running component; the client end, or NONE. Nobody else has one then. */
uint32_t device_open(uint32_t port);

#endif
