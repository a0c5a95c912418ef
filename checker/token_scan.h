/* token_scan.h - C text as tokens, as far as the token gate needs them. For token.c, and
 * for `--dump=token`. */
#ifndef CHECKER_TOKEN_SCAN_H
#define CHECKER_TOKEN_SCAN_H

#include "checker.h"

enum token_kind {
    TOKEN_END,
    TOKEN_NEWLINE, /* of a logical line */
    TOKEN_NAME,
    TOKEN_NUMBER,
    TOKEN_STRING,
    TOKEN_CHARACTER,
    TOKEN_PUNCTUATION /* one character of it */
};

struct token {
    enum token_kind kind;
    const char *text; /* spelling without line splices; cut off when very long */
    bool starts_line; /* nothing but blanks and comments in front of it on its line */
    bool at_column_1;
    bool after_blank; /* blanks or comments in front of it */
    struct place place;
};

/* A text being read. Trigraphs are not translated: the gate refuses them before. */
struct scan {
    const char *text;
    size_t size, at;
    const char *file;
    unsigned line, column;
    bool is_preprocessed; /* line markers count, comments do not exist */
    char *spelling;       /* of the current token */
    size_t spelling_size;
    struct token token;
};

void scan_open(struct scan *scan, const char *file, const char *text, size_t size);
const struct token *scan_next(struct scan *scan);
void scan_skip_line(struct scan *scan); /* to the end of the logical line */
void scan_close(struct scan *scan);

#endif
