/* A calculator of words: a table of commands, a stack of numbers with a step inside of an
 * assignment. */
#include "memory.component.h"
struct shell {
    int32_t stack[16];
    int depth;
};
static bool push(struct shell *s, int32_t v)
{
    if (s->depth >= 16)
        return false;
    s->stack[s->depth++] = v;
    return true;
}
static bool pop(struct shell *s, int32_t *v)
{
    if (s->depth <= 0)
        return false;
    *v = s->stack[--s->depth];
    return true;
}
static bool do_add(struct shell *s)
{
    int32_t a, b;
    return pop(s, &a) && pop(s, &b) && push(s, a + b);
}
static bool do_sub(struct shell *s)
{
    int32_t a, b;
    if (!pop(s, &b) || !pop(s, &a))
        return false;
    return push(s, a - b);
}
static bool do_dup(struct shell *s)
{
    int32_t a;
    if (!pop(s, &a))
        return false;
    return push(s, a) && push(s, a);
}
static const struct {
    const char *name;
    bool (*run)(struct shell *s);
} commands[] = {
    {"add", do_add},
    {"sub", do_sub},
    {"dup", do_dup},
};
static bool word_is(struct uint8_const_slice word, const char *name)
{
    size_t i;
    for (i = 0; i < word.length; i++)
        if (name[i] == '\0' || word.at[i] != (uint8_t)name[i])
            return false;
    return name[i] == '\0';
}
static bool execute(struct shell *s, struct uint8_const_slice word)
{
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++)
        if (word_is(word, commands[i].name))
            return commands[i].run(s);
    return false;
}
static void run(void)
{
    struct shell s = {0};
    push(&s, 3);
    push(&s, 4);
    if (!execute(&s, deed_text(LITERAL("add"))))
        deed_fault(deed_reason_value);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    run();
}
