/* BORROWS: the result is lent by the argument, and ends with it. */
#include "memory.component.h"

struct setting {
    uint32_t value;
};

struct profile {
    struct setting light;
    struct setting sound;
};

BORROWS(profile) static struct setting *setting_of(struct profile *profile, bool light)
{
    return light ? &profile->light : &profile->sound;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct profile *profile = deed_take(sizeof(struct profile));
    if (profile == NULL)
        return;
    struct setting *setting = setting_of(profile, true);
    //+ setting->value = 1;
    deed_drop(profile);
    setting->value = 1; //- //~ borrow-expired
}
