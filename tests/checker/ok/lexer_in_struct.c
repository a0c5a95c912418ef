/* A lexer that keeps where it is in a struct. */
#include "memory.component.h"

typedef enum token_kind { T_END, T_NUMBER, T_NAME, T_SYMBOL } token_kind;

typedef struct {
    token_kind kind;
    uint32_t start, length;
    int64_t value;
} token;

typedef struct {
    uint32_t pos;
    token current;
} lexer;

static void next(lexer *lx, const char *text COUNT(size), uint32_t size)
{
    while (lx->pos < size && (text[lx->pos] == ' ' || text[lx->pos] == '\n'))
        lx->pos++;
    lx->current = (token){.kind = T_END, .start = lx->pos};
    if (lx->pos >= size)
        return;
    char c = text[lx->pos];
    if (c >= '0' && c <= '9') {
        lx->current.kind = T_NUMBER;
        while (lx->pos < size && text[lx->pos] >= '0' && text[lx->pos] <= '9')
            lx->current.value = lx->current.value * 10 + (text[lx->pos++] - '0');
    } else if ((c >= 'a' && c <= 'z') || c == '_') {
        lx->current.kind = T_NAME;
        do {
            lx->pos++;
        } while (lx->pos < size && text[lx->pos] >= 'a' && text[lx->pos] <= 'z');
    } else {
        lx->current.kind = T_SYMBOL;
        lx->pos++;
    }
    lx->current.length = lx->pos - lx->current.start;
}

static uint32_t count_tokens(const char *text COUNT(size), uint32_t size)
{
    lexer lx = {0};
    uint32_t n = 0;
    for (next(&lx, text, size); lx.current.kind != T_END; next(&lx, text, size))
        n++;
    return n;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    (void)count_tokens(LITERAL("ab + 12 * c"));
}
