/* notation.h - the reader of .contract, .component and .system files: tokens, and the few moves
 * that every recursive-descent parser over them makes.
 *
 * The current token is always valid; at the end of the text it is TOKEN_END for ever. Errors go to
 * the diagnostics; after one, notation_recover finds a place to go on from. */
#ifndef DEED_NOTATION_H
#define DEED_NOTATION_H

#include <stdint.h>

#include "diagnostic.h"
#include "pool.h"
#include "words.h"

#define MOST_ERRORS 50 /* a file: more help nobody */

enum token_kind {
    TOKEN_END,
    TOKEN_NAME,
    TOKEN_NUMBER, /* decimal or 0x..., with K, M or G */
    TOKEN_ARROW,  /* ->                               */
    TOKEN_RANGE,  /* ..                               */
    TOKEN_MARK    /* any other single character       */
};

struct token {
    enum token_kind kind;
    const char *text; /* in the source, not terminated */
    size_t size;
    uint64_t number;
    const char *documentation; /* the `///` lines just before, or NULL */
    struct place place;
    bool first_on_line;
    bool malformed; /* a number that is none, like 12x */
    bool excessive; /* a number beyond 64 bits         */
};

struct notation {
    const char *file;
    const char *text, *end;
    const char *at; /* the next byte                  */
    const char *line_start;
    unsigned line;
    struct token token;  /* the current one                */
    struct place behind; /* just after the token before it */
    struct pool *pool;
    struct diagnostics *all;
    size_t errors; /* in this file */
    bool cut_off;  /* a comment without an end took the rest, and that was reported */
};

/* Begin with the first token. False, and an error reported, when the file cannot be read. The text
 * belongs to the pool. */
bool notation_open(struct notation *notation, const char *file, struct place asked_for_at,
                   struct pool *pool, struct diagnostics *all);

void notation_advance(struct notation *notation);

bool notation_is_mark(const struct notation *notation, char mark);
bool notation_is_word(const struct notation *notation, const char *word);

/* A mark of two characters with nothing between them, like `&&`. */
bool notation_is_pair(const struct notation *notation, const char *pair);

/* Take the token if it is that one. */
bool notation_accept_pair(struct notation *notation, const char *pair);
bool notation_accept_mark(struct notation *notation, char mark);
bool notation_accept_word(struct notation *notation, const char *word);
bool notation_accept(struct notation *notation, enum token_kind kind);

/* Take it, or report what was expected and return false. */
bool notation_expect_mark(struct notation *notation, char mark, const char *after);
bool notation_expect_word(struct notation *notation, const char *word, const char *what);

/* A name, copied; NULL when there is none (reported: "expected WHAT"). */
const char *notation_name(struct notation *notation, const char *what);

/* A number: false when there is none, `largest` when it is larger; both are reported. `what` is the
 * subject of "WHAT is at most ...". */
bool notation_number(struct notation *notation, const char *what, uint64_t largest,
                     uint64_t *number);

/* "expected WHAT, found TOKEN" at the current token. */
void notation_unexpected(struct notation *notation, const char *what);

void notation_error(struct notation *notation, struct place at, const char *rule,
                    const char *format, ...) __attribute__((format(printf, 4, 5)));

/* A note to the error just reported. */
void notation_note(struct notation *notation, struct place at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* To an error about an unknown name: "did you mean ...?", if one of those offered was near. */
void notation_suggest(struct notation *notation, const struct nearest *nearest);

/* After a syntax error in what begins at `begin`: skip to behind the next `;`, or to a closing
 * brace, or to a word out of `words` (a NULL-terminated list of those that begin a declaration)
 * that begins a line. Always gets further than `begin`. */
void notation_recover(struct notation *notation, const char *begin, const char *const *words);

#endif
