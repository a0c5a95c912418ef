/* framac.h - what Frama-C does not know of C11 and of clang, read in front of every file that it
 * reads. Nothing else in the tree asks whether Frama-C reads it.
 *
 * Attributes go, for it cannot read one in front of a statement (IN_PLACE); none that proved files
 * use changes what a program means. No function that computes in 128 bits has a level: levels.py
 * sees to that. */
#ifndef PROOF_FRAMAC_H
#define PROOF_FRAMAC_H

#define _Alignas(type)
#define __attribute__(list)
#define __int128        long long
#define GENERATED(name) *const name
#define LEAVE_TO(call)                                                                             \
    do {                                                                                           \
        call;                                                                                      \
        return;                                                                                    \
    } while (0)
#define __builtin_return_address(level)      framac_somewhere
#define __builtin_expect(value, guess)       (value)
#define __builtin_add_overflow(a, b, result) framac_anything(result)
#define __builtin_sub_overflow(a, b, result) framac_anything(result)
#define __builtin_mul_overflow(a, b, result) framac_anything(result)
#define framac_anything(result)              (*(result) = framac_number, framac_number == 0)

/* They may be anything. */
extern void *framac_somewhere;
extern unsigned framac_number;

/* Frama-C's own contracts of builtins say too little, so it shall not read them. */
#define __FC_GCC_BUILTINS

/* clang's count of trailing zeros: one instruction, and believed (TRUSTED.md). */
/*@ requires some: word != 0;
    terminates \true; exits \false; assigns \nothing;
    ensures place: 0 <= \result < 64;
    ensures set: (word & (1 << \result)) != 0;
*/
int count_trailing_zeros(unsigned long long word);
#define __builtin_ctzll(word) count_trailing_zeros(word)

/* And its count of leading zeros. */
/*@ requires some: word != 0;
    terminates \true; exits \false; assigns \nothing;
    ensures place: 0 <= \result < 64;
    ensures set: (word & (1 << (63 - \result))) != 0;
    ensures zeros: \forall integer i; 63 - \result < i < 64 ==> (word & (1 << i)) == 0;
*/
int count_leading_zeros(unsigned long long word);
#define __builtin_clzll(word) count_leading_zeros(word)

/* And its count of the bits that are set: of the first n of them. */
/*@ logic integer set_bits(integer word, integer n) =
      n <= 0 ? 0 : set_bits(word, n - 1) + ((word & (1 << (n - 1))) != 0 ? 1 : 0);
*/
/*@ terminates \true; exits \false; assigns \nothing;
    ensures bits: \result == set_bits(word, 64);
    ensures bound: 0 <= \result <= 64;
*/
int count_set_bits(unsigned long long word);
#define __builtin_popcountll(word) count_set_bits(word)

#endif
