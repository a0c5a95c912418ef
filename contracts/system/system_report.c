/* system_report.c - `deed system report`: everything that is decided about an image before it runs,
 * on one page of HTML. No script, nothing from elsewhere: it can be mailed, kept and compared. */
#include <stdlib.h>
#include <string.h>

#include "system_report.h"

static const char style[] =
    "<style>\n"
    ":root { color-scheme: light dark; --line: #8886; --soft: #8882; }\n"
    "body { font: 16px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto;\n"
    "       padding: 0 1rem; }\n"
    "h1 { margin-bottom: 0; } h2 { margin-top: 2.5rem; }\n"
    "nav a { margin-right: 1em; }\n"
    ".wide { overflow-x: auto; }\n"
    "table { border-collapse: collapse; font-size: 0.9rem; }\n"
    "th, td { border-bottom: 1px solid var(--line); padding: 0.25em 0.75em; text-align: left;\n"
    "         vertical-align: top; }\n"
    "thead th { background: var(--soft); }\n"
    ".n { text-align: right; font-variant-numeric: tabular-nums; }\n"
    "code, pre { font: 0.85em ui-monospace, monospace; }\n"
    "td code { overflow-wrap: anywhere; }\n"
    ".graph { background: white; border: 1px solid var(--line); padding: 0.5rem; }\n"
    ".graph svg { max-width: 100%; height: auto; }\n"
    ".note { color: GrayText; }\n"
    "</style>\n";

static void summary(struct writer *page, const struct report *report)
{
    const struct system_image *system = report->system;

    report_tag(page, "<p>");
    report_print(page, "%zu components, %zu connections, %zu contracts; heaps of ",
                 system->instance_count, system->connection_count, system->contract_count);
    writer_size(page, system_heap(system));
    report_tag(page, " in a machine of ");
    writer_size(page, system->memory);
    report_print(page, "%s. Read from ",
                 system->allow_inject ? "; faults may be injected (allow inject)" : "");
    report_tag(page, "<code>");
    report_print(page, "%s", system->file);
    report_tag(page, "</code>.</p>\n");
}

static void contents(struct writer *page)
{
    report_tag(page, "<nav><a href=\"#graph\">Graph</a><a href=\"#matrix\">Who speaks to whom</a>"
                     "<a href=\"#budgets\">Budgets</a><a href=\"#connections\">Connections</a>"
                     "<a href=\"#contracts\">Contracts</a><a href=\"#hardware\">Hardware</a>"
                     "<a href=\"#flows\">Flows</a><a href=\"#stacks\">Stacks</a>"
                     "<a href=\"#accesses\">Accesses</a>"
                     "<a href=\"#certificates\">Certificates</a></nav>\n");
}

/* The drawing is our own program's, of names that are C identifiers: it goes in as it is. */
static void graph(struct writer *page, const struct report *report)
{
    report_head(page, "graph", "Graph");
    if (report->svg) {
        report_tag(page, "<div class=\"wide graph\">\n");
        report_tag(page, report->svg);
        report_tag(page, "</div>\n");
        return;
    }
    report_tag(page, "<p class=\"note\">");
    report_print(page, "Not drawn: %s.", report->no_svg ? report->no_svg : "it was not asked for");
    report_tag(page, "</p>\n");
}

/* ---- who speaks to whom ---- */

static void pair(struct writer *page, const struct system_image *system, size_t client,
                 size_t server)
{
    const char *gap = "";

    report_tag(page, "<td>");
    for (size_t i = 0; i < system->connection_count; i++) {
        const struct connection *one = &system->connections[i];
        bool first;
        if (one->client != client || one->server != server)
            continue;
        unsigned count = view_count_same(system, i, &first);
        if (!first)
            continue;
        const char *name = view_contract(system, one)->name;
        report_print(page, "%s", gap);
        writer_print(page, "<a href=\"#contract-%s\">", name);
        report_print(page, "%s", name);
        report_tag(page, "</a>");
        if (count > 1)
            report_print(page, " (%u)", count);
        gap = ", ";
    }
    report_tag(page, "</td>");
}

static bool takes_part(const struct system_image *system, size_t instance, bool as_client)
{
    for (size_t i = 0; i < system->connection_count; i++)
        if ((as_client ? system->connections[i].client : system->connections[i].server) == instance)
            return true;
    return false;
}

