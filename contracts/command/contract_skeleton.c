/* contract_skeleton.c - `deed contract skeleton`: a component to be filled in, and to be generated
 * again when its contract changes. */
#include <stdlib.h>
#include <string.h>

#include "../compiler/textfile.h"
#include "../emit/emit.h"
#include "../emit/skeleton.h"
#include "../system/component.h"
#include "verbs.h"

static void refuse(struct request *request, struct place at, const char *rule, const char *text,
                   const char *more)
{
    diagnostic_error(request->diagnostics, at, rule, "%s%s", text, more);
}

/* "calculator_server". */
static const char *component_name(struct request *request, const char *contract, enum side side)
{
    const char *given = request_switch(request, "--name=");
    const char *name = pool_print(&request->pool, "%s_%s", fill_stem_of(&request->pool, contract),
                                  side_word(side));

    return given ? given : name;
}

/* The component file: the author's if there is one. NULL when it has no port for the contract. */
static const struct port *port_of_file(struct request *request, const char *file,
                                       const struct contract *contract, enum side side)
{
    struct component *component = component_read(file, request->library, request->diagnostics);
    struct port *found = NULL;

    for (size_t i = 0; component && i < component->port_count; i++) {
        const struct port *port = &component->ports[i];
        bool serves = port->kind == PORT_SERVES;
        if (!port->contract || serves != (side == SIDE_SERVER) ||
            strcmp(port->contract->name, contract->name) != 0)
            continue;
        found = pool_take(&request->pool, sizeof *found);
        found->name = pool_text(&request->pool, port->name, strlen(port->name));
        if (port->set_state)
            found->set_state = pool_text(&request->pool, port->set_state, strlen(port->set_state));
        break;
    }
    if (component && !found)
        refuse(request, (struct place){file, 0, 0}, "port-type",
               side == SIDE_SERVER ? "no port of this component serves "
                                   : "no port of this component uses ",
               contract->name);
    component_free(component);
    return found;
}

static void write_component(struct request *request, const char *name,
                            const struct contract *contract, enum side side, uint16_t set,
                            const char *makes)
{
    const struct kernel_contract *kernels = contract_of_kernel(contract->name);
    struct writer out = {0};
    bool start = set == contract->start;

    writer_print(&out, "/// %s %s.\ncomponent %s {\n", side == SIDE_SERVER ? "Serves" : "Uses",
                 contract->name, name);
    if (side == SIDE_SERVER)
        writer_print(&out, "    serves service: %s%s%s many;\n", contract->name, start ? "" : "@",
                     start ? "" : contract->states[set].name);
    else if (kernels)
        writer_print(&out, "    %s server%s;\n", kernels->word, kernels->behind);
    else
        writer_print(&out, "    uses server: %s;\n", contract->name);
    writer_print(&out, "%s    heap 64K;\n    endpoints 8;\n}\n", makes);
    request_write(request, name, ".component", writer_finish(&out));
}

/* Keeps `fresh` no longer than what is written. */
static void write_source(struct request *request, const char *name, char *fresh)
{
    const char *file = pool_print(&request->pool, "%s/%s.c", request->output, name);
    const char *problem = NULL;
    size_t size;
    bool edited = false;
    char *old = NULL;

    if (textfile_exists(file) && !(old = textfile_read(file, &size, &problem)))
        refuse(request, (struct place){file, 0, 0}, "file", "cannot read it: ", problem);
    char *text = skeleton_keep(file, old, fresh, &edited, request->diagnostics);
    if (text && edited) {
        request_write(request, name, ".c.orig", strdup(old));
        fprintf(stderr,
                "%s: was changed outside of its begin and end marks, too: all of it is kept as "
                "%s.orig\n",
                file, file);
    }
    if (text)
        request_write(request, name, ".c", text);
    free(old);
    free(fresh);
}

static void write_skeleton(struct request *request)
{
    const struct contract *contract = contract_library_read(request->library, request->files[0]);
    bool server = request_switch(request, "--server") != NULL;
    enum side side = server ? SIDE_SERVER : SIDE_CLIENT;
    struct place at = {request->files[0], 0, 0};

    if (server == (request_switch(request, "--client") != NULL)) {
        refuse(request, at, "syntax", "say which side it is to be: --server or --client", "");
        return;
    }
    if (!contract)
        return;
    if (server && contract_of_kernel(contract->name)) {
        refuse(request, at, "port-type", "the kernel serves ", contract->name);
        return;
    }
    const char *name = component_name(request, contract->name, side);
    const char *file = pool_print(&request->pool, "%s/%s.component", request->output, name);
    struct port port = {.name = server ? "service" : "server"};
    uint16_t set = server ? skeleton_set_state(contract) : STATE_NONE;
    bool exists = request->output && textfile_exists(file);
    if (exists) {
        const struct port *found = port_of_file(request, file, contract, side);
        if (!found)
            return;
        port = *found;
        if (server)
            set = contract_find_state(contract, port.set_state);
    }
    if (server && set == STATE_NONE) {
        refuse(request, at, "port-type", "the server receives nothing, so no port can serve ",
               contract->name);
        return;
    }
    if (request->check)
        return;
    char *source = contract_emit_skeleton(contract, side, name, port.name, set, request->library);
    if (!exists)
        write_component(request, name, contract, side, set, fill_makes(&request->pool, source));
    write_source(request, name, source);
}

static const char *const switches[] = {"--server", "--client", "--name=", NULL};

const struct form form_contract_skeleton = {
    .name = "contract skeleton",
    .usage =
        "deed contract skeleton FILE.contract --server|--client [-I DIR]... -o OUTDIR\n"
        "Writes a component to be filled in, OUTDIR/NAME.component and OUTDIR/NAME.c. It passes\n"
        "`deed check` as it is. Generated again it keeps what lies between the marks\n"
        "`begin` and `end`; what belongs to a message that is gone moves into a comment at\n"
        "the end. An existing component file stays, and says the port.\n"
        "  --server             one that serves the contract\n"
        "  --client             one that uses it\n"
        "  --name=NAME          the component's; contract_server or contract_client else\n"
        "  -I DIR               where the contracts lie that this one names\n"
        "  -o OUTDIR            where to write\n"
        "  --check              write nothing\n"
        "  --format=FORMAT      of errors: text, json or sarif\n",
    .files_max = 1,
    .writes = true,
    .switches = switches,
    .action = write_skeleton};
