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
#define __int128 long long

#endif
