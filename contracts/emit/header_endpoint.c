/* header_endpoint.c - what every contract's header has at its end: the functions of both ends. */
#include <string.h>

#include "header.h"

static const char endpoint_functions[] =
    "/* Wait for the next message, for ever or until the deadline. */\n"
    "DEED_INLINE uint32_t C_S_receive(struct C_S *S)\n"
    "{\n"
    "    return deed_receive(&S->endpoint, DEED_FOREVER);\n"
    "}\n\n"
    "DEED_INLINE uint32_t C_S_receive_until(struct C_S *S, uint64_t deadline)\n"
    "{\n"
    "    return deed_receive(&S->endpoint, deadline);\n"
    "}\n\n"
    "/* The message last received. */\n"
    "DEED_INLINE uint32_t C_S_tag(const struct C_S *S)\n"
    "{\n"
    "    return S->endpoint.tag;\n"
    "}\n\n"
    "/* Service info: the component that holds the other end now. */\n"
    "DEED_INLINE uint32_t C_S_component(const struct C_S *S)\n"
    "{\n"
    "    return deed_peer_component(&S->endpoint);\n"
    "}\n\n"
    "DEED_INLINE void C_S_drop(struct C_S *S OWN CLAIMS)\n"
    "{\n"
    "    deed_endpoint_drop(&S->endpoint);\n"
    "}\n\n";

static const char set_functions[] =
    "/* Wait for the next message to any endpoint of the set; of a port's, for a new client, too. "
    "*/\n"
    "OWN\n"
    "DEED_INLINE struct C_S *C_S_set_receive(struct C_S_set *set)\n"
    "{\n"
    "    return (struct C_S *)deed_set_receive(&set->set, DEED_FOREVER);\n"
    "}\n\n"
    "OWN OPT\n"
    "DEED_INLINE struct C_S *C_S_set_receive_until(struct C_S_set *set,\n"
    "        uint64_t deadline)\n"
    "{\n"
    "    return (struct C_S *)deed_set_receive(&set->set, deadline);\n"
    "}\n\n"
    "DEED_INLINE void C_S_set_put(struct C_S_set *set,\n"
    "        struct C_S *S OWN CLAIMS)\n"
    "{\n"
    "    deed_set_put(&set->set, &S->endpoint);\n"
    "}\n\n"
    "/* A set of one's own, and its end with all that is in it. */\n"
    "OWN OPT\n"
    "DEED_INLINE struct C_S_set *C_S_set_take(void)\n"
    "{\n"
    "    return (struct C_S_set *)deed_set_take();\n"
    "}\n\n"
    "DEED_INLINE void C_S_set_drop(struct C_S_set *set OWN CLAIMS)\n"
    "{\n"
    "    while (deed_set_drop(&set->set)) {\n"
    "    }\n"
    "}\n\n";

static const char channel_functions[] =
    "/* Connect to the server behind the port. */\n"
    "OWN OPT\n"
    "DEED_INLINE struct C_client *C_open(struct C_port *port, uint64_t deadline)\n"
    "{\n"
    "    return (struct C_client *)deed_open(&port->port, deadline);\n"
    "}\n\n"
    "/* Cut the channel that was opened from the port, whoever has its ends (service revoke). */\n"
    "DEED_INLINE void C_revoke(struct C_port *port)\n"
    "{\n"
    "    deed_revoke(&port->port);\n"
    "}\n\n"
    "/* A fresh channel: its server end, and from that its client end, once. */\n"
    "OWN OPT\n"
    "DEED_INLINE struct C_server *C_channel(void)\n"
    "{\n"
    "    return (struct C_server *)deed_channel_take(deed_contract_C);\n"
    "}\n\n"
    "OWN OPT\n"
    "DEED_INLINE struct C_client *C_peer(struct C_server *server)\n"
    "{\n"
    "    return (struct C_client *)deed_channel_peer(&server->endpoint);\n"
    "}\n\n";

/* In the states that the base has: the checker sees to it. */
static const char upcast_function[] =
    "/* The same endpoint, for whom it is one of the base. */\n"
    "OWN\n"
    "DEED_INLINE struct S_client *C_as_S(struct C_client *client OWN CLAIMS)\n"
    "{\n"
    "    return (struct S_client *)(void *)client;\n"
    "}\n\n";

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* A template in which `C` as a word, or in front of an underscore or behind one, is the contract
 * and `S` the side. */
static void emit_template(struct writer *out, const char *template, const char *contract,
                          const char *side)
{
    for (const char *at = template; *at; at++) {
        bool alone = (at == template || !is_letter(at[-1])) && !is_letter(at[1]);
        if (alone && *at == 'C')
            writer_print(out, "%s", contract);
        else if (alone && *at == 'S')
            writer_print(out, "%s", side);
        else
            writer_bytes(out, at, 1);
    }
}

/* The kernel's contracts Ioports and Registers: what the object stands for is read and written. */
static void emit_accesses(struct writer *out, const struct contract *contract)
{
    bool is_ioports = strcmp(contract->name, "Ioports") == 0;
    const char *object = is_ioports ? "ioports" : "registers", *name = contract->name;
    unsigned widest = is_ioports ? 32 : 64, offset = is_ioports ? 16 : 32;

    if (!is_ioports && strcmp(name, "Registers") != 0)
        return;
    for (unsigned bits = 8; bits <= widest; bits *= 2) {
        writer_print(out,
                     "DEED_INLINE uint%u_t %s_read%u(const struct %s_client *client STATE(Held),\n"
                     "        uint%u_t offset)\n{\n"
                     "    return deed_%s_read%u(&client->endpoint, offset);\n}\n\n",
                     bits, name, bits, name, offset, object, bits);
        writer_print(out,
                     "DEED_INLINE void %s_write%u(const struct %s_client *client STATE(Held),\n"
                     "        uint%u_t offset, uint%u_t value)\n{\n"
                     "    deed_%s_write%u(&client->endpoint, offset, value);\n}\n\n",
                     name, bits, name, offset, bits, object, bits);
    }
}

void header_endpoints(struct writer *out, const struct contract *contract)
{
    writer_print(out, "/* ---- both ends ---- */\n\n");
    emit_template(out, endpoint_functions, contract->name, "client");
    emit_template(out, endpoint_functions, contract->name, "server");
    emit_template(out, set_functions, contract->name, "client");
    emit_template(out, set_functions, contract->name, "server");
    emit_template(out, channel_functions, contract->name, "");
    if (contract->base)
        emit_template(out, upcast_function, contract->name, contract->base->name);
    emit_accesses(out, contract);
}
