/* ends.c - how a system file names components and their ports: `calc.service`, `worker[2].log`,
 * `worker[0..3].log`, `worker[*].log`, and `net.log`, which the system `net` exports. */
#include <string.h>

#include "image.h"

static const struct member *find_member(const struct image_draft *draft, const char *name)
{
    const char *whole =
        pool_print(&((struct image_draft *)draft)->pool, "%s%s", draft->scope->prefix, name);

    for (size_t i = 0; i < draft->member_count; i++)
        if (strcmp(draft->members[i].name, whole) == 0)
            return &draft->members[i];
    return NULL;
}

/* `[N]`, `[N..M]` or `[*]`, if one is there. */
static bool parse_index(struct image_draft *draft, struct range *range)
{
    struct notation *in = &draft->notation;

    range->indexed = notation_accept_mark(in, '[');
    if (!range->indexed)
        return true;
    range->all = notation_accept_mark(in, '*');
    if (!range->all) {
        if (!notation_number(in, "a number in an array", UINT32_MAX, &range->from))
            return false;
        range->to = range->from;
        if (notation_accept(in, TOKEN_RANGE) &&
            !notation_number(in, "a number in an array", UINT32_MAX, &range->to))
            return false;
    }
    return notation_expect_mark(in, ']', "the number");
}

/* A name that may lead into systems: `net.driver[1]`. */
bool range_parse(struct image_draft *draft, struct range *range)
{
    struct notation *in = &draft->notation;

    *range = (struct range){.place = in->token.place};
    range->name = notation_name(in, "the name of a component");
    while (range->name && notation_accept_mark(in, '.')) {
        const char *part = notation_name(in, "the name of a component");
        range->name = part ? pool_print(&draft->pool, "%s.%s", range->name, part) : NULL;
    }
    return range->name && parse_index(draft, range);
}

static void report_unknown(struct image_draft *draft, const struct range *range)
{
    size_t prefix = strlen(draft->scope->prefix);
    struct nearest nearest = {.wanted = range->name};

    image_error(draft, range->place, "unknown", "no component `%s` in this system (so far)",
                range->name);
    for (size_t i = 0; i < draft->member_count; i++)
        if (strncmp(draft->members[i].name, draft->scope->prefix, prefix) == 0)
            word_offer(&nearest, draft->members[i].name + prefix);
    notation_suggest(&draft->notation, &nearest);
}

/* The instances that the brackets choose; 0 when they are no numbers of this array. */
static size_t choose(struct image_draft *draft, const struct range *range,
                     const struct member *member, size_t *first)
{
    *first = member->first;
    if (member->count == 0)
        return 0; /* reported where it is declared */
    if (!range->indexed || (range->all && member->is_array))
        return member->count;
    if (!member->is_array) {
        image_error(draft, range->place, "unknown", "`%s` is no array", range->name);
    } else if (range->from > range->to || range->to >= member->count) {
        image_error(draft, range->place, "unknown", "`%s` has the components 0 to %zu", range->name,
                    member->count - 1);
    } else {
        *first += (size_t)range->from;
        return (size_t)(range->to - range->from) + 1;
    }
    notation_note(&draft->notation, member->place, "it is declared here");
    return 0;
}

size_t range_find(struct image_draft *draft, const struct range *range, size_t *first)
{
    const struct member *member = find_member(draft, range->name);

    if (member)
        return choose(draft, range, member, first);
    report_unknown(draft, range);
    return 0;
}

/* ---- ports ---- */

static void add_end(struct image_draft *draft, struct ends *ends, struct end end)
{
    ends->list = pool_grow(&draft->pool, ends->list, ends->count, sizeof end);
    ends->list[ends->count++] = end;
}

static void report_port(struct image_draft *draft, const struct component *component,
                        const char *name, const char *port_name, struct place at)
{
    struct nearest nearest = {.wanted = port_name};

    image_error(draft, at, "unknown", "the component %s has no port `%s`", name, port_name);
    for (size_t i = 0; i < component->port_count; i++)
        word_offer(&nearest, component->ports[i].name);
    notation_suggest(&draft->notation, &nearest);
    notation_note(&draft->notation, component->place, "its file");
}

/* A port of each of these instances, which are of one component. */
static void add_ports(struct image_draft *draft, struct ends *ends, const struct range *range,
                      const struct member *member, struct place port_place, const char *port_name)
{
    size_t first;
    size_t count = choose(draft, range, member, &first);

    ends->unknown |= count == 0;
    if (member->is_array && !range->indexed) {
        image_error(draft, range->place, "unknown",
                    "`%s` is an array: say which, `%s[0].%s`, or all, `%s[*].%s`", range->name,
                    range->name, port_name, range->name, port_name);
        ends->unknown = true;
        return;
    }
    for (size_t i = first; i < first + count; i++) {
        const struct component *component = draft->image.instances[i].component;
        const struct port *port = component ? component_find_port(component, port_name) : NULL;
        if (!port) {
            if (component)
                report_port(draft, component, range->name, port_name, port_place);
            ends->unknown = true;
            return;
        }
        add_end(draft, ends, (struct end){i, (size_t)(port - component->ports), range->place});
    }
}

static void add_export(struct image_draft *draft, struct ends *ends, const struct range *range,
                       const struct member *member, struct place port_place, const char *port_name)
{
    struct nearest nearest = {.wanted = port_name};

    for (size_t i = 0; i < member->export_count; i++) {
        struct export *export = &member->exports[i];
        if (strcmp(export->name, port_name) == 0) {
            struct end end = export->end;
            export->connected = true;
            end.place = range->place;
            add_end(draft, ends, end);
            return;
        }
        word_offer(&nearest, export->name);
    }
    ends->unknown = true;
    image_error(draft, port_place, "unknown",
                "the system %s exports no `%s`; its file would say `export COMPONENT.PORT as %s;`",
                range->name, port_name, port_name);
    notation_suggest(&draft->notation, &nearest);
    notation_note(&draft->notation, (struct place){member->file, 0, 0}, "its file");
}

bool ends_parse(struct image_draft *draft, struct ends *ends)
{
    struct notation *in = &draft->notation;
    struct range range = {.place = in->token.place};

    range.name = notation_name(in, "COMPONENT.PORT");
    if (!range.name || !parse_index(draft, &range) ||
        !notation_expect_mark(in, '.', "the name of the component"))
        return false;
    struct place port_place = in->token.place;
    const char *port_name = notation_name(in, "the name of a port");
    if (!port_name)
        return false;
    const struct member *member = find_member(draft, range.name);
    if (!member) {
        report_unknown(draft, &range);
        ends->unknown = true;
    } else if (member->file && notation_accept_mark(in, '.')) {
        image_error(draft, port_place, "unknown",
                    "what is in the system %s is its own: its file would say `export %s.PORT as "
                    "NAME;`",
                    range.name, port_name);
        ends->unknown = true;
        return notation_name(in, "the name of a port") != NULL;
    } else if (member->file) {
        add_export(draft, ends, &range, member, port_place, port_name);
    } else {
        add_ports(draft, ends, &range, member, port_place, port_name);
    }
    return true;
}
