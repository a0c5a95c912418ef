/* Connections by number: a table of endpoints in one declared state. A number says which place and
 * which use of that place, so that an old number finds nobody. */
#include "client.component.h"

#define PLACES 16u

static struct File_client *g_file[PLACES] OWN STATE(Ready);
static uint32_t g_use[PLACES];

static OWN OPT STATE(Ready)
struct File_client *connection_take(uint32_t number)
{
    uint32_t place = number % PLACES;
    if (g_use[place] != number / PLACES)
        return NULL;
    return TAKE(g_file[place]);
}

/* Back in its place, under the same number. */
static void connection_put(uint32_t number, struct File_client *file OWN CLAIMS STATE(Ready))
{
    PUT(g_file[number % PLACES], file);
}

static void leave(struct File_client *file OWN CLAIMS STATE(Ready))
{
    File_send_Close(file);
    File_client_drop(file);
}

/* A number for the connection; false when there is no room. */
static bool connection_add(struct File_client *file OWN CLAIMS STATE(Ready), uint32_t *number)
{
    for (uint32_t place = 0; place < PLACES; place++)
        if (g_file[place] == NULL) {
            PUT(g_file[place], file);
            g_use[place] = (g_use[place] + 1) % 1000;
            *number = g_use[place] * PLACES + place;
            return true;
        }
    leave(file);
    return false;
}

/* Reads through the connection; it stays in the table unless its server is gone. */
static uint64_t read(uint32_t number, uint64_t offset)
{
    struct File_client *file = connection_take(number);
    struct uint8_vector *buffer = uint8_vector_take(64);
    uint64_t used = 0;
    if (file == NULL || buffer == NULL) {
        if (file != NULL)
            connection_put(number, file);
        deed_drop(buffer);
        return 0;
    }
    switch (File_call_Read(file, buffer, offset)) {
    case File_Data:
        used = File_Data_used(file);
        deed_drop(File_Data_buffer(file));
        connection_put(number, file);
        break;
    case File_closed: File_client_drop(file); break;
    }
    return used;
}

static void close_all(void)
{
    for (uint32_t place = 0; place < PLACES; place++) {
        struct File_client *file = TAKE(g_file[place]);
        if (file != NULL)
            leave(file);
    }
}

static bool connect(struct client_ports *ports, uint32_t *number)
{
    struct File_client *file = File_open(ports->file, deed_now() + 1000);
    struct uint8_vector *path = uint8_vector_take(1);
    if (file == NULL || path == NULL) {
        if (file != NULL)
            File_client_drop(file);
        deed_drop(path);
        return false;
    }
    switch (File_call_Open(file, path)) {
    case File_Opened: return connection_add(file, number);
    case File_Failed:
        deed_drop(File_Failed_path(file));
        File_send_Close(file);
        File_client_drop(file);
        return false;
    case File_closed: File_client_drop(file); return false;
    }
    return false;
}

void client_main(struct client_ports *ports)
{
    uint32_t number = 0;
    uint64_t sum = 0;
    while (connect(ports, &number))
        sum += read(number, sum);
    if (sum > 0)
        close_all();
    else
        deed_fault(deed_reason_value);
}
