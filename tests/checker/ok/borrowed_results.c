/* Functions whose result is lent by an argument: part of an object, an element, a node of a list.
 */
#include "memory.component.h"

struct setting {
    uint32_t value;
    uint32_t changes;
};

struct profile {
    struct setting volume;
    struct setting light;
    struct setting other[4];
    struct profile *parent OWN;
};

BORROWS(profile) static struct setting *setting_of(struct profile *profile, uint32_t which)
{
    if (which == 0)
        return &profile->volume;
    if (which == 1)
        return &profile->light;
    return &AT(profile->other, 4, which % 4);
}

BORROWS(profile)
OPT static const struct profile *ancestor(const struct profile *profile, uint32_t steps)
{
    const struct profile *at = profile;
    while (at != NULL && steps > 0) {
        at = at->parent;
        steps--;
    }
    return at;
}

static void change(struct setting *setting, uint32_t value)
{
    setting->value = value;
    setting->changes++;
}

OWN OPT static struct profile *derive(struct profile *parent OWN CLAIMS)
{
    struct profile *child = deed_take(sizeof(struct profile));
    if (child == NULL) {
        struct profile *up = TAKE(parent->parent);
        deed_drop(parent);
        return up;
    }
    child->volume = parent->volume;
    PUT(child->parent, parent);
    return child;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct profile *profile = deed_take(sizeof(struct profile));
    for (uint32_t i = 0; i < 5 && profile != NULL; i++) {
        change(setting_of(profile, i), i * 10);
        struct setting *light = setting_of(profile, 1);
        light->value++;
        profile = derive(profile);
    }
    if (profile != NULL) {
        const struct profile *first = ancestor(profile, 4);
        if (first != NULL && first->light.value > 1000)
            deed_fault(deed_reason_value);
    }
    while (profile != NULL) {
        struct profile *up = TAKE(profile->parent);
        deed_drop(profile);
        profile = up;
    }
}
