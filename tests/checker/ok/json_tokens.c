/* A tokenizer of JSON over a slice, and a parser on it that only says whether a text is right and
 * how deep it is: a view that holds the text, the position and the token at hand. */
#include "memory.component.h"

#define MOST_DEPTH 8

enum token { token_end, token_punctuation, token_string, token_number, token_word, token_bad };

struct parser {
    struct uint8_const_slice text;
    struct uint8_const_slice token; /* the characters of the token at hand */
    uint64_t position;
    enum token kind;
    uint32_t deepest;
};

static uint8_t peek(const struct parser *parser)
{
    if (parser->position >= parser->text.length)
        return 0;
    return AT(parser->text.at, parser->text.length, parser->position);
}

static bool is_digit(uint8_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(uint8_t c)
{
    return c >= 'a' && c <= 'z';
}

static enum token scan_string(struct parser *parser)
{
    parser->position++;
    while (peek(parser) != '"') {
        if (peek(parser) == '\\')
            parser->position++;
        if (peek(parser) == 0)
            return token_bad;
        parser->position++;
    }
    parser->position++;
    return token_string;
}

static enum token scan(struct parser *parser)
{
    uint8_t first = peek(parser);
    if (first == 0)
        return token_end;
    if (first == '"')
        return scan_string(parser);
    if (is_digit(first) || first == '-') {
        do
            parser->position++;
        while (is_digit(peek(parser)) || peek(parser) == '.');
        return token_number;
    }
    if (is_letter(first)) {
        while (is_letter(peek(parser)))
            parser->position++;
        return token_word;
    }
    parser->position++;
    return token_punctuation;
}

static void advance(struct parser *parser)
{
    while (peek(parser) == ' ' || peek(parser) == '\n')
        parser->position++;
    uint64_t start = parser->position;
    parser->kind = scan(parser);
    if (parser->position > parser->text.length)
        parser->position = parser->text.length;
    parser->token = uint8_const_slice_sub(parser->text, start, parser->position - start);
}

static bool is_sign(const struct parser *parser, uint8_t sign)
{
    return parser->kind == token_punctuation && AT(parser->token.at, parser->token.length, 0) == sign;
}

static bool is_word(const struct parser *parser)
{
    return uint8_const_slice_equal(parser->token, deed_text(LITERAL("true"))) ||
           uint8_const_slice_equal(parser->token, deed_text(LITERAL("false"))) ||
           uint8_const_slice_equal(parser->token, deed_text(LITERAL("null")));
}

/* Arrays in arrays, without recursion: brackets that are open are only counted. */
static bool parse(struct parser *parser)
{
    uint32_t depth = 0;
    bool wants_value = true;
    for (advance(parser); parser->kind != token_end; advance(parser)) {
        if (wants_value && is_sign(parser, '[')) {
            depth++;
            if (depth > MOST_DEPTH)
                return false;
            if (depth > parser->deepest)
                parser->deepest = depth;
        } else if (wants_value) {
            if (parser->kind == token_word ? !is_word(parser)
                                           : parser->kind != token_string &&
                                                 parser->kind != token_number)
                return false;
            wants_value = false;
        } else if (is_sign(parser, ']') && depth > 0) {
            depth--;
        } else if (is_sign(parser, ',') && depth > 0) {
            wants_value = true;
        } else {
            return false;
        }
    }
    return depth == 0 && !wants_value;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct parser parser = {.text = deed_text(LITERAL("[1, [\"a\\\"b\", true], -2.5]"))};
    if (!parse(&parser) || parser.deepest != 2)
        deed_fault(deed_reason_value);
    struct parser wrong = {.text = deed_text(LITERAL("[1, maybe]"))};
    if (parse(&wrong))
        deed_fault(deed_reason_value);
}
