/* instance.c - the statement `component NAME in FOLDER { ... }` of a system file: an instance of a
 * component, or an array of them, and what each gets of the machine. The folder's last name is the
 * component's; each component file is read once, however many instances are made of it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../compiler/textfile.h"
#include "image.h"

#define DEFAULT_PRIORITY 5u
#define MOST_INSTANCES   1024u /* what the kernel has tables for                         */
#define MOST_COPIES      1048576u
#define LONGEST_NAME     47u /* struct deed_component_info has room for that, and a 0 */
#define LONGEST_PERIOD   ((uint64_t)4000000000u) /* 4s */

static const char *const options[] = {"priority",   "restart",   "irq",      "ioport",
                                      "registers",  "virtqueue", "start",    "budget",
                                      "supervisor", "copies",    "children", NULL};

/* ---- what other statements need, too ---- */

/* It is read off the text, since names of folders are no tokens. */
const char *image_path(struct image_draft *draft)
{
    struct notation *in = &draft->notation;
    const char *start = in->token.text;
    const char *stop = start;
    struct place at = in->token.place;

    while (stop < in->end && !strchr(" \t\r\n{;", *stop))
        stop++;
    const char *path = pool_text(&draft->pool, start, (size_t)(stop - start));
    while (in->token.kind != TOKEN_END && in->token.text < stop)
        notation_advance(in);
    if (*path == '\0') {
        notation_unexpected(in, "a folder");
        return NULL;
    }
    if (*path == '/' || strstr(path, "..")) {
        image_error(draft, at, "syntax",
                    "a folder is named from the root of the sources, downwards");
        return NULL;
    }
    return path;
}

void image_once(struct image_draft *draft, struct place at, bool *said, const char *what)
{
    if (*said)
        image_error(draft, at, "name", "`%s` is said twice", what);
    *said = true;
}

static struct member *find_member(struct image_draft *draft, const char *whole_name)
{
    for (size_t i = 0; i < draft->member_count; i++)
        if (strcmp(draft->members[i].name, whole_name) == 0)
            return &draft->members[i];
    return NULL;
}

bool image_new_name(struct image_draft *draft, struct place at, const char *what, const char *name)
{
    const char *whole = pool_print(&draft->pool, "%s%s", draft->scope->prefix, name);
    const char *why = component_name_refused(name);

    if (!why && strlen(whole) > LONGEST_NAME)
        why = pool_print(&draft->pool, "`%s` is longer than %u characters", whole, LONGEST_NAME);
    if (why) {
        image_error(draft, at, "name", "%s cannot be called `%s`: %s", what, name, why);
        return false;
    }
    const struct member *other = find_member(draft, whole);
    if (!other)
        return true;
    image_error(draft, at, "name",
                "`%s` is here twice; another instance of the same component has a name of its own",
                name);
    notation_note(&draft->notation, other->place, "the other one is here");
    return false;
}

struct member *image_add_member(struct image_draft *draft, struct member member)
{
    draft->members = pool_grow(&draft->pool, draft->members, draft->member_count, sizeof member);
    draft->members[draft->member_count] = member;
    return &draft->members[draft->member_count++];
}

/* ---- options ---- */

/* `FIRST..LAST`. */
static bool parse_span(struct image_draft *draft, const char *what, uint64_t largest,
                       uint64_t *first, uint64_t *last)
{
    struct notation *in = &draft->notation;

    if (!notation_number(in, what, largest, first))
        return false;
    if (!notation_accept(in, TOKEN_RANGE)) {
        notation_unexpected(in, "`..`");
        return false;
    }
    return notation_number(in, what, largest, last);
}