static void matrix(struct writer *page, const struct system_image *system)
{
    const char **heads = calloc(system->instance_count + 2, sizeof *heads);
    size_t count = 0;

    report_head(page, "matrix", "Who speaks to whom");
    report_tag(page,
               "<p>Clients on the left, servers on top. What is empty here cannot happen: there "
               "is no channel.</p>\n");
    heads[count++] = "";
    for (size_t i = 0; i < system->instance_count; i++)
        if (takes_part(system, i, false))
            heads[count++] = system->instances[i].name;
    report_table(page, heads);
    for (size_t i = 0; i < system->instance_count; i++) {
        if (!takes_part(system, i, true))
            continue;
        report_row(page);
        report_head_cell(page, system->instances[i].name);
        for (size_t j = 0; j < system->instance_count; j++)
            if (takes_part(system, j, false))
                pair(page, system, i, j);
        report_tag(page, "</tr>");
    }
    report_end_table(page);
    free(heads);
}

/* ---- budgets ---- */

static void time_cell(struct writer *page, const struct instance *instance)
{
    report_tag(page, "<td>");
    if (instance->period) {
        view_time(page, instance->budget);
        report_tag(page, " of each ");
        view_time(page, instance->period);
    }
    report_tag(page, "</td>");
}

static void budget_row(struct writer *page, const struct system_image *system,
                       const struct instance *instance)
{
    static const char *const trusts[] = {[TRUST_CHECKED] = "checked",
                                         [TRUST_HARDWARE] = "checked, drives hardware",
                                         [TRUST_MONITOR] = "checked monitor",
                                         [TRUST_SEPARATES] = "trusted to separate"};
    struct writer services = {0};

    report_row(page);
    report_head_cell(page, instance->name);
    report_cell(page, "%s", trusts[view_trust(instance)]);
    report_cell(page, "%u", instance->priority);
    time_cell(page, instance);
    report_size(page, instance->component->heap);
    report_size(page, instance->queues);
    report_cell(page, "%u", instance->component->endpoints);
    report_cell(page, "%s", view_restart(instance));
    report_cell(page, "%s",
                instance->supervisor == NOT_THERE ? ""
                                                  : system->instances[instance->supervisor].name);
    view_services(&services, instance, ", ");
    for (size_t i = 0; i < instance->component->make_count; i++)
        writer_print(&services, "%schannels of %s", services.size ? ", " : "",
                     instance->component->makes[i]->name);
    report_cell(page, "%s", services.text ? services.text : "");
    free(writer_finish(&services));
    report_tag(page, "</tr>");
}

static void budgets(struct writer *page, const struct system_image *system)
{
    static const char *const heads[] = {"Component",  "Trust",    "Priority",  "Processor",
                                        "Heap",       "Queues",   "Endpoints", "Start",
                                        "Supervisor", "Services", NULL};

    report_head(page, "budgets", "Budgets");
    report_tag(page,
               "<p>Most that each may use, of what. Heap is what may be charged to it; queues "
               "are the channels that its ports open.</p>\n");
    report_table(page, heads);
    for (size_t i = 0; i < system->instance_count; i++)
        budget_row(page, system, &system->instances[i]);
    report_end_table(page);
}

/* ---- connections and contracts ---- */

static void connections(struct writer *page, const struct system_image *system)
{
    static const char *const heads[] = {"Client",       "Server", "Contract", "Most under way",
                                        "Queue memory", "On it",  NULL};

    report_head(page, "connections", "Connections");
    report_tag(page, "<p>The side that opens a channel, the client, pays for its queues. Under way "
                     "at most: messages to the client, to the server.</p>\n");
    report_table(page, heads);
    for (size_t i = 0; i < system->connection_count; i++) {
        const struct connection *one = &system->connections[i];
        const struct instance *client = &system->instances[one->client];
        const struct instance *server = &system->instances[one->server];
        const struct contract *contract = view_contract(system, one);
        report_row(page);
        report_cell(page, "%s.%s", client->name, client->component->ports[one->client_port].name);
        report_cell(page, "%s.%s", server->name, server->component->ports[one->server_port].name);
        report_cell(page, "%s", contract->name);
        report_cell(page, "%u, %u", contract->capacity[SIDE_CLIENT],
                    contract->capacity[SIDE_SERVER]);
        report_size(page, system_channel_bytes(contract));
        report_cell(
            page, "%s%s%s", one->monitor == NOT_THERE ? "" : system->instances[one->monitor].name,
            one->monitor == NOT_THERE ? "" : " monitors", one->delegates ? ", delegates" : "");
        report_tag(page, "</tr>");
    }
    report_end_table(page);
}

/* The first sentence or line of it. */
static void about(struct writer *page, const char *documentation)
{
    const char *text = documentation ? documentation : "";
    size_t size = strcspn(text, "\n");
    const char *stop = strstr(text, ". ");

    if (stop && (size_t)(stop - text) < size)
        size = (size_t)(stop - text) + 1;
    report_cell(page, "%.*s", (int)size, text);
}

