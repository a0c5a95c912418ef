/* breaker.c - an offset that no compiler knows, and that is none. */
#include "breaker.component.h"

static uint64_t g_offset = 512;

void breaker_main(struct breaker_ports *ports)
{
    struct Album_client *album = Album_open(ports->album, DEED_FOREVER);
    struct uint8_vector *buffer = uint8_vector_take(600);
    if (album == NULL || buffer == NULL)
        deed_fault(deed_reason_unreachable);
    struct Album_Frame frame = {.stat = {.size = 4}};
    g_offset += buffer->length % 512;
    Album_send_Read(album, buffer, g_offset, &frame, Album_Error_none, 0, true); /* here */
    switch (Album_client_receive(album)) {
    case Album_Data: deed_drop(Album_Data_buffer(album)); break;
    case Album_closed: deed_fault(deed_reason_unreachable);
    }
    Album_send_Leave(album);
    Album_client_drop(album);
}
