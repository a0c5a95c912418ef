/* notation.c - tokens and parsing moves, see notation.h. The source is bytes: nothing outside
 * printable ASCII means anything except in comments, and a NUL is one more wrong byte. */
#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "notation.h"
#include "textfile.h"
#include "words.h"
#include "writer.h"

void notation_error(struct notation *notation, struct place at, const char *rule,
                    const char *format, ...)
{
    if (notation->errors++ >= MOST_ERRORS)
        return;

    struct writer writer = {0};
    va_list arguments;
    va_start(arguments, format);
    writer_print_list(&writer, format, arguments);
    va_end(arguments);
    diagnostic_error(notation->all, at, rule, "%s", writer.text);
    free(writer.text);
}

void notation_note(struct notation *notation, struct place at, const char *format, ...)
{
    if (notation->errors > MOST_ERRORS)
        return; /* its error was not reported either */

    struct writer writer = {0};
    va_list arguments;
    va_start(arguments, format);
    writer_print_list(&writer, format, arguments);
    va_end(arguments);
    diagnostic_note(notation->all, at, "%s", writer.text);
    free(writer.text);
}

static struct place here(const struct notation *notation)
{
    return (struct place){notation->file, notation->line,
                          (unsigned)(notation->at - notation->line_start) + 1};
}

static bool at_name(char byte)
{
    return isalnum((unsigned char)byte) || byte == '_';
}

static bool ahead(const struct notation *notation, const char *text)
{
    size_t size = strlen(text);

    return (size_t)(notation->end - notation->at) >= size && memcmp(notation->at, text, size) == 0;
}

static void step(struct notation *notation)
{
    if (*notation->at++ == '\n') {
        notation->line++;
        notation->line_start = notation->at;
    }
}

static void skip_block_comment(struct notation *notation)
{
    struct place start = here(notation);

    notation->at += 2;
    while (notation->at < notation->end && !ahead(notation, "*/"))
        step(notation);
    if (notation->at < notation->end) {
        notation->at += 2;
        return;
    }
    notation_error(notation, start, "syntax", "this comment has no end");
    notation->cut_off = true;
}

/* Bytes of the character here, if it is one that may stand in generated C: printable ASCII, or a
 * UTF-8 sequence. Else 0. */
static size_t character(const char *at, const char *stop)
{
    unsigned char first = (unsigned char)*at;
    size_t size = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;

    if (size < 2)
        return size && isprint(first) ? 1 : 0;
    if (first > 0xf3 || (size_t)(stop - at) < size)
        return 0;
    for (size_t i = 1; i < size; i++)
        if (((unsigned char)at[i] & 0xc0) != 0x80)
            return 0;
    unsigned char second = (unsigned char)at[1];
    bool overlong = (first == 0xe0 && second < 0xa0) || (first == 0xf0 && second < 0x90);
    bool surrogate = first == 0xed && second >= 0xa0;
    return overlong || surrogate ? 0 : size;
}

/* The rest of the line; a `///` line goes into `documentation`, what is no text in it as `?`. */
static void skip_line_comment(struct notation *notation, struct writer *documentation)
{
    bool is_documentation = ahead(notation, "///") && !ahead(notation, "////");
    const char *start = notation->at + (is_documentation ? 3 : 2);

    while (notation->at < notation->end && *notation->at != '\n')
        notation->at++;
    if (!is_documentation)
        return;
    const char *stop = notation->at;
    if (start < stop && *start == ' ')
        start++;
    while (start < stop && isspace((unsigned char)stop[-1]))
        stop--;
    if (documentation->size)
        writer_bytes(documentation, "\n", 1);
    while (start < stop) {
        size_t size = character(start, stop);
        writer_bytes(documentation, size ? start : "?", size ? size : 1);
        start += size ? size : 1;
    }
}

/* A run of bytes that mean nothing is one error. */
static void skip_garbage(struct notation *notation)
{
    unsigned char byte = (unsigned char)*notation->at;

    notation_error(notation, here(notation), "character",
                   byte ? "a byte 0x%02x outside a comment" : "a NUL byte (0x%02x)", byte);
    while (notation->at < notation->end && !isprint((unsigned char)*notation->at) &&
           !isspace((unsigned char)*notation->at))
        notation->at++;
}

/* To the next token; returns what was documented on the way. */
static const char *skip_blank(struct notation *notation)
{
    struct writer documentation = {0};
    const char *kept = NULL;

    while (notation->at < notation->end) {
        if (isspace((unsigned char)*notation->at))
            step(notation);
        else if (ahead(notation, "//"))
            skip_line_comment(notation, &documentation);
        else if (ahead(notation, "/*"))
            skip_block_comment(notation);
        else if (!isprint((unsigned char)*notation->at))
            skip_garbage(notation);
        else
            break;
    }
    if (documentation.size)
        kept = pool_text(notation->pool, documentation.text, documentation.size);
    free(documentation.text);
    return kept;
}

