/* harness_parts.c - parcels and rows of the oracle: as the SDK's, but with a gap behind each part,
 * and what is not given out yet hidden like the gaps. They stand in for the SDK's functions in the
 * text that runs (oracle.py renames those). */
#include "deed/parcel.h"
#include "harness.h"
#include "shadow.h"

#define GAP 16u

void *sound_parcel_take(uint64_t root, uint64_t room) __asm__("deed_parcel_take");
void *sound_parcel_add(void *root, uint64_t size) __asm__("deed_parcel_add");
void *sound_rows_take(uint64_t rows, uint64_t elements, uint64_t element) __asm__("deed_rows_take");
void *sound_rows_add(struct deed_rows *rows, uint64_t length,
                     uint64_t element) __asm__("deed_rows_add");

void *sound_parcel_take(uint64_t root, uint64_t room)
{
    uint64_t first = (root + 7) / 8 * 8;
    if (room > DEED_PARCEL_MOST)
        return NULL;
    struct deed_parcel *parcel = deed_take(first + 2 * room);
    if (parcel == NULL)
        return NULL;
    parcel->size = first + 2 * room;
    parcel->end = first;
    shadow_hide((char *)parcel + first, 2 * room);
    return parcel;
}

void *sound_parcel_add(void *root, uint64_t size)
{
    struct deed_parcel *parcel = root;
    uint64_t rounded = (size + 7) / 8 * 8, left = parcel->size - parcel->end;
    char *added = (char *)root + parcel->end;
    if (rounded > left)
        return NULL;
    parcel->end += rounded + (left - rounded < GAP ? left - rounded : GAP);
    shadow_show(added, size);
    return added;
}

void *sound_rows_take(uint64_t rows, uint64_t elements, uint64_t element)
{
    if (rows > DEED_ROWS_MOST || elements > DEED_ROWS_MOST || element > DEED_ELEMENT_MOST)
        return NULL;
    uint64_t parts = rows * (16 + GAP) + elements * element;
    struct deed_rows *made = deed_take(sizeof *made + rows * 8 + parts);
    if (made == NULL)
        return NULL;
    made->room = rows;
    made->left = elements;
    made->end = sizeof *made + rows * 8;
    shadow_hide((char *)made + made->end, parts);
    return made;
}

void *sound_rows_add(struct deed_rows *rows, uint64_t length, uint64_t element)
{
    if (rows->count == rows->room || length > rows->left)
        return NULL;
    uint64_t *row = (uint64_t *)(void *)((char *)rows + rows->end);
    shadow_show(row, 8 + length * element);
    *row = length;
    ((uint64_t *)(rows + 1))[rows->count] = rows->end;
    rows->count++;
    rows->left -= length;
    rows->end += 8 + (length * element + 7) / 8 * 8 + GAP;
    return row;
}
