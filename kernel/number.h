/* number.h - numbers as text, for reports and records: made in the caller's array. */
#ifndef KERNEL_NUMBER_H
#define KERNEL_NUMBER_H

#include <stdint.h>

#define NUMBER_SIZE  21u
#define ADDRESS_SIZE 19u

/* What the digits in front of each place say, read from the left. */
//@ ghost uint64_t number_read[NUMBER_SIZE];

/*@ // the greatest number of i digits
    logic integer number_limit(integer i) =
      i >= 20 ? 18446744073709551615 : i == 19 ? 1844674407370955161 :
      i == 18 ? 184467440737095516 : i == 17 ? 18446744073709551 : i == 16 ? 1844674407370955 :
      i == 15 ? 184467440737095 : i == 14 ? 18446744073709 : i == 13 ? 1844674407370 :
      i == 12 ? 184467440737 : i == 11 ? 18446744073 : i == 10 ? 1844674407 :
      i == 9 ? 184467440 : i == 8 ? 18446744 : i == 7 ? 1844674 : i == 6 ? 184467 :
      i == 5 ? 18446 : i == 4 ? 1844 : i == 3 ? 184 : i == 2 ? 18 : i == 1 ? 1 : 0;
    predicate number_digits{L}(char *text, integer first) =
      \forall integer i; first <= i < NUMBER_SIZE - 1 ==> '0' <= text[i] <= '9' &&
        number_read[i + 1] == 10 * number_read[i] + (text[i] - '0');

    logic integer number_hex(integer digit) = digit < 10 ? '0' + digit : 'a' - 10 + digit;
    logic integer number_nibble(integer value, integer i) = (value >> (60 - 4 * i)) & 15;
*/

/* In decimal, at the end of `text`: where it begins. */
/*@ requires text: \valid(text + (0 .. NUMBER_SIZE - 1)) &&
        \separated(text + (0 .. NUMBER_SIZE - 1), &number_read[0 .. NUMBER_SIZE - 1]);
    terminates \true; exits \false;
    assigns text[0 .. NUMBER_SIZE - 1], number_read[0 .. NUMBER_SIZE - 1];
    ensures begin: 0 <= \result < NUMBER_SIZE - 1;
    ensures digits: number_digits(text, \result) && text[NUMBER_SIZE - 1] == 0;
    ensures value: number_read[\result] == 0 && number_read[NUMBER_SIZE - 1] == value;
    ensures shortest: text[\result] == '0' ==> \result == NUMBER_SIZE - 2 && value == 0;
*/
static inline uint32_t number_text(char *text, uint64_t value)
{
    uint32_t i = NUMBER_SIZE - 1;
    uint64_t left = value;

    text[i] = 0;
    //@ ghost number_read[NUMBER_SIZE - 1] = value;
    /*@ loop invariant range: 0 < i <= NUMBER_SIZE - 1;
        loop invariant limit: left <= number_limit(i);
        loop invariant here: number_read[i] == left && number_read[NUMBER_SIZE - 1] == value;
        loop invariant digits: number_digits(text, i) && text[NUMBER_SIZE - 1] == 0;
        loop invariant more: i < NUMBER_SIZE - 1 ==> left > 0;
        loop invariant all: i == NUMBER_SIZE - 1 ==> left == value;
        loop assigns i, left, text[0 .. NUMBER_SIZE - 2], number_read[0 .. NUMBER_SIZE - 2];
        loop variant i;
    */
    do {
        i--;
        text[i] = (char)('0' + left % 10);
        left /= 10;
        //@ ghost number_read[i] = left;
        //@ assert behind: number_digits(text, i + 1);
        //@ assert from_here: number_digits(text, i);
    } while (left > 0);
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