static bool parse_ioport(struct image_draft *draft, struct instance *instance)
{
    struct place at = draft->notation.token.place;
    uint64_t first = 0;
    uint64_t last = 0;

    if (!parse_span(draft, "an I/O port", 0xffff, &first, &last))
        return false;
    if (last < first || last - first == 0xffff) {
        image_error(draft, at, "hardware",
                    "a range of I/O ports goes upwards and is not all of them");
        return true;
    }
    instance->ioport_base = (uint16_t)first;
    instance->ioport_count = (uint16_t)(last - first + 1);
    return true;
}

static bool parse_registers(struct image_draft *draft, struct instance *instance)
{
    struct place at = draft->notation.token.place;
    uint64_t first = 0;
    uint64_t last = 0;

    if (!parse_span(draft, "an address", ((uint64_t)1 << 46) - 1, &first, &last))
        return false;
    if (last < first) {
        image_error(draft, at, "hardware", "a range of addresses goes upwards");
        return true;
    }
    instance->register_base = first;
    instance->register_size = last - first + 1;
    return true;
}

/* `virtqueue ADDRESS`: where the registers of its device begin. */
static bool parse_virtqueue(struct image_draft *draft, struct instance *instance)
{
    struct place at = draft->notation.token.place;

    if (!notation_number(&draft->notation, "an address", ((uint64_t)1 << 46) - 1,
                         &instance->virtqueue))
        return false;
    if (instance->virtqueue == 0 || instance->virtqueue % VIRTQUEUE_REGISTERS != 0) {
        image_error(draft, at, "hardware",
                    "the registers of such a device begin at a multiple of 0x%x, and not at 0",
                    VIRTQUEUE_REGISTERS);
        instance->virtqueue = VIRTQUEUE_REGISTERS;
    }
    return true;
}

/* A number with `ns`, `us`, `ms` or `s`, in nanoseconds. To the reader of tokens it is a number
 * with letters behind it. */
bool image_duration(struct image_draft *draft, const char *what, uint64_t longest,
                    uint64_t *nanoseconds)
{
    static const struct {
        const char *name;
        uint64_t nanoseconds;
    } units[] = {{"ns", 1}, {"us", 1000}, {"ms", 1000000}, {"s", 1000000000}};
    struct notation *in = &draft->notation;
    const char *text = pool_text(&draft->pool, in->token.text, in->token.size);
    size_t digits = strspn(text, "0123456789");
    uint64_t unit = 0;

    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        if (strcmp(text + digits, units[i].name) == 0)
            unit = units[i].nanoseconds;
    if (in->token.kind != TOKEN_NUMBER || digits == 0 || unit == 0) {
        notation_unexpected(in, what);
        return false;
    }
    uint64_t number = digits > 12 ? longest : strtoull(text, NULL, 10);
    if (number > longest / unit) {
        image_error(draft, in->token.place, "limit", "a time is at most %llus here, not `%.40s`",
                    (unsigned long long)(longest / 1000000000u), text);
        number = 1;
    }
    *nanoseconds = number * unit;
    notation_advance(in);
    return true;
}

/* `TIME/PERIOD`. */
static bool parse_budget(struct image_draft *draft, struct instance *instance)
{
    struct notation *in = &draft->notation;
    struct place at = in->token.place;

    if (!image_duration(draft, "a time such as 2ms", LONGEST_PERIOD, &instance->budget) ||
        !notation_expect_mark(in, '/', "the time") ||
        !image_duration(draft, "a period such as 10ms", LONGEST_PERIOD, &instance->period))
        return false;
    if (instance->budget == 0 || instance->period == 0)
        image_error(draft, at, "budget", "a budget of no time, or in no time, is none");
    else if (instance->budget > instance->period)
        image_error(draft, at, "budget",
                    "there is less time in the period than it may use: TIME/PERIOD, as 2ms/10ms");
    return true;
}

static bool parse_manual(struct image_draft *draft, struct instance *instance)
{
    instance->manual = true;
    return notation_expect_word(&draft->notation, "manual", "`manual`");
}

