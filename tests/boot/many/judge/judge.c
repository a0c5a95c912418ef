/* judge.c - starts the gatherer again and again, and looks whether it leaves anything. */
#include "judge.component.h"
#include "serial_line.h"

#define ROUNDS    3u
#define GATHERER  0u
#define QUESTIONS 2000u /* a life: each is asked twice */

static uint32_t g_count;
static uint32_t g_failed;

static void verdict(struct deed_ioports *line, bool fine, const char *name COUNT(size),
                    uint64_t size)
{
    g_count++;
    if (!fine) {
        g_failed++;
        print(line, LITERAL("not "));
    }
    print(line, LITERAL("ok "));
    print_number(line, g_count);
    print(line, LITERAL(" - "));
    print(line, name, size);
    print(line, LITERAL("\r\n"));
}

/* Until it is down and swept. */
static void await_end(struct deed_component_info *info)
{
    for (uint32_t i = 0; i < 2000; i++) {
        deed_sleep_until(deed_now() + 10000000);
        if (deed_component_info(GATHERER, info) == deed_ok && info->state == deed_component_down &&
            info->bytes == 0)
            return;
    }
}

void judge_main(struct judge_ports *ports)
{
    struct deed_component_info before = {0}, after = {0};
    uint64_t sent = 0;

    if (deed_component_info(GATHERER, &before) != deed_ok)
        return;
    for (uint32_t round = 0; round < ROUNDS; round++) {
        verdict(ports->line, deed_component_start(GATHERER) == deed_ok, LITERAL("it starts"));
        await_end(&after);
        verdict(ports->line, after.last_reason == deed_reason_unreachable,
                LITERAL("a thousand answers come out of one set"));
        verdict(ports->line, after.sent - sent == QUESTIONS + QUESTIONS / 2,
                LITERAL("as many messages were sent as that takes"));
        verdict(ports->line,
                after.bytes == 0 && after.objects == 0 && after.footprint == before.footprint,
                LITERAL("it stops with its sets full, and nothing of them is left"));
        sent = after.sent;
    }
    print(ports->line, LITERAL("1.."));
    print_number(ports->line, g_count);
    print(ports->line, LITERAL("\r\n"));
    deed_exit(g_failed == 0 ? 0 : 1);
}
