/* Structs of plain data by value: passed, returned, assigned, asked for one field, written as
 * compound literals. */
#include "memory.component.h"

enum token_kind { token_end, token_word, token_number, token_sign };

struct token {
    enum token_kind kind;
    uint32_t start, length;
};

struct point {
    int32_t x, y;
};

struct matrix {
    int32_t m[3][3];
};

struct lexer {
    struct uint8_const_slice text;
    uint32_t at;
};

static bool is_digit(uint8_t c)
{
    return c >= '0' && c <= '9';
}

static uint8_t peek(const struct lexer *lexer)
{
    return lexer->at < lexer->text.length ? AT(lexer->text.at, lexer->text.length, lexer->at) : 0;
}

static struct token next_token(struct lexer *lexer)
{
    struct token token = {0};

    while (peek(lexer) == ' ')
        lexer->at++;
    token.start = lexer->at;
    if (peek(lexer) == 0)
        return token;
    token.kind = is_digit(peek(lexer)) ? token_number : token_sign;
    do
        lexer->at++;
    while (token.kind == token_number && is_digit(peek(lexer)));
    token.length = lexer->at - token.start;
    return token;
}

static struct point add(struct point a, struct point b)
{
    a.x += b.x;
    a.y += b.y;
    return a;
}

static struct point middle(const struct point *a, struct point b)
{
    return (struct point){.x = (a->x + b.x) / 2, .y = (a->y + b.y) / 2};
}

static struct matrix multiply(struct matrix a, struct matrix b)
{
    struct matrix r = {0};

    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++)
            for (int k = 0; k < 3; k++)
                r.m[i][j] += a.m[i][k] * b.m[k][j];
    return r;
}

static struct token g_tokens[16];

void memory_main(struct memory_ports *ports)
{
    struct lexer lexer = {.text = deed_text(LITERAL("12 + 345"))};
    struct point p = {1, 2};
    struct matrix m = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
    uint32_t n = 0;

    (void)ports;
    do
        g_tokens[n % 16] = next_token(&lexer);
    while (g_tokens[n++ % 16].kind != token_end);
    p = add(add(p, p), p);
    p = add(p, middle(&p, (struct point){p.x, p.y}));
    p = (struct point){.x = 3, .y = p.y};
    m = multiply(m, m);
    if (add(p, p).x + m.m[1][1] != 7)
        deed_fault(deed_reason_value);
}