static bool parse_copies(struct image_draft *draft, struct instance *instance)
{
    struct place at = draft->notation.token.place;
    uint64_t number = 0;
    bool fine = notation_number(&draft->notation, "the number of copies", MOST_COPIES, &number);

    if (fine && number == 0)
        image_error(draft, at, "wiring", "there is at least one copy, for the first client");
    instance->copies = (uint32_t)number;
    instance->manual = true;
    return fine;
}

static bool parse_priority(struct image_draft *draft, struct instance *instance)
{
    uint64_t number = 0;
    bool fine = notation_number(&draft->notation, "a priority", 31, &number);

    instance->priority = (unsigned)number;
    return fine;
}

static bool parse_irq(struct image_draft *draft, struct instance *instance)
{
    uint64_t number = 0;
    bool fine = notation_number(&draft->notation, "an interrupt", 15, &number);

    instance->irq = (int)number;
    return fine;
}

/* The supervisor is not known yet: the option only says that there is one, by its place. */
struct options {
    struct instance instance;
    struct said said;
    struct supervised supervised;
    bool said_supervisor, has_supervisor;
};

static bool parse_supervisor(struct image_draft *draft, struct options *all, struct place at)
{
    struct range by;

    image_once(draft, at, &all->said_supervisor, "supervisor");
    if (!range_parse(draft, &by))
        return false;
    all->supervised.by = by;
    all->has_supervisor = true;
    return true;
}

static bool parse_option(struct image_draft *draft, struct options *all)
{
    struct instance *instance = &all->instance;
    struct {
        const char *word;
        bool *said;
        bool (*parse)(struct image_draft *draft, struct instance *instance);
    } const rows[] = {
        {"priority", &all->said.priority, parse_priority},
        {"restart", &all->said.restart, restart_parse},
        {"irq", &all->said.irq, parse_irq},
        {"ioport", &all->said.ioport, parse_ioport},
        {"registers", &all->said.registers, parse_registers},
        {"virtqueue", &all->said.virtqueue, parse_virtqueue},
        {"start", &all->said.manual, parse_manual},
        {"budget", &all->said.budget, parse_budget},
        {"copies", &all->said.copies, parse_copies},
        {"children", &all->said.children, restart_parse_children},
    };
    struct notation *in = &draft->notation;
    struct place at = in->token.place;

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (!notation_accept_word(in, rows[i].word))
            continue;
        image_once(draft, at, rows[i].said, rows[i].word);
        return rows[i].parse(draft, instance) && notation_expect_mark(in, ';', "the option");
    }
    if (notation_accept_word(in, "supervisor"))
        return parse_supervisor(draft, all, at) && notation_expect_mark(in, ';', "the option");
    notation_unexpected(
        in, "`priority`, `restart`, `irq`, `ioport`, `registers`, `virtqueue`, `budget`, "
            "`supervisor`, `children`, `start`, `copies` or `}`");
    return false;
}

static bool parse_options(struct image_draft *draft, struct options *all)
{
    struct notation *in = &draft->notation;

    if (notation_accept_mark(in, ';'))
        return true;
    if (!notation_is_mark(in, '{')) {
        notation_expect_mark(in, ';', "the folder, or `{` and options");
        return false;
    }
    notation_advance(in);
    while (in->token.kind != TOKEN_END && !notation_is_mark(in, '}')) {
        const char *begin = in->token.text;
        if (!parse_option(draft, all))
            notation_recover(in, begin, options);
    }
    return notation_expect_mark(in, '}', "the options");
}

/* ---- the statement ---- */

/* The component in this folder. */
static const struct component *find_component(struct image_draft *draft, const char *directory,
                                              struct place at)
{
    size_t size = strlen(directory);

    while (size && directory[size - 1] == '/')
        size--;
    const char *folder = pool_text(&draft->pool, directory, size);
    const char *slash = strrchr(folder, '/');
    const char *file = pool_print(&draft->pool, "%s/%s/%s.component", draft->root, folder,
                                  slash ? slash + 1 : folder);

