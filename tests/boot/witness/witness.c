/* witness.c - waits until every component called SOMETHING_client has ended, and prints as TAP
 * whether each of them and each SOMETHING_server has sent and received, and how it is now. */
#include "witness.component.h"
#include "serial_line.h"

#define A_MOMENT 10000000u

static uint32_t length_of(const struct deed_component_info *info)
{
    uint32_t length = 0;

    while (length < DEED_NAME_SIZE && AT(info->name, DEED_NAME_SIZE, length) != 0)
        length++;
    return length;
}

static bool ends_with(const struct deed_component_info *info, const char *end COUNT(size),
                      uint64_t size)
{
    uint32_t length = length_of(info);

    if (length < size)
        return false;
    for (uint64_t i = 0; i < size; i++)
        if (AT(info->name, DEED_NAME_SIZE, length - size + i) != (uint8_t)AT(end, size, i))
            return false;
    return true;
}

static bool all_clients_ended(void)
{
    for (uint32_t i = 0; i < deed_component_count(); i++) {
        struct deed_component_info info = {0};
        if (deed_component_info(i, &info) != deed_ok)
            return false;
        if (ends_with(&info, LITERAL("_client")) && info.state != deed_component_down)
            return false;
    }
    return true;
}

/* A client has come to its own end, a server waits for the next one. */
static bool is_fine(const struct deed_component_info *info, bool client)
{
    if (info->sent == 0 || info->received == 0 || info->restarts != 0)
        return false;
    if (client)
        return info->last_reason == deed_reason_exit;
    return info->state == deed_component_waiting;
}

static bool testify(struct deed_ioports *line, uint32_t number,
                    const struct deed_component_info *info, bool client)
{
    bool fine = is_fine(info, client);

    if (!fine)
        print(line, LITERAL("not "));
    print(line, LITERAL("ok "));
    print_number(line, number);
    print(line, LITERAL(" - "));
    for (uint32_t i = 0; i < length_of(info); i++)
        print_byte(line, AT(info->name, DEED_NAME_SIZE, i));
    print(line, LITERAL(" has sent "));
    print_number(line, info->sent);
    print(line, LITERAL(" and received "));
    print_number(line, info->received);
    print(line, LITERAL("\r\n"));
    return fine;
}

void witness_main(struct witness_ports *ports)
{
    uint32_t count = 0;
    uint32_t failed = 0;

    while (!all_clients_ended())
        deed_sleep_until(deed_now() + A_MOMENT);
    for (uint32_t i = 0; i < deed_component_count(); i++) {
        struct deed_component_info info = {0};
        if (deed_component_info(i, &info) != deed_ok)
            continue;
        bool client = ends_with(&info, LITERAL("_client"));
        if (!client && !ends_with(&info, LITERAL("_server")))
            continue;
        count++;
        if (!testify(ports->line, count, &info, client))
            failed++;
    }
    print(ports->line, LITERAL("1.."));
    print_number(ports->line, count);
    print(ports->line, LITERAL("\r\n"));
    deed_exit(failed == 0 ? 0 : 1);
}
