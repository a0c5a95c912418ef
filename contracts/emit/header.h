/* header.h - what the files that write NAME.contract.h share. */
#ifndef DEED_HEADER_H
#define DEED_HEADER_H

#include "../compiler/contract.h"
#include "../compiler/writer.h"

static inline const char *side_name(enum side side)
{
    return side == SIDE_CLIENT ? "client" : "server";
}

static inline enum side sender_of(const struct message *message)
{
    return message->to_server ? SIDE_CLIENT : SIDE_SERVER;
}

static inline enum side receiver_of(const struct message *message)
{
    return message->to_server ? SIDE_SERVER : SIDE_CLIENT;
}

/* header_type.c: the contract's enums and structs, and vectors of its structs. */
void header_types(struct writer *out, const struct contract *contract);

/* A value as a member of a struct. */
void header_member(struct writer *out, const struct parameter *parameter);

/* header_parcel.c: parcels, and what is added to them. */
void header_parcels(struct writer *out, const struct contract *contract);

/* header_message.c: all that concerns one message. */
void header_message(struct writer *out, const struct contract *contract,
                    const struct message *message);

/* header_requires.c: the test of a message's `requires`, as a statement; nothing if it has none. */
void header_requires(struct writer *out, const struct contract *contract,
                     const struct message *message);

/* header_endpoint.c: what both ends of every contract have. */
void header_endpoints(struct writer *out, const struct contract *contract);

#endif
