/* memory.h - the four functions that compilers call on their own. */
#ifndef KERNEL_MEMORY_H
#define KERNEL_MEMORY_H

#include <stdint.h>

/*@ predicate memory_apart(char *to, char *from, integer size) =
      \separated(to + (0 .. size - 1), from + (0 .. size - 1));
    predicate memory_behind(char *to, char *from) =
      \base_addr(to) == \base_addr(from) && to <= from;
*/

/* Where the two overlap, `to` is in front. */
/*@ requires to: \valid((char *)to + (0 .. size - 1));
    requires from: \valid_read((char *)from + (0 .. size - 1));
    requires overlap: memory_apart((char *)to, (char *)from, size) ||
        memory_behind((char *)to, (char *)from);
    terminates \true; exits \false;
    assigns ((char *)to)[0 .. size - 1];
    ensures copied: \forall integer i; 0 <= i < size ==>
        ((char *)to)[i] == \old(((char *)from)[i]);
    ensures there: \result == to;
*/
void *memcpy(void *to, const void *from, uint64_t size);

/* They overlap as they like. */
/*@ requires to: \valid((char *)to + (0 .. size - 1));
    requires from: \valid_read((char *)from + (0 .. size - 1));
    terminates \true; exits \false;
    assigns ((char *)to)[0 .. size - 1];
    ensures moved: \forall integer i; 0 <= i < size ==>
        ((char *)to)[i] == \old(((char *)from)[i]);
    ensures there: \result == to;
*/
void *memmove(void *to, const void *from, uint64_t size);

/*@ requires to: \valid((char *)to + (0 .. size - 1));
    terminates \true; exits \false;
    assigns ((char *)to)[0 .. size - 1];
    ensures filled: \forall integer i; 0 <= i < size ==> ((char *)to)[i] == (char)value;
    ensures there: \result == to;
*/
void *memset(void *to, int value, uint64_t size);

/* The difference of the first two bytes that differ; 0 when none do. */
/*@ requires left: \valid_read((char *)left + (0 .. size - 1));
    requires right: \valid_read((char *)right + (0 .. size - 1));
    terminates \true; exits \false; assigns \nothing;
    ensures same: \result == 0 ==> \forall integer i; 0 <= i < size ==>
        (uint8_t)((char *)left)[i] == (uint8_t)((char *)right)[i];
    ensures first: \result != 0 ==> \exists integer i; 0 <= i < size &&
        (\forall integer k; 0 <= k < i ==>
            (uint8_t)((char *)left)[k] == (uint8_t)((char *)right)[k]) &&
        \result == (uint8_t)((char *)left)[i] - (uint8_t)((char *)right)[i];
*/
int memcmp(const void *left, const void *right, uint64_t size);

#endif
