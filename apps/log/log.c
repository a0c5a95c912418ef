/* log.c - keeps the newest lines that components say, each with the time, and with the name of who
 * said it, which the kernel tells; and a line about each component that stops. Who may write is
 * connected to `lines`, who may read as well to `book`; both are one log. */
#include "log.component.h"
#include <deed/library/text.h>
#include "lines.h"
#include "deaths.h"

static uint32_t g_least = Log_Level_information;

static void serve_writer(struct log_ports *ports, struct ring *ring)
{
    struct Log_server *client = Log_server_set_receive(ports->lines);

    switch (Log_server_tag(client)) {
    case Log_connected: Log_send_Hears(client, (enum Log_Level)g_least); break;
    case Log_closed: Log_server_drop(client); return;
    case Log_Close: Log_server_drop(client); return;
    case Log_Say: {
        uint32_t level = Log_Say_level(client);
        uint32_t used = Log_Say_used(client);
        struct uint8_vector *text = Log_Say_text(client);
        if (level >= g_least)
            keep(ring, Log_server_component(client), level, text, used);
        Log_send_Said(client, text, (enum Log_Level)g_least);
        break;
    }
    }
    Log_server_set_put(ports->lines, client);
}

/* An instance that is not there any more has no name; whoever said a line is there. */
static void copy_name(uint32_t component, uint8_t *name COUNT(size), uint64_t size)
{
    struct deed_component_info info = {0};

    if (deed_component_info(component, &info) == deed_ok)
        uint8_slice_copy(uint8_slice_of(name, size),
                         uint8_const_slice_of(info.name, DEED_INSTANCE_SIZE));
}

static void read(struct LogBook_server *client, const struct ring *ring, uint64_t number,
                 struct uint8_vector *buffer)
{
    uint64_t found = first_from(ring, number);
    const struct line *line = &AT(ring->line, LINES, found % LINES);
    struct LogBook_Entry entry = {0};

    if (found == ring->next) {
        LogBook_send_NoMore(client, found, buffer);
        return;
    }
    entry.number = found;
    entry.time = line->time;
    entry.level = (enum LogBook_Level)line->level;
    copy_name(line->component, entry.name, 48);
    LogBook_send_Line(client, &entry, buffer, copy_line(line, buffer));
}

static void serve_reader(struct log_ports *ports, struct ring *ring)
{
    struct LogBook_server *client = LogBook_server_set_receive(ports->book);

    switch (LogBook_server_tag(client)) {
    case LogBook_connected: LogBook_send_Hears(client, (enum LogBook_Level)g_least); break;
    case LogBook_closed: LogBook_server_drop(client); return;
    case LogBook_Close: LogBook_server_drop(client); return;
    case LogBook_Say: {
        uint32_t level = LogBook_Say_level(client);
        uint32_t used = LogBook_Say_used(client);
        struct uint8_vector *text = LogBook_Say_text(client);
        if (level >= g_least)
            keep(ring, LogBook_server_component(client), level, text, used);
        LogBook_send_Said(client, text, (enum LogBook_Level)g_least);
        break;
    }
    case LogBook_Read: {
        uint64_t number = LogBook_Read_number(client);
        read(client, ring, number, LogBook_Read_buffer(client));
        break;
    }
    case LogBook_SetLevel:
        g_least = LogBook_SetLevel_least(client);
        LogBook_send_LevelSet(client);
        break;
    }
    LogBook_server_set_put(ports->book, client);
}

/* A component has stopped. Null when nobody will tell of the next. */
static struct Watch_client *hear(struct Watch_client *deaths, struct ring *ring,
                                 struct uint8_vector *text)
{
    switch (Watch_client_receive(deaths)) {
    case Watch_Stopped: {
        uint32_t reason = Watch_Stopped_reason(deaths);
        uint32_t level = death_level(reason);
        uint32_t used =
            add_death(text, reason, Watch_Stopped_line(deaths), Watch_Stopped_restarts(deaths));
        if (level == Log_Level_error)
            used = add_all_left(text, used, Watch_Stopped_component(deaths));
        if (level >= g_least)
            keep(ring, Watch_Stopped_component(deaths), level, text, used);
        Watch_send_Noted(deaths);
        break;
    }
    case Watch_Overran: Watch_send_Noted(deaths); break;
    case Watch_closed: Watch_client_drop(deaths); return NULL;
    }
    return deaths;
}

static void serve(struct log_ports *ports, struct ring *ring, struct uint8_vector *text)
{
    struct Watch_client *deaths = Watch_open(ports->deaths, DEED_FOREVER);

    ring->next = 1;
    while (deaths) {
        switch (deed_wait3(deaths, ports->lines, ports->book, DEED_FOREVER)) {
        case 0: deaths = hear(deaths, ring, text); break;
        case 1: serve_writer(ports, ring); break;
        default: serve_reader(ports, ring); break;
        }
    }
}

void log_main(struct log_ports *ports)
{
    struct ring *ring = deed_take(sizeof(struct ring));
    struct uint8_vector *text = uint8_vector_take(DEATH);

    if (ring && text)
        serve(ports, ring, text);
    deed_drop(ring);
    deed_drop(text);
}
