/* overlay.h - numbers in bytes: in the byte order of networks (be) or of files and devices (le),
 * one by one or as the fields of a struct that is laid over the bytes of a slice.
 *
 *   struct udp_header {
 *       struct deed_be16 source, destination, length, checksum;
 *   };
 *   const struct udp_header *udp = OVERLAY(struct udp_header, packet, 20);
 *   if (udp != ...) deed_be16(&udp->length) ...
 *
 * The struct consists of bytes: uint8_t, int8_t, deed_be16 and its like, and arrays and structs of
 * these. So it may lie at any address, each of its bytes is one of the packet's and none is
 * padding, and every value that the bytes have is one of its fields' values: which is not so of an
 * aligned integer, a bool, an enum or a pointer. The checker refuses any other struct, and the
 * numbers have their order written at them. Where the struct does not fit into the slice is a trap.
 *
 * What is laid over a slice is lent by what lends the slice. */
#ifndef DEED_OVERLAY_H
#define DEED_OVERLAY_H

#include "deed/slice.h"

/* To read: of a uint8_const_slice. To read and write: of a uint8_slice. The type of the result
 * comes from its use, which is checked against `type`. */
#define OVERLAY(type, bytes, offset)          deed_overlay((bytes), (offset), sizeof(type))
#define OVERLAY_TO_WRITE(type, bytes, offset) deed_overlay_to_write((bytes), (offset), sizeof(type))

BORROWS(bytes)
DEED_INLINE const void *deed_overlay(struct uint8_const_slice bytes, uint64_t offset, uint64_t size)
{
    return bytes.at + deed_part(offset, size, bytes.length);
}

BORROWS(bytes)
DEED_INLINE void *deed_overlay_to_write(struct uint8_slice bytes, uint64_t offset, uint64_t size)
{
    return bytes.at + deed_part(offset, size, bytes.length);
}

/* A number of SIZE bytes: its struct, and how it is read and written, there and in a slice. The
 * most significant byte lies in front (be) or behind (le). */
#define DEED_NUMBER(order, bits, place)                                                            \
    struct deed_##order##bits {                                                                    \
        uint8_t bytes[bits / 8];                                                                   \
    };                                                                                             \
    DEED_INLINE uint##bits##_t deed_##order##bits(const struct deed_##order##bits *number)         \
    {                                                                                              \
        uint64_t value = 0;                                                                        \
        for (unsigned i = 0; i < bits / 8; i++)                                                    \
            value |= (uint64_t)number->bytes[place(i, bits / 8)] << (8 * i);                       \
        return (uint##bits##_t)value;                                                              \
    }                                                                                              \
    DEED_INLINE void deed_##order##bits##_set(struct deed_##order##bits *number,                   \
                                              uint##bits##_t value)                                \
    {                                                                                              \
        for (unsigned i = 0; i < bits / 8; i++)                                                    \
            number->bytes[place(i, bits / 8)] = (uint8_t)((uint64_t)value >> (8 * i));             \
    }                                                                                              \
    DEED_INLINE uint##bits##_t deed_##order##bits##_at(struct uint8_const_slice bytes,             \
                                                       uint64_t offset)                            \
    {                                                                                              \
        const struct deed_##order##bits *number = deed_overlay(bytes, offset, bits / 8);           \
        return deed_##order##bits(number);                                                         \
    }                                                                                              \
    DEED_INLINE void deed_##order##bits##_put(struct uint8_slice bytes, uint64_t offset,           \
                                              uint##bits##_t value)                                \
    {                                                                                              \
        struct deed_##order##bits *number = deed_overlay_to_write(bytes, offset, bits / 8);        \
        deed_##order##bits##_set(number, value);                                                   \
    }

/* Where the byte of weight 256^i lies. */
#define DEED_BIG_PLACE(i, size)    ((size) - 1 - (i))
#define DEED_LITTLE_PLACE(i, size) (i)

DEED_NUMBER(be, 16, DEED_BIG_PLACE)
DEED_NUMBER(be, 32, DEED_BIG_PLACE)
DEED_NUMBER(be, 64, DEED_BIG_PLACE)
DEED_NUMBER(le, 16, DEED_LITTLE_PLACE)
DEED_NUMBER(le, 32, DEED_LITTLE_PLACE)
DEED_NUMBER(le, 64, DEED_LITTLE_PLACE)

#endif
