/* Lines of keys and values, trimmed: views that are made anew for each line. */
#include "memory.component.h"
struct pair {
    struct uint8_const_slice key, value;
};
static bool is_space(uint8_t c)
{
    return c == ' ' || c == '\t' || c == '\r';
}
static struct uint8_const_slice trim(struct uint8_const_slice s)
{
    size_t begin = 0, end = s.length;
    while (begin < end && is_space(s.at[begin]))
        begin++;
    while (end > begin && is_space(s.at[end - 1]))
        end--;
    return uint8_const_slice_sub(s, begin, end - begin);
}
static bool parse_pair(struct uint8_const_slice line, struct pair *out)
{
    for (size_t i = 0; i < line.length; i++) {
        if (line.at[i] == '=') {
            out->key = trim(uint8_const_slice_first(line, i));
            out->value = trim(uint8_const_slice_rest(line, i + 1));
            return out->key.length > 0;
        }
    }
    return false;
}
static uint32_t count_settings(struct uint8_const_slice text)
{
    uint32_t n = 0;
    while (text.length > 0) {
        size_t end = 0;
        while (end < text.length && text.at[end] != '\n')
            end++;
        struct pair p = {0};
        if (parse_pair(uint8_const_slice_first(text, end), &p) && p.value.length > 0)
            n++;
        if (end < text.length)
            end++;
        text = uint8_const_slice_rest(text, end);
    }
    return n;
}
static void run(void)
{
    if (count_settings(deed_text(LITERAL("a = 1\nb=\nc =3"))) != 2)
        deed_fault(deed_reason_value);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    run();
}
