/* token_scan.c - C text as tokens: line splices removed, comments skipped, places kept. It need not
 * understand numbers or operators, only find where names, strings and lines begin and end exactly
 * as clang does. */
#include "token_scan.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define SPELLING_LIMIT 200

void scan_open(struct scan *scan, const char *file, const char *text, size_t size)
{
    *scan = (struct scan){.text = text, .size = size, .file = file, .line = 1, .column = 1};
    scan->spelling = host_allocate(SPELLING_LIMIT + 1);
    scan->token.kind = TOKEN_NEWLINE;
}

void scan_close(struct scan *scan)
{
    free(scan->spelling);
    *scan = (struct scan){0};
}

/* The length of a line splice at `at`: a backslash, blanks (clang allows them), the end of the
 * line. */
static size_t splice(const struct scan *scan, size_t at)
{
    if (at >= scan->size || scan->text[at] != '\\')
        return 0;
    size_t end = at + 1;
    while (end < scan->size && strchr(" \t\v\f\r", scan->text[end]) != NULL &&
           scan->text[end] != '\0')
        end++;
    return end < scan->size && scan->text[end] == '\n' ? end + 1 - at : 0;
}

/* The next character behind any splices, and where it is; 0 at the end. */
static int look(const struct scan *scan, size_t *at)
{
    for (size_t length; (length = splice(scan, *at)) > 0;)
        *at += length;
    return *at < scan->size ? (unsigned char)scan->text[*at] : 0;
}

static void count_line(struct scan *scan, char c)
{
    if (c == '\n') {
        scan->line++;
        scan->column = 1;
    } else {
        scan->column++;
    }
}

static int peek(const struct scan *scan)
{
    size_t at = scan->at;
    return look(scan, &at);
}

static int peek_second(const struct scan *scan)
{
    size_t at = scan->at;
    if (look(scan, &at) == 0)
        return 0;
    at++;
    return look(scan, &at);
}

static int take(struct scan *scan)
{
    size_t at = scan->at;
    int c = look(scan, &at);
    if (at < scan->size)
        at++;
    for (; scan->at < at; scan->at++)
        count_line(scan, scan->text[scan->at]);
    return c;
}

static void spell(struct scan *scan, int c)
{
    if (scan->spelling_size < SPELLING_LIMIT)
        scan->spelling[scan->spelling_size++] = (char)c;
}

static bool at_end(const struct scan *scan)
{
    size_t at = scan->at;
    look(scan, &at);
    return at >= scan->size;
}

static bool is_name_start(int c)
{
    return isalpha(c) || c == '_' || c == '$';
}

/* Most of a text by far are blanks and names without splices: these run through them. */
static void skip_spaces(struct scan *scan)
{
    size_t start = scan->at;
    while (scan->at < scan->size && scan->text[scan->at] == ' ')
        scan->at++;
    scan->column += (unsigned)(scan->at - start);
}

static void take_letters(struct scan *scan)
{
    size_t start = scan->at;
    for (; scan->at < scan->size; scan->at++) {
        unsigned char c = (unsigned char)scan->text[scan->at];
        if (!is_name_start(c) && !isdigit(c))
            break;
        spell(scan, c);
    }
    scan->column += (unsigned)(scan->at - start);
}

/* Blanks and comments; true if there were any. */
static bool skip_blanks(struct scan *scan)
{
    bool any = false;
    for (; !at_end(scan); any = true) {
        int c = peek(scan);
        if (scan->text[scan->at] == ' ') {
            skip_spaces(scan);
        } else if (c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f') {
            take(scan);
        } else if (c == '/' && peek_second(scan) == '/') {
            while (!at_end(scan) && peek(scan) != '\n')
                take(scan);
        } else if (c == '/' && peek_second(scan) == '*') {
            take(scan);
            take(scan);
            while (!at_end(scan) && !(peek(scan) == '*' && peek_second(scan) == '/'))
                take(scan);
            take(scan);
            take(scan);
        } else {
            break;
        }
    }
    return any;
}

/* `# 12 "file" 1` in preprocessed text: where the next line comes from. */
static bool take_marker(struct scan *scan)
{
    const char *p = scan->text + scan->at, *end = scan->text + scan->size;
    if (end - p < 4 || p[0] != '#' || p[1] != ' ' || !isdigit((unsigned char)p[2]))
        return false;
    char *rest;
    unsigned long line = strtoul(p + 2, &rest, 10);
    if (rest[0] != ' ' || rest[1] != '"')
        return false;
    const char *name = rest + 2;
    const char *quote = name;
    while (quote < end && *quote != '"' && *quote != '\n')
        quote += *quote == '\\' ? 2 : 1;
    const char *newline = memchr(p, '\n', (size_t)(end - p));
    if (quote >= end || *quote != '"' || newline == NULL)
        return false;
    size_t length = (size_t)(quote - name);
    if (strlen(scan->file) != length || memcmp(scan->file, name, length) != 0)
        scan->file = host_format("%.*s", (int)length, name); /* for places: for good */
    scan->at = (size_t)(newline + 1 - scan->text);
    scan->line = (unsigned)line;
    scan->column = 1;
    return true;
}

static void take_quoted(struct scan *scan, int quote)
{
    spell(scan, take(scan));
    while (!at_end(scan) && peek(scan) != '\n') {
        int c = take(scan);
        spell(scan, c);
        if (c == quote)
            return;
        if (c == '\\' && !at_end(scan) && peek(scan) != '\n')
            spell(scan, take(scan));
    }
}

static enum token_kind take_token(struct scan *scan, int c)
{
    if (is_name_start(c)) {
        take_letters(scan);
        while (is_name_start(peek(scan)) || isdigit(peek(scan)))
            spell(scan, take(scan));
        return TOKEN_NAME;
    }
    if (isdigit(c) || (c == '.' && isdigit(peek_second(scan)))) {
        for (int next = c; is_name_start(next) || isdigit(next) || next == '.'; next = peek(scan)) {
            spell(scan, take(scan));
            bool has_exponent = strchr("eEpP", next) != NULL;
            if (has_exponent && (peek(scan) == '+' || peek(scan) == '-'))
                spell(scan, take(scan));
        }
        return TOKEN_NUMBER;
    }
    if (c == '"' || c == '\'') {
        take_quoted(scan, c);
        return c == '"' ? TOKEN_STRING : TOKEN_CHARACTER;
    }
    do {
        spell(scan, take(scan));
    } while (c >= 0x80 && peek(scan) >= 0x80); /* one error for all bytes of it */
    return c == '\n' ? TOKEN_NEWLINE : TOKEN_PUNCTUATION;
}

const struct token *scan_next(struct scan *scan)
{
    struct token *token = &scan->token;
    token->starts_line = token->kind == TOKEN_NEWLINE;
    while (scan->is_preprocessed && token->starts_line && scan->column == 1 && take_marker(scan)) {
    }
    token->after_blank = skip_blanks(scan);
    token->place = (struct place){scan->file, scan->line, scan->column};
    token->at_column_1 = scan->column == 1;
    scan->spelling_size = 0;
    if (at_end(scan))
        token->kind = TOKEN_END;
    else
        token->kind = take_token(scan, peek(scan));
    scan->spelling[scan->spelling_size] = '\0';
    token->text = scan->spelling;
    return token;
}

void scan_skip_line(struct scan *scan)
{
    while (scan->token.kind != TOKEN_NEWLINE && scan->token.kind != TOKEN_END)
        scan_next(scan);
}
