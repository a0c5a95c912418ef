/* TCP options, by a pointer up to an end, and by an index. */
#include "memory.component.h"

struct option {
    uint8_t type, length;
};

struct config {
    uint16_t mss;
    uint8_t window_scale;
    bool sack;
};

static bool parse_options(const uint8_t *p COUNT(len), size_t len, struct config *out)
{
    const uint8_t *end = p + len;
    while (p < end) {
        uint8_t kind = *p++;
        if (kind == 0)
            break;
        if (kind == 1)
            continue;
        if (p == end)
            return false;
        uint8_t size = *p++;
        if (size < 2 || size - 2 > end - p)
            return false;
        if (kind == 2 && size == 4)
            out->mss = (uint16_t)(p[0] << 8 | p[1]);
        else if (kind == 3 && size == 3)
            out->window_scale = p[0];
        else if (kind == 4)
            out->sack = true;
        p += size - 2;
    }
    return true;
}

static bool parse_indexed(const uint8_t *p COUNT(len), size_t len, struct config *out)
{
    size_t i = 0;
    while (i + 2 <= len) {
        uint8_t kind = p[i];
        uint8_t size = p[i + 1];
        if (size < 2 || i + size > len)
            return false;
        if (kind == 2 && size == 4)
            out->mss = (uint16_t)(p[i + 2] << 8 | p[i + 3]);
        i += size;
    }
    return i == len;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct config config = {0};
    static const uint8_t options[] = {2, 4, 5, 180, 1, 0};
    (void)parse_options(options, sizeof options, &config);
    (void)parse_indexed(options, sizeof options, &config);
}
