/* The clean-up ladder: several things are taken, and each failure drops those before it. */
#include "memory.component.h"

struct session {
    struct uint8_vector *input OWN;
    struct uint8_vector *output OWN;
    struct uint32_vector *index OWN;
    uint32_t used;
};

static struct session *session_open(uint64_t size)
{
    struct uint8_vector *input = NULL;
    struct uint8_vector *output = NULL;
    struct uint32_vector *index = NULL;
    struct session *session = NULL;

    input = uint8_vector_take(size);
    if (!input)
        goto fail;
    output = uint8_vector_take(2 * size);
    if (!output)
        goto fail;
    index = uint32_vector_take(size);
    if (!index)
        goto fail;
    session = deed_take(sizeof *session);
    if (!session)
        goto fail;
    PUT(session->input, input);
    PUT(session->output, output);
    PUT(session->index, index);
    return session;

fail:
    deed_drop(index);
    deed_drop(output);
    deed_drop(input);
    return NULL;
}

static void session_close(struct session *session)
{
    if (!session)
        return;
    deed_drop(TAKE(session->index));
    deed_drop(TAKE(session->output));
    deed_drop(TAKE(session->input));
    deed_drop(session);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct session *session = session_open(64);
    if (session != NULL)
        session->used = 1;
    session_close(session);
}
