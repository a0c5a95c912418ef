/* bundle.h - what a fuzzer feeds: one or more files in one text, and readers that find them there.
 *
 * A line `====` divides the files. A file is called after the first NAME that follows a word
 * `contract`, `component` or `system` in it, so mutation can make names fit or miss. Contracts and
 * components that the bundle does not have come from the shipped ones, read once at the start. */
#ifndef FUZZ_BUNDLE_H
#define FUZZ_BUNDLE_H

#include <stddef.h>
#include <stdint.h>

#include "contracts/compiler/contract.h"

#define FUZZ_LARGEST 16384u /* bytes of an input: what is longer finds nothing else */

/* Each fuzz_*.c has one of these: read the bundle's first file, and use what comes of it. */
struct fuzz_target {
    const char *suffix; /* ".contract": what the first file is */
    void (*run)(const char *file, struct contract_library *library,
                struct diagnostics *diagnostics);
};
extern const struct fuzz_target fuzz_target;

/* The bundle's first file is this text from now on, for the rest of the run. */
void fuzz_replace(const char *text);

/* The text of its second file, copied; NULL if there is one only. */
char *fuzz_second(void);

/* Does the bundle's first file hold this byte? */
bool fuzz_holds(char byte);

/* Stop and say so when it does not hold. */
void fuzz_must(bool holds, const char *what);

#endif