static void contracts(struct writer *page, const struct system_image *system)
{
    static const char *const heads[] = {
        "Contract",       "Version",        "What it is for", "Messages",     "States",
        "Most under way", "Slots in bytes", "Queue memory",   "Derives from", NULL};

    report_head(page, "contracts", "Contracts");
    report_tag(page,
               "<p>Each was proved: no message meets a peer that does not expect it, nobody "
               "waits for ever for the other, and no queue gets longer than said here.</p>\n");
    report_table(page, heads);
    for (size_t i = 0; i < system->contract_count; i++) {
        const struct contract *one = system->contracts[i];
        report_tag(page, "\n<tr id=\"contract-");
        report_print(page, "%s", one->name);
        report_tag(page, "\">");
        report_head_cell(page, one->name);
        report_cell(page, "%u", one->version);
        about(page, one->documentation);
        report_cell(page, "%zu", one->message_count);
        report_cell(page, "%zu", one->state_count);
        report_cell(page, "%u, %u", one->capacity[SIDE_CLIENT], one->capacity[SIDE_SERVER]);
        report_cell(page, "%u, %u", system_slot_size(one, false), system_slot_size(one, true));
        report_size(page, system_channel_bytes(one));
        report_cell(page, "%s", one->base ? one->base->name : "");
        report_tag(page, "</tr>");
    }
    report_end_table(page);
}

/* ---- hardware and flows ---- */

static void hardware_row(struct writer *page, const struct instance *instance, const char *what,
                         uint64_t first, uint64_t last)
{
    report_row(page);
    report_head_cell(page, instance->name);
    if (first == last)
        report_cell(page, "%s %llu", what, (unsigned long long)first);
    else
        report_cell(page, "%s 0x%llx..0x%llx", what, (unsigned long long)first,
                    (unsigned long long)last);
    report_tag(page, "</tr>");
}

static void hardware(struct writer *page, const struct system_image *system)
{
    static const char *const heads[] = {"Component", "What of the machine", NULL};

    report_head(page, "hardware", "Hardware");
    report_tag(page, "<p>Each to one component, and to none that is not named here.</p>\n");
    report_table(page, heads);
    for (size_t i = 0; i < system->instance_count; i++) {
        const struct instance *one = &system->instances[i];
        if (one->irq >= 0)
            hardware_row(page, one, "interrupt", (uint64_t)one->irq, (uint64_t)one->irq);
        if (one->ioport_count)
            hardware_row(page, one, "I/O ports", one->ioport_base,
                         (uint64_t)one->ioport_base + one->ioport_count - 1);
        if (one->register_size)
            hardware_row(page, one, "registers", one->register_base,
                         one->register_base + one->register_size - 1);
        if (one->virtqueue)
            hardware_row(page, one, "virtqueue", one->virtqueue, one->virtqueue);
    }
    report_end_table(page);
}

static void flows(struct writer *page, const struct system_image *system)
{
    report_head(page, "flows", "Flows that are forbidden");
    if (system->forbidden_count == 0) {
        report_tag(page, "<p>The system forbids none.</p>\n");
        return;
    }
    report_tag(page,
               "<p>Followed over all connections, and over endpoints that travel in messages: "
               "none of these can happen.</p>\n<ul>\n");
    for (size_t i = 0; i < system->forbidden_count; i++) {
        report_tag(page, "<li>");
        report_print(page, "%s -> %s", system->instances[system->forbidden[i].from].name,
                     system->instances[system->forbidden[i].to].name);
        report_tag(page, "</li>\n");
    }
    report_tag(page, "</ul>\n");
}

char *system_emit_report(const struct report *report)
{
    const struct system_image *system = report->system;
    struct writer page = {0};

    report_tag(&page, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                      "<title>");
    report_print(&page, "The system %s", system->name);
    report_tag(&page, "</title>\n");
    report_tag(&page, style);
    report_tag(&page, "</head>\n<body>\n<h1>");
    report_print(&page, "The system %s", system->name);
    report_tag(&page, "</h1>\n");
    summary(&page, report);
    contents(&page);
    graph(&page, report);
    matrix(&page, system);
    budgets(&page, system);
    connections(&page, system);
    contracts(&page, system);
    hardware(&page, system);
    flows(&page, system);
    report_stacks(&page, report);
    report_accesses(&page, report);
    report_certificates(&page, report);
    report_tag(&page, "</body>\n</html>\n");
    return writer_finish(&page);
}