static unsigned digit_value(char digit)
{
    return isdigit((unsigned char)digit) ? (unsigned)(digit - '0')
                                         : (unsigned)(tolower((unsigned char)digit) - 'a' + 10);
}

static uint64_t unit_value(char unit)
{
    switch (unit) {
    case 'K': return 1u << 10;
    case 'M': return 1u << 20;
    case 'G': return 1u << 30;
    default: return 0;
    }
}

/* A number too large counts as UINT64_MAX, which every limit refuses. */
static uint64_t read_number(struct notation *notation)
{
    bool hexadecimal = ahead(notation, "0x") || ahead(notation, "0X");
    unsigned base = hexadecimal ? 16 : 10;
    uint64_t number = 0;
    unsigned digits = 0;

    notation->at += hexadecimal ? 2 : 0;
    for (; notation->at < notation->end; notation->at++, digits++) {
        char digit = *notation->at;
        if (hexadecimal ? !isxdigit((unsigned char)digit) : !isdigit((unsigned char)digit))
            break;
        if (__builtin_mul_overflow(number, base, &number) ||
            __builtin_add_overflow(number, digit_value(digit), &number))
            notation->token.excessive = true;
    }
    uint64_t unit = notation->at < notation->end ? unit_value(*notation->at) : 0;
    if (unit && digits) {
        notation->at++;
        if (__builtin_mul_overflow(number, unit, &number))
            notation->token.excessive = true;
    }
    notation->token.malformed =
        digits == 0 || (notation->at < notation->end && at_name(*notation->at));
    while (notation->at < notation->end && at_name(*notation->at))
        notation->at++;
    return notation->token.excessive ? UINT64_MAX : number;
}

void notation_advance(struct notation *notation)
{
    unsigned line = notation->token.place.line;
    struct token *token = &notation->token;

    notation->behind = here(notation);
    const char *documentation = skip_blank(notation);
    *token = (struct token){.text = notation->at,
                            .documentation = documentation,
                            .place = here(notation),
                            .first_on_line = notation->line != line};
    if (notation->at == notation->end)
        return;
    if (isdigit((unsigned char)*notation->at)) {
        token->kind = TOKEN_NUMBER;
        token->number = read_number(notation);
    } else if (at_name(*notation->at)) {
        token->kind = TOKEN_NAME;
        while (notation->at < notation->end && at_name(*notation->at))
            notation->at++;
    } else if (ahead(notation, "->") || ahead(notation, "..")) {
        token->kind = *notation->at == '-' ? TOKEN_ARROW : TOKEN_RANGE;
        notation->at += 2;
    } else {
        token->kind = TOKEN_MARK;
        notation->at++;
    }
    token->size = (size_t)(notation->at - token->text);
}

bool notation_open(struct notation *notation, const char *file, struct place asked_for_at,
                   struct pool *pool, struct diagnostics *all)
{
    size_t size;
    const char *problem;
    char *text = textfile_read(file, &size, &problem);

    *notation = (struct notation){
        .file = pool_text(pool, file, strlen(file)), .line = 1, .pool = pool, .all = all};
    if (!text) {
        diagnostic_error(all, asked_for_at, "file", "cannot read %s: %s", file, problem);
        return false;
    }
    notation->text = pool_text(pool, text, size);
    notation->end = notation->text + size;
    notation->at = notation->line_start = notation->text;
    diagnostics_add_source(all, file, text, size);
    free(text);
    notation_advance(notation);
    return true;
}

bool notation_is_mark(const struct notation *notation, char mark)
{
    return notation->token.kind == TOKEN_MARK && *notation->token.text == mark;
}

bool notation_is_word(const struct notation *notation, const char *word)
{
    return notation->token.kind == TOKEN_NAME && notation->token.size == strlen(word) &&
           memcmp(notation->token.text, word, notation->token.size) == 0;
}

bool notation_is_pair(const struct notation *notation, const char *pair)
{
    return notation_is_mark(notation, pair[0]) && notation->at < notation->end &&
           notation->at == notation->token.text + 1 && *notation->at == pair[1];
}

static bool accept_if(struct notation *notation, bool condition)
{
    if (condition)
        notation_advance(notation);
    return condition;
}

bool notation_accept_mark(struct notation *notation, char mark)
{
    return accept_if(notation, notation_is_mark(notation, mark));
}

