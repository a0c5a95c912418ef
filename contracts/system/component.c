/* component.c - NAME.component: a component's ports, budgets and services. Each statement is
 * checked as soon as it is read; contracts come from the library. */
#include <stdlib.h>
#include <string.h>

#include "image.h"
#include "../compiler/words.h"

#define DEFAULT_HEAP      ((uint64_t)64 << 10)
#define MOST_HEAP         ((uint64_t)1 << 40)
#define DEFAULT_ENDPOINTS 16u
#define MOST_ENDPOINTS    4096u
#define MOST_PORTS        255u /* a port's number is a byte in the kernel's tables      */
#define LONGEST_NAME      23u  /* struct deed_component_info has room for that, and a 0 */

struct component_draft {
    struct component component;
    struct pool pool;
    struct notation notation;
    struct contract_library *library;
    bool said_heap, said_endpoints;
};

static const char *const statements[] = {
    "serves",   "uses",  "interrupt", "ioports", "registers", "virtqueue", "watch",
    "services", "makes", "separates", "heap",    "endpoints", "prove",     NULL};

#define component_error(draft, ...) notation_error(&(draft)->notation, __VA_ARGS__)

static void check_name(struct component_draft *draft, struct place at, const char *what,
                       const char *name, const char *why)
{
    if (!why && strlen(name) > LONGEST_NAME)
        why = "it is longer than 23 characters";
    if (why)
        component_error(draft, at, "name", "%s cannot be called `%s`: %s", what, name, why);
}

const char *component_name_refused(const char *name)
{
    const char *why = word_refused_after_prefix(name);

    if (!why && (name[0] < 'a' || name[0] > 'z'))
        why = "it does not begin with a small letter";
    if (!why && (!strcmp(name, "deed") || !strncmp(name, "deed_", 5) ||
                 !strncmp(name, "size_", 5) || !strncmp(name, "image_", 6)))
        why = "the system's own names begin like that";
    if (!why && strcmp(name, "kernel") == 0)
        why = "the kernel is";
    if (!why && strstr(name, "__"))
        why = "it has two underscores in a row";
    return why;
}

static void check_component_name(struct component_draft *draft, struct place at)
{
    const char *name = draft->component.name;
    const char *slash = strrchr(draft->component.file, '/');
    const char *base = slash ? slash + 1 : draft->component.file;

    check_name(draft, at, "a component", name, component_name_refused(name));
    if (strncmp(base, name, strlen(name)) != 0 || strcmp(base + strlen(name), ".component") != 0)
        component_error(draft, at, "name",
                        "the component `%s` must be in a file `%s.component`, this is `%s`", name,
                        name, base);
}

static void add_port(struct component_draft *draft, struct port port)
{
    struct component *component = &draft->component;
    const struct port *other = component_find_port(component, port.name);

    check_name(draft, port.place, "a port", port.name, word_refused(port.name));
    if (other) {
        component_error(draft, port.place, "name", "two ports are called `%s`", port.name);
        notation_note(&draft->notation, other->place, "the other one is here");
        return;
    }
    for (size_t i = 0; i < component->port_count; i++)
        if (port.kind >= PORT_INTERRUPT && component->ports[i].kind == port.kind) {
            component_error(draft, port.place, "unsupported",
                            "a component has at most one port of this kind in this version");
            notation_note(&draft->notation, component->ports[i].place, "the other one is here");
            return;
        }
    if (component->port_count == MOST_PORTS) {
        component_error(draft, port.place, "limit", "a component has at most %u ports", MOST_PORTS);
        return;
    }
    component->ports =
        pool_grow(&draft->pool, component->ports, component->port_count, sizeof port);
    component->ports[component->port_count++] = port;
}

/* A set holds endpoints in one state, and waits there for what their clients send. */
static void check_set_state(struct component_draft *draft, struct port *port, struct place at)
{
    const struct contract *contract = port->contract;
    const char *start = contract->states[contract->start].name;
    uint16_t state = contract_find_state(contract, port->set_state ? port->set_state : start);

    if (state == STATE_NONE) {
        component_error(draft, at, "unknown", "no state `%s` in the contract %s", port->set_state,
                        contract->name);
        return;
    }
    if (!contract_may_receive(contract, state, SIDE_SERVER)) {
        component_error(draft, at, "port-type",
                        "in state %s of %s the server receives nothing, so a set could not wait "
                        "there; write `serves %s: %s@STATE`",
                        contract->states[state].name, contract->name, port->name, contract->name);
        return;
    }
    port->set_state = contract->states[state].name;
}

/* `Ready`, or `Ready.2`: the point between two messages that has no name of its own. */
static const char *parse_state(struct component_draft *draft)
{
    struct notation *in = &draft->notation;
    const char *name = notation_name(in, "the name of a state");
    uint64_t number;

    if (!name || !notation_accept_mark(in, '.'))
        return name;
    if (!notation_number(in, "the number of the point", UINT16_MAX, &number))
        return NULL;
    return pool_print(&draft->pool, "%s.%llu", name, (unsigned long long)number);
}