    for (size_t i = 0; i < draft->component_count; i++)
        if (strcmp(draft->components[i]->file, file) == 0)
            return draft->components[i];
    bool is_there = textfile_exists(file);
    struct component *component = component_read_at(file, at, draft->library, draft->notation.all);
    if (!component) {
        if (!is_there)
            diagnostic_help(draft->notation.all,
                            "folders are named from %s on; --root DIR says otherwise",
                            strcmp(draft->root, ".") == 0 ? "the current folder" : draft->root);
        draft->component_failed = true;
        return NULL;
    }
    draft->components =
        pool_grow(&draft->pool, draft->components, draft->component_count, sizeof component);
    draft->components[draft->component_count++] = component;
    return component;
}

/* `net.worker[2]` becomes net__worker__2, which nothing else does: no name has two underscores in a
 * row, or one at an end. */
static const char *symbol_of(struct image_draft *draft, const char *name)
{
    char *symbol = pool_take(&draft->pool, 2 * strlen(name) + 1);
    size_t size = 0;

    for (; *name; name++)
        if (*name == '.' || *name == '[')
            size += (size_t)sprintf(symbol + size, "__");
        else if (*name != ']')
            symbol[size++] = *name;
    return symbol;
}

static void add_instance(struct image_draft *draft, struct instance instance, struct said said)
{
    struct system_image *image = &draft->image;
    size_t count = image->instance_count;

    instance.symbol = symbol_of(draft, instance.name);
    image->instances = pool_grow(&draft->pool, image->instances, count, sizeof instance);
    draft->said = pool_grow(&draft->pool, draft->said, count, sizeof said);
    draft->said[count] = said;
    image->instances[image->instance_count++] = instance;
}

/* What is there once cannot be had by many, and who comes with its client goes with it, too. */
static void check_copies(struct image_draft *draft, const struct options *all)
{
    const struct component *component = all->instance.component;
    const struct said *said = &all->said;
    struct place at = all->instance.place;

    if (all->instance.copies == 0 || component == NULL)
        return;
    if (said->restart || said->manual || said->budget)
        image_error(draft, at, "wiring",
                    "a copy is started for its client and ends with it: it has no `restart`, "
                    "`start` or `budget`");
    if (component->has_float)
        image_error(draft, at, "wiring", "copies cannot compute with `float`");
    for (size_t i = 0; i < component->port_count; i++)
        if (component->ports[i].kind != PORT_SERVES && component->ports[i].kind != PORT_USES)
            image_error(draft, at, "wiring",
                        "the port `%s` is there once, and cannot be of copies: they serve and use",
                        component->ports[i].name);
}

/* One, or `size` of them under numbered names. */
static void add_instances(struct image_draft *draft, const struct options *all, const char *name,
                          bool is_array, size_t size)
{
    struct member member = {.name = pool_print(&draft->pool, "%s%s", draft->scope->prefix, name),
                            .first = draft->image.instance_count,
                            .is_array = is_array,
                            .place = all->instance.place};
    struct instance instance = all->instance;

    for (; member.count < size; member.count++) {
        if (draft->image.instance_count == MOST_INSTANCES) {
            image_error(draft, instance.place, "limit", "a system has at most %u components",
                        MOST_INSTANCES);
            break;
        }
        instance.name =
            is_array ? pool_print(&draft->pool, "%s[%zu]", member.name, member.count) : member.name;
        if (strlen(instance.name) > LONGEST_NAME) {
            image_error(draft, instance.place, "name",
                        "an instance cannot be called `%s`: it is longer than %u characters",
                        instance.name, LONGEST_NAME);
            break;
        }
        add_instance(draft, instance, all->said);
    }
    image_add_member(draft, member);
    if (all->has_supervisor) {
        struct supervised supervised = all->supervised;
        supervised.first = member.first;
        supervised.count = member.count;
        struct scope *scope = draft->scope;
        scope->supervised =
            pool_grow(&draft->pool, scope->supervised, scope->supervised_count, sizeof supervised);
        scope->supervised[scope->supervised_count++] = supervised;
    }
}

