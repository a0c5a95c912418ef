/* number.h - numbers as text, for reports and records: made in the caller's array. */
#ifndef KERNEL_NUMBER_H
#define KERNEL_NUMBER_H

#include <stdint.h>

#define NUMBER_SIZE  21u
#define ADDRESS_SIZE 19u

/*@ logic integer number_hex(integer digit) = digit < 10 ? '0' + digit : 'a' - 10 + digit;
    logic integer number_nibble(integer value, integer i) = (value >> (60 - 4 * i)) & 15;
    // what is left of a value without its last so many decimal digits, and the number above all
    // that have no more digits
    logic integer number_rest(integer value, integer digits) =
      digits <= 0 ? value : number_rest(value, digits - 1) / 10;
    logic integer number_above(integer digits) =
      digits <= 0 ? 1 : 10 * number_above(digits - 1);
*/

/* In decimal, at the end of `text`: where it begins. */
/*@ requires text: \valid(text + (0 .. NUMBER_SIZE - 1));
    terminates \true; exits \false;
    assigns text[0 .. NUMBER_SIZE - 1];
    ensures begin: 0 <= \result < NUMBER_SIZE - 1;
    ensures end: text[NUMBER_SIZE - 1] == 0;
    ensures digits: \forall integer i; \result <= i < NUMBER_SIZE - 1 ==>
        text[i] == '0' + number_rest(value, NUMBER_SIZE - 2 - i) % 10;
    ensures all: number_rest(value, NUMBER_SIZE - 1 - \result) == 0;
    ensures short: \result < NUMBER_SIZE - 2 ==>
        number_rest(value, NUMBER_SIZE - 2 - \result) != 0;
*/
static inline uint32_t number_text(char *text, uint64_t value)
{
    uint32_t i = NUMBER_SIZE - 1;

    text[i] = 0;
    //@ assert ten: number_above(10) == 10000000000;
    //@ assert above: value < number_above(20);
    /*@ loop invariant range: 0 < i <= NUMBER_SIZE - 1;
        loop invariant rest: value == number_rest(\at(value, Pre), NUMBER_SIZE - 1 - i);
        loop invariant room: value < number_above(i);
        loop invariant more: i < NUMBER_SIZE - 1 ==> value > 0;
        loop invariant end: text[NUMBER_SIZE - 1] == 0;
        loop invariant digits: \forall integer k; i <= k < NUMBER_SIZE - 1 ==>
            text[k] == '0' + number_rest(\at(value, Pre), NUMBER_SIZE - 2 - k) % 10;
        loop assigns i, value, text[0 .. NUMBER_SIZE - 2];
        loop variant i;
    */
    do {
        text[--i] = (char)('0' + value % 10);
        value /= 10;
    } while (value > 0);
    return i;
}

/*@ requires digit: digit < 16;
    terminates \true; exits \false; assigns \nothing;
    ensures hex: \result == number_hex(digit);
*/
static inline char number_digit(uint32_t digit)
{
    return (char)(digit < 10 ? '0' + digit : 'a' - 10 + digit);
}

/* As 0x and sixteen digits. */
/*@ requires text: \valid(text + (0 .. ADDRESS_SIZE - 1));
    terminates \true; exits \false;
    assigns text[0 .. ADDRESS_SIZE - 1];
    ensures head: text[0] == '0' && text[1] == 'x' && text[ADDRESS_SIZE - 1] == 0;
    ensures digits: \forall integer i; 2 <= i < ADDRESS_SIZE - 1 ==>
        text[i] == number_hex(number_nibble(value, i - 2));
*/
static inline void number_address(char *text, uint64_t value)
{
    text[0] = '0';
    text[1] = 'x';
    /*@ loop invariant range: 2 <= i <= ADDRESS_SIZE - 1;
        loop invariant head: text[0] == '0' && text[1] == 'x';
        loop invariant digits: \forall integer k; 2 <= k < i ==>
            text[k] == number_hex(number_nibble(value, k - 2));
        loop assigns i, text[2 .. ADDRESS_SIZE - 2];
        loop variant ADDRESS_SIZE - i;
    */
    for (uint32_t i = 2; i < ADDRESS_SIZE - 1; i++) {
        uint32_t nibble = (uint32_t)(value >> (60 - 4 * (i - 2)) & 15);
        //@ assert nibble: nibble == number_nibble(value, i - 2) && nibble < 16;
        text[i] = number_digit(nibble);
    }
    text[ADDRESS_SIZE - 1] = 0;
}

#endif
