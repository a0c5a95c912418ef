/* Endpoints in owned fields of a private struct: a table of sessions in one declared state. */
#include "client.component.h"

struct session {
    struct File_client *file OWN STATE(Ready);
    struct uint8_vector *buffer OWN;
    uint64_t offset;
    struct session *next OWN;
};

static struct session *g_sessions OWN;

static void end_session(struct session *session OWN CLAIMS)
{
    struct File_client *file = TAKE(session->file);
    if (file != NULL) {
        File_send_Close(file);
        File_client_drop(file);
    }
    deed_drop(TAKE(session->buffer));
    struct session *next = TAKE(session->next);
    deed_drop(session);
    if (next != NULL)
        PUT(g_sessions, next);
}

static bool begin_session(struct File_client *file OWN CLAIMS STATE(Ready))
{
    struct session *session = deed_take(sizeof(struct session));
    if (session == NULL) {
        File_send_Close(file);
        File_client_drop(file);
        return false;
    }
    PUT(session->file, file);
    PUT(session->buffer, uint8_vector_take(32));
    PUT(session->next, TAKE(g_sessions));
    PUT(g_sessions, session);
    return true;
}

/* Reads on in the first session; false when it is over. */
static bool advance(struct session *session)
{
    struct File_client *file = TAKE(session->file);
    struct uint8_vector *buffer = TAKE(session->buffer);
    if (file == NULL || buffer == NULL) {
        if (file != NULL)
            PUT(session->file, file);
        deed_drop(buffer);
        return false;
    }
    switch (File_call_Read(file, buffer, session->offset)) {
    case File_Data:
        session->offset += File_Data_used(file);
        PUT(session->buffer, File_Data_buffer(file));
        PUT(session->file, file);
        return true;
    case File_closed: File_client_drop(file); return false;
    }
    return false;
}

void client_main(struct client_ports *ports)
{
    struct File_client *file = File_open(ports->file, DEED_FOREVER);
    struct uint8_vector *path = uint8_vector_take(5);
    if (file == NULL || path == NULL) {
        if (file != NULL)
            File_client_drop(file);
        deed_drop(path);
        return;
    }
    switch (File_call_Open(file, path)) {
    case File_Opened: begin_session(file); break;
    case File_Failed:
        deed_drop(File_Failed_path(file));
        File_send_Close(file);
        File_client_drop(file);
        break;
    case File_closed: File_client_drop(file); break;
    }
    struct session *session = TAKE(g_sessions);
    while (session != NULL) {
        while (advance(session))
            continue;
        end_session(session);
        session = TAKE(g_sessions);
    }
}
