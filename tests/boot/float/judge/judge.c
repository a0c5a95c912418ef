/* judge.c - waits until every other component has ended, and prints as TAP how each did: the caster
 * by a trap, the others at their own end. */
#include "judge.component.h"
#include "serial_line.h"

#define A_MOMENT 10000000u

static bool all_ended(void)
{
    for (uint32_t i = 0; i < deed_component_count(); i++) {
        struct deed_component_info info = {0};
        if (deed_component_info(i, &info) != deed_ok)
            return false;
        if (info.name[0] != 'j' && info.state != deed_component_down)
            return false;
    }
    return true;
}

static bool testify(struct deed_ioports *line, uint32_t number,
                    const struct deed_component_info *info)
{
    bool is_caster = info->name[0] == 'c';
    bool fine = info->last_reason == (is_caster ? deed_reason_value : deed_reason_exit);

    if (!fine)
        print(line, LITERAL("not "));
    print(line, LITERAL("ok "));
    print_number(line, number);
    if (is_caster)
        print(line, LITERAL(" - what is no number becomes no integer\r\n"));
    else
        print(line, LITERAL(" - the sums of a component are exact\r\n"));
    return fine;
}

void judge_main(struct judge_ports *ports)
{
    uint32_t count = 0;
    uint32_t failed = 0;

    while (!all_ended())
        deed_sleep_until(deed_now() + A_MOMENT);
    for (uint32_t i = 0; i < deed_component_count(); i++) {
        struct deed_component_info info = {0};
        if (deed_component_info(i, &info) != deed_ok || info.name[0] == 'j')
            continue;
        count++;
        if (!testify(ports->line, count, &info))
            failed++;
    }
    print(ports->line, LITERAL("1.."));
    print_number(ports->line, count);
    print(ports->line, LITERAL("\r\n"));
    deed_exit(failed == 0 ? 0 : 1);
}