/* `serves name: Contract[@State] [many];` and `uses name: Contract;`, behind the first word. */
static bool parse_contract_port(struct component_draft *draft, enum port_kind kind)
{
    struct notation *in = &draft->notation;
    struct port port = {.kind = kind, .place = in->token.place};

    port.name = notation_name(in, "the name of the port");
    if (!port.name || !notation_expect_mark(in, ':', "the name of the port"))
        return false;
    struct place at = in->token.place;
    const char *name = notation_name(in, "the name of a contract");
    if (!name)
        return false;
    struct place state_at = at;
    if (kind == PORT_SERVES && notation_accept_mark(in, '@')) {
        state_at = in->token.place;
        port.set_state = parse_state(draft);
        if (!port.set_state)
            return false;
    }
    port.many = kind == PORT_SERVES && notation_accept_word(in, "many");
    const struct kernel_contract *kernels = contract_of_kernel(name);
    if (kernels) {
        component_error(draft, at, "port-type", "the contract %s is the kernel's: write `%s %s%s;`",
                        name, kernels->word, port.name, kernels->behind);
        return true;
    }
    port.contract = contract_library_find(draft->library, name, at);
    if (!port.contract) {
        in->errors++; /* the library has said why, now or before */
        return true;
    }
    if (kind == PORT_SERVES)
        check_set_state(draft, &port, state_at);
    add_port(draft, port);
    return true;
}

/* `interrupt name;`, `watch name;`, `ioports name [owned];`, `registers name [owned];`: the
 * contract is what it is a port of, if it is one to open. */
static bool parse_kernel_port(struct component_draft *draft, enum port_kind kind,
                              const char *contract)
{
    bool may_be_for_ever = kind == PORT_IOPORTS || kind == PORT_REGISTERS;
    struct notation *in = &draft->notation;
    struct port port = {.kind = kind, .place = in->token.place};

    port.name = notation_name(in, "the name of the port");
    if (!port.name)
        return false;
    if (!may_be_for_ever || notation_accept_word(in, "owned")) {
        port.contract = contract_library_find(draft->library, contract, port.place);
        in->errors += !port.contract;
    }
    add_port(draft, port);
    return true;
}

static bool parse_services(struct component_draft *draft)
{
    static const char *const known[] = {"info",   "start",  "stop",   "exit",
                                        "inject", "cycles", "revoke", "record"};
    struct component *component = &draft->component;
    struct notation *in = &draft->notation;

    do {
        struct place at = in->token.place;
        const char *name = notation_name(in, "the name of a service");
        if (!name)
            return false;
        bool is_known = false;
        for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
            is_known |= strcmp(known[i], name) == 0;
        if (!is_known) {
            component_error(draft, at, "unknown",
                            "no service `%s`; there are info, start, stop, exit, inject, "
                            "cycles, revoke, record",
                            name);
            continue;
        }
        if (component_lists_service(component, name)) {
            component_error(draft, at, "name", "the service `%s` is listed twice", name);
            continue;
        }
        component->services =
            pool_grow(&draft->pool, component->services, component->service_count, sizeof name);
        component->service_places =
            pool_grow(&draft->pool, component->service_places, component->service_count, sizeof at);
        component->service_places[component->service_count] = at;
        component->services[component->service_count++] = name;
    } while (notation_accept_mark(in, ','));
    return true;
}

/* `makes File, Directory;` */
static bool parse_makes(struct component_draft *draft)
{
    struct component *component = &draft->component;
    struct notation *in = &draft->notation;

    do {
        struct place at = in->token.place;
        const char *name = notation_name(in, "the name of a contract");
        if (!name)
            return false;
        const struct contract *contract = contract_library_find(draft->library, name, at);
        in->errors += !contract;
        if (!contract)
            continue;
        bool listed = false;
        for (size_t i = 0; i < component->make_count; i++)
            listed |= component->makes[i] == contract;
        if (listed || contract_of_kernel(name)) {
            component_error(draft, at, "name",
                            listed ? "the contract `%s` is listed twice"
                                   : "channels of %s are the kernel's",
                            name);
            continue;
        }
        size_t count = component->make_count++;
        component->makes = pool_grow(&draft->pool, component->makes, count, sizeof contract);
        component->make_places = pool_grow(&draft->pool, component->make_places, count, sizeof at);
        component->makes[count] = contract;
        component->make_places[count] = at;
    } while (notation_accept_mark(in, ','));
    return true;
}

/* `separates;` */
static bool parse_separates(struct component_draft *draft, struct place at)
{
    if (draft->component.separates)
        component_error(draft, at, "name", "`separates` is said twice");
    draft->component.separates = true;
    return true;
}

/* `prove all;`: nothing is left to checks at run time. */
static bool parse_prove(struct component_draft *draft, struct place at)
{
    if (!notation_expect_word(&draft->notation, "all", "`all`: every index is to be proved"))
        return false;
    if (draft->component.prove_all)
        component_error(draft, at, "name", "`prove all` is said twice");
    draft->component.prove_all = true;
    return true;
}

static bool parse_float(struct component_draft *draft, struct place at)
{
    if (draft->component.has_float)
        component_error(draft, at, "name", "`float` is said twice");
    draft->component.has_float = true;
    return true;
}

