/* log.c - keeps the newest lines that components say. Who may write is connected to `lines`, who
 * may read as well to `book`; both are one log. */
#include "log.component.h"
#include "lines.h"

static uint32_t g_least = Log_Level_information;

static void serve_writer(struct log_ports *ports)
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
            keep(level, text, used);
        Log_send_Said(client, text, (enum Log_Level)g_least);
        break;
    }
    }
    Log_server_set_put(ports->lines, client);
}

static void read(struct LogBook_server *client, uint64_t number, struct uint8_vector *buffer)
{
    uint64_t found = first_from(number);
    const struct line *line = &AT(g_line, LINES, found % LINES);
    struct LogBook_Entry entry = {0};

    if (found == g_next) {
        LogBook_send_NoMore(client, g_next, buffer);
        return;
    }
    entry.number = found;
    entry.time = line->time;
    entry.level = (enum LogBook_Level)line->level;
    LogBook_send_Line(client, &entry, buffer, copy_line(line, buffer));
}

static void serve_reader(struct log_ports *ports)
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
            keep(level, text, used);
        LogBook_send_Said(client, text, (enum LogBook_Level)g_least);
        break;
    }
    case LogBook_Read: {
        uint64_t number = LogBook_Read_number(client);
        read(client, number, LogBook_Read_buffer(client));
        break;
    }
    case LogBook_SetLevel:
        g_least = LogBook_SetLevel_least(client);
        LogBook_send_LevelSet(client);
        break;
    }
    LogBook_server_set_put(ports->book, client);
}

void log_main(struct log_ports *ports)
{
    for (;;) {
        if (deed_wait2(ports->lines, ports->book, DEED_FOREVER) == 0)
            serve_writer(ports);
        else
            serve_reader(ports);
    }
}
