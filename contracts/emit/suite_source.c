/* suite_source.c - where the clients of conformance suites get the client ends that they send: from
 * a component of its own. Were they to make these channels themselves, the server could come to
 * wait for a client that waits for the server. */
#include <stdlib.h>
#include <string.h>

#include "lines.h"
#include "suite.h"

static bool is_listed(const struct suite_ends *ends, const struct value_type *type)
{
    return suite_end_number(ends, type) < ends->count;
}

size_t suite_end_number(const struct suite_ends *ends, const struct value_type *type)
{
    size_t i = 0;

    while (i < ends->count && (strcmp(ends->types[i]->contract_name, type->contract_name) != 0 ||
                               strcmp(ends->types[i]->state_name, type->state_name) != 0))
        i++;
    return i;
}

void suite_find_ends(struct pool *pool, const struct contract *contract, struct suite_ends *ends)
{
    for (size_t m = 0; m < contract->message_count; m++) {
        const struct message *message = &contract->messages[m];
        for (size_t p = 0; message->to_server && p < message->parameter_count; p++) {
            const struct value_type *type = &message->parameters[p].type;
            if (type->kind != VALUE_CLIENT || is_listed(ends, type))
                continue;
            ends->types = pool_grow(pool, ends->types, ends->count, sizeof *ends->types);
            ends->types[ends->count++] = type;
        }
    }
}

const char *suite_given_end(struct suite *suite, const struct value_type *type)
{
    struct pool *pool = &suite->fill.pool;
    size_t number = suite_end_number(suite->ends, type);
    const char *name = pool_print(pool, "given_%zu", number);
    struct writer out = {0};

    if (fill_begin(&suite->fill, "g_source")) {
        writer_print(&out, "static struct Ends_client *g_source OWN STATE(Start);\n\n"
                           "static void open_source(struct Ends_port *port)\n{\n"
                           "    struct Ends_client *source = Ends_open(port, DEED_FOREVER);\n\n"
                           "    if (!source)\n        deed_fault(deed_reason_null);\n"
                           "    PUT(g_source, source);\n}\n");
        fill_end(&suite->fill, "g_source", &out);
    }
    if (fill_begin(&suite->fill, name)) {
        writer_print(&out,
                     "OWN STATE(%s) static struct %s_client *%s(void)\n{\n"
                     "    struct Ends_client *source = TAKE(g_source);\n"
                     "    if (!source)\n        deed_fault(deed_reason_null);\n"
                     "    switch (Ends_call_Take%zu(source)) {\n    case Ends_Taken%zu: break;\n"
                     "    case Ends_closed: deed_fault(deed_reason_unreachable);\n    }\n",
                     type->state_name, type->contract_name, name, number, number);
        lines_assign(&out, "    ", pool_print(pool, "struct %s_client *given", type->contract_name),
                     "Ends_Taken%zu_given(source)", number);
        writer_print(&out, "    PUT(g_source, source);\n    return given;\n}\n");
        fill_end(&suite->fill, name, &out);
    }
    return pool_print(pool, "%s()", name);
}

char *suite_emit_ends(const struct suite_ends *ends)
{
    struct writer out = {0};

    writer_print(&out, "/// Where the clients of conformance suites get the ends that they send.\n"
                       "contract Ends {\n");
    for (size_t i = 0; i < ends->count; i++)
        writer_print(&out,
                     "    in  message Take%zu();\n"
                     "    out message Taken%zu(%s.client@%s given);\n",
                     i, i, ends->types[i]->contract_name, ends->types[i]->state_name);
    for (size_t i = 0; i < ends->count; i++)
        writer_print(&out, "%s Take%zu? -> Taken%zu! -> Start",
                     i ? "\n               |" : "\n    state Start:", i, i);
    writer_print(&out, ";\n}\n");
    return writer_finish(&out);
}

char *suite_emit_source(const struct suite_ends *ends, struct contract_library *library)
{
    struct fill fill = {.library = library};
    struct writer body = {0}, out = {0};

    for (size_t i = 0; i < ends->count; i++) {
        struct list call;
        writer_print(&body, "        case Ends_Take%zu:\n", i);
        list_begin(&call, &body, "            ", "Ends_send_Taken%zu(", i);
        list_item(&call, "client");
        list_item(&call, "%s", fill_fresh_end(&fill, ends->types[i]));
        list_end(&call, ");");
        writer_print(&body, "            Ends_server_set_put(ports->ends, client);\n"
                            "            break;\n");
    }
    writer_print(
        &out,
        "/* source.c - gives away fresh client ends. */\n#include \"source.component.h\"\n\n%s"
        "void source_main(struct source_ports *ports)\n{\n    for (;;) {\n"
        "        struct Ends_server *client = Ends_server_set_receive(ports->ends);\n\n"
        "        switch (Ends_server_tag(client)) {\n"
        "        case Ends_connected: Ends_server_set_put(ports->ends, client); break;\n"
        "        case Ends_closed: Ends_server_drop(client); break;\n%s        }\n    }\n}\n",
        fill.helpers.text ? fill.helpers.text : "", body.text);
    free(writer_finish(&body));
    free(writer_finish(&fill.helpers));
    pool_free(&fill.pool);
    return writer_finish(&out);
}