bool notation_accept_pair(struct notation *notation, const char *pair)
{
    bool is_pair = notation_is_pair(notation, pair);

    accept_if(notation, is_pair);
    return accept_if(notation, is_pair);
}

bool notation_accept_word(struct notation *notation, const char *word)
{
    return accept_if(notation, notation_is_word(notation, word));
}

bool notation_accept(struct notation *notation, enum token_kind kind)
{
    return accept_if(notation, notation->token.kind == kind);
}

/* The current token, for a message. */
static const char *found(const struct notation *notation)
{
    const struct token *token = &notation->token;

    if (token->kind == TOKEN_END)
        return "the end of the file";
    int size = token->size > 40 ? 40 : (int)token->size;
    return pool_print(notation->pool, "`%.*s%s`", size, token->text, token->size > 40 ? "..." : "");
}

/* Whatever else is missing was perhaps in the comment that has no end. */
static bool is_cut_off(const struct notation *notation)
{
    return notation->cut_off && notation->token.kind == TOKEN_END;
}

/* Of the words that are expected, the one that was probably meant. */
static void suggest_word(struct notation *notation, const char *what)
{
    struct nearest nearest = {
        .wanted = pool_text(notation->pool, notation->token.text, notation->token.size)};

    for (const char *word; (word = strchr(what, '`')) != NULL;) {
        size_t size = strcspn(++word, "`");
        if (word[0] >= 'a' && word[0] <= 'z')
            word_offer(&nearest, pool_text(notation->pool, word, size));
        what = word + size + (word[size] == '`');
    }
    notation_suggest(notation, &nearest);
}

void notation_unexpected(struct notation *notation, const char *what)
{
    if (is_cut_off(notation))
        return;
    notation_error(notation, notation->token.place, "syntax", "expected %s, found %s", what,
                   found(notation));
    if (notation->token.kind == TOKEN_NAME)
        suggest_word(notation, what);
}

/* What is missing at the end of a line is missing there, not where the next line begins. */
bool notation_expect_mark(struct notation *notation, char mark, const char *after)
{
    if (notation_accept_mark(notation, mark))
        return true;
    if (is_cut_off(notation))
        return false;
    bool next_line = notation->token.first_on_line || notation->token.kind == TOKEN_END;
    notation_error(notation, next_line ? notation->behind : notation->token.place, "syntax",
                   "expected `%c` after %s, found %s", mark, after, found(notation));
    return false;
}

bool notation_expect_word(struct notation *notation, const char *word, const char *what)
{
    if (notation_accept_word(notation, word))
        return true;
    notation_unexpected(notation, what);
    return false;
}

const char *notation_name(struct notation *notation, const char *what)
{
    if (notation->token.kind != TOKEN_NAME) {
        notation_unexpected(notation, what);
        return NULL;
    }
    const char *name = pool_text(notation->pool, notation->token.text, notation->token.size);
    notation_advance(notation);
    return name;
}

bool notation_number(struct notation *notation, const char *what, uint64_t largest,
                     uint64_t *number)
{
    if (notation->token.kind != TOKEN_NUMBER) {
        notation_unexpected(notation, what);
        return false;
    }
    if (notation->token.malformed) {
        notation_error(notation, notation->token.place, "syntax", "%s is no number",
                       found(notation));
        return false;
    }
    *number = notation->token.number;
    if (*number > largest || notation->token.excessive) {
        notation_error(notation, notation->token.place, "limit", "%s is at most %llu, not %s", what,
                       (unsigned long long)largest, found(notation));
        *number = largest;
    }
    notation_advance(notation);
    return true;
}

void notation_suggest(struct notation *notation, const struct nearest *nearest)
{
    if (nearest->best)
        notation_note(notation, (struct place){0}, "did you mean `%s`?", nearest->best);
}

static bool begins_declaration(const struct notation *notation, const char *const *words)
{
    if (!notation->token.first_on_line)
        return false;
    for (; *words; words++)
        if (notation_is_word(notation, *words))
            return true;
    return false;
}

void notation_recover(struct notation *notation, const char *begin, const char *const *words)
{
    unsigned depth = 0;

    if (notation->token.text == begin) {
        depth = notation_is_mark(notation, '{');
        notation_advance(notation);
    }
    while (notation->token.kind != TOKEN_END) {
        if (depth == 0 && (notation_is_mark(notation, '}') || begins_declaration(notation, words)))
            return;
        depth += notation_is_mark(notation, '{');
        bool stop = notation_is_mark(notation, ';') && depth == 0;
        if (notation_is_mark(notation, '}') && --depth == 0)
            stop = true;
        notation_advance(notation);
        if (stop)
            break;
    }
    notation_accept_mark(notation, ';');
}