/* `heap 64K;` and `endpoints 8;`, each once. */
static bool parse_budget(struct component_draft *draft, const char *what, uint64_t largest,
                         bool *said, uint64_t *number)
{
    if (*said)
        component_error(draft, draft->notation.token.place, "name", "%s is said twice", what);
    *said = true;
    return notation_number(&draft->notation, what, largest, number);
}

static bool parse_statement(struct component_draft *draft)
{
    struct notation *in = &draft->notation;
    struct component *component = &draft->component;
    struct place at = in->token.place;
    uint64_t endpoints = component->endpoints;
    bool fine = false;

    if (notation_accept_word(in, "serves"))
        fine = parse_contract_port(draft, PORT_SERVES);
    else if (notation_accept_word(in, "uses"))
        fine = parse_contract_port(draft, PORT_USES);
    else if (notation_accept_word(in, "interrupt"))
        fine = parse_kernel_port(draft, PORT_INTERRUPT, "Interrupt");
    else if (notation_accept_word(in, "watch"))
        fine = parse_kernel_port(draft, PORT_WATCH, "Watch");
    else if (notation_accept_word(in, "ioports"))
        fine = parse_kernel_port(draft, PORT_IOPORTS, "Ioports");
    else if (notation_accept_word(in, "registers"))
        fine = parse_kernel_port(draft, PORT_REGISTERS, "Registers");
    else if (notation_accept_word(in, "makes"))
        fine = parse_makes(draft);
    else if (notation_accept_word(in, "separates"))
        fine = parse_separates(draft, at);
    else if (notation_accept_word(in, "services"))
        fine = parse_services(draft);
    else if (notation_accept_word(in, "heap"))
        fine = parse_budget(draft, "the size of the heap", MOST_HEAP, &draft->said_heap,
                            &component->heap);
    else if (notation_accept_word(in, "endpoints"))
        fine = parse_budget(draft, "the number of endpoints", MOST_ENDPOINTS,
                            &draft->said_endpoints, &endpoints);
    else if (notation_accept_word(in, "virtqueue"))
        fine = parse_kernel_port(draft, PORT_VIRTQUEUE, "Virtqueue");
    else if (notation_accept_word(in, "prove"))
        fine = parse_prove(draft, at);
    else if (notation_accept_word(in, "float"))
        fine = parse_float(draft, at);
    else
        notation_unexpected(in,
                            "`serves`, `uses`, `interrupt`, `ioports`, `registers`, `virtqueue`, "
                            "`watch`, `services`, `makes`, `separates`, `heap`, `endpoints`, "
                            "`float`, `prove` or `}`");
    component->endpoints = (unsigned)endpoints;
    return fine && notation_expect_mark(in, ';', "the statement");
}

static void parse_component(struct component_draft *draft)
{
    struct notation *in = &draft->notation;
    struct component *component = &draft->component;

    component->documentation = in->token.documentation;
    if (!notation_expect_word(in, "component", "`component`"))
        return;
    component->place = in->token.place;
    component->name = notation_name(in, "the name of the component");
    if (!component->name)
        return;
    check_component_name(draft, component->place);
    if (!notation_expect_mark(in, '{', "the name of the component"))
        return;
    while (in->token.kind != TOKEN_END && !notation_is_mark(in, '}')) {
        const char *begin = in->token.text;
        if (!parse_statement(draft))
            notation_recover(in, begin, statements);
    }
    if (notation_expect_mark(in, '}', "the component's last statement") &&
        in->token.kind != TOKEN_END)
        notation_unexpected(in, "nothing after the component (one a file)");
}

struct component *component_read_at(const char *file, struct place asked_for_at,
                                    struct contract_library *library,
                                    struct diagnostics *diagnostics)
{
    struct component_draft *draft = must_allocate(sizeof *draft);

    *draft = (struct component_draft){
        .component = {.heap = DEFAULT_HEAP, .endpoints = DEFAULT_ENDPOINTS}, .library = library};
    if (notation_open(&draft->notation, file, asked_for_at, &draft->pool, diagnostics)) {
        draft->component.file = draft->notation.file;
        parse_component(draft);
        if (draft->notation.errors == 0)
            return &draft->component;
    }
    component_free(&draft->component);
    return NULL;
}

struct component *component_read(const char *file, struct contract_library *library,
                                 struct diagnostics *diagnostics)
{
    return component_read_at(file, (struct place){file, 0, 0}, library, diagnostics);
}

/* The component is the first member of its draft. */
void component_free(struct component *component)
{
    struct component_draft *draft = (struct component_draft *)component;

    if (!draft)
        return;
    pool_free(&draft->pool);
    free(draft);
}

const struct port *component_find_port(const struct component *component, const char *name)
{
    for (size_t i = 0; i < component->port_count; i++)
        if (strcmp(component->ports[i].name, name) == 0)
            return &component->ports[i];
    return NULL;
}

bool component_lists_service(const struct component *component, const char *service)
{
    for (size_t i = 0; i < component->service_count; i++)
        if (strcmp(component->services[i], service) == 0)
            return true;
    return false;
}