/* `[N]`, if it is there. */
static bool parse_size(struct image_draft *draft, bool *is_array, uint64_t *size)
{
    struct notation *in = &draft->notation;

    *size = 1;
    *is_array = notation_accept_mark(in, '[');
    if (!*is_array)
        return true;
    struct place at = in->token.place;
    if (!notation_number(in, "the number of instances", UINT32_MAX, size) ||
        !notation_expect_mark(in, ']', "the number of instances"))
        return false;
    if (*size > MOST_INSTANCES) {
        image_error(draft, at, "limit", "a system has at most %u components", MOST_INSTANCES);
        *size = 0;
    } else if (*size == 0) {
        image_error(draft, at, "wiring", "an array has at least one component");
    }
    return true;
}

/* Behind the name. */
static bool parse_rest(struct image_draft *draft, struct options *all, bool *is_array,
                       uint64_t *size)
{
    struct notation *in = &draft->notation;

    if (!parse_size(draft, is_array, size) || !notation_expect_word(in, "in", "`in` and a folder"))
        return false;
    all->instance.directory = image_path(draft);
    return all->instance.directory && parse_options(draft, all);
}

/* What cannot be read is there all the same: who speaks of it makes no mistake. */
static void lose(struct image_draft *draft, struct place at, const char *name)
{
    const char *whole = pool_print(&draft->pool, "%s%s", draft->scope->prefix, name);

    for (size_t i = 0; i < draft->member_count; i++)
        if (strcmp(draft->members[i].name, whole) == 0)
            return;
    image_add_member(
        draft, (struct member){.name = whole, .first = draft->image.instance_count, .place = at});
}

bool instance_parse(struct image_draft *draft)
{
    struct notation *in = &draft->notation;
    struct options all = {.instance = {.priority = DEFAULT_PRIORITY,
                                       .irq = -1,
                                       .supervisor = NOT_THERE,
                                       .place = in->token.place}};
    bool is_array;
    uint64_t size;

    const char *name = notation_name(in, "the name of a component");
    if (!name)
        return false;
    size_t errors = in->errors;
    if (!parse_rest(draft, &all, &is_array, &size)) {
        lose(draft, all.instance.place, name);
        return false;
    }
    all.said.flawed = in->errors > errors;
    if (!image_new_name(draft, all.instance.place, "a component", name))
        return true;
    all.instance.component = find_component(draft, all.instance.directory, all.instance.place);
    check_copies(draft, &all);
    add_instances(draft, &all, name, is_array, size);
    return true;
}

bool instance_supervisor(struct image_draft *draft, size_t first, size_t count)
{
    struct supervised supervised = {.first = first, .count = count, .whole_system = true};
    struct scope *scope = draft->scope;

    if (!range_parse(draft, &supervised.by))
        return false;
    scope->supervised =
        pool_grow(&draft->pool, scope->supervised, scope->supervised_count, sizeof supervised);
    scope->supervised[scope->supervised_count++] = supervised;
    return true;
}

void instance_supervise(struct image_draft *draft)
{
    for (size_t i = 0; i < draft->scope->supervised_count; i++) {
        const struct supervised *one = &draft->scope->supervised[i];
        size_t supervisor;
        size_t found = range_find(draft, &one->by, &supervisor);
        if (found > 1)
            image_error(draft, one->by.place, "supervisor", "`%s` is %zu components, not one",
                        one->by.name, found);
        if (found != 1)
            continue;
        for (size_t j = one->first; j < one->first + one->count; j++)
            if (!one->whole_system || draft->image.instances[j].supervisor == NOT_THERE)
                draft->image.instances[j].supervisor = supervisor;
    }
}
