/* image.h - a system while it is read (system.c, instance.c, speech.c, ends.c) and checked (the
 * others). Only these include it.
 *
 * A system within another one is read as if its text stood there: its components get its name in
 * front of theirs ("net.driver"), and what it exports are its ports. All names here are whole. */
#ifndef DEED_IMAGE_H
#define DEED_IMAGE_H

#include "component.h"
#include "../compiler/notation.h"

/* What the system file says of an instance beside the values, for the messages. */
struct said {
    bool priority, restart, irq, ioport, registers, virtqueue, manual, budget, copies, children;
    bool flawed; /* something in the statement was refused: what it lacks may have been there */
};

/* A port of an instance. */
struct end {
    size_t instance, port;
    struct place place;
};

/* A system's port: one of a component in it. */
struct export
{
    const char *name;
    struct end end;
    bool connected;
};

/* What a system file declares: a component, an array of them, or a system. */
struct member {
    const char *name;
    size_t first, count; /* its instances: all those of a system */
    bool is_array;
    const char *file; /* of a system, else NULL   */
    struct export *exports;
    size_t export_count;
    struct place place;
};

/* One file, while it is read. */
struct scope {
    struct scope *outer;
    const char *prefix; /* "" or "net."                */
    const char *file;   /* the file that is read in it */
    struct export *exports;
    size_t export_count;
    struct supervised *supervised;
    size_t supervised_count;
};

/* The name of a component or of several, as somebody wrote it: `worker[2]`, `worker[0..3]`,
 * `worker[*]`, `net.driver`. */
struct range {
    const char *name;
    bool indexed; /* with brackets */
    bool all;     /* `*`           */
    uint64_t from, to;
    struct place place;
};

/* `supervisor NAME` of these instances; known when the file is read. */
struct supervised {
    size_t first, count;
    struct range by;
    bool whole_system; /* said of a system: those of it that have none of their own */
};

/* `monitor NAME on CLIENT -> SERVER;` */
struct monitoring {
    size_t monitor;
    struct end client, server;
    bool delegates;
    struct place place;
};

struct image_draft {
    struct system_image image;
    struct pool pool;
    struct notation notation; /* of the file that is read; of the outermost when all are */
    const char *root;
    const char *certificates; /* folder with what `deed check` found out; NULL: none */
    struct contract_library *library;
    struct scope *scope;
    struct component **components; /* each read once */
    size_t component_count;
    struct member *members;
    size_t member_count;
    size_t system_count;
    struct monitoring *monitorings;
    size_t monitoring_count;
    struct said *said; /* by instance                                             */
    bool said_memory;
    bool component_failed; /* one that is named here is wrong, so much here may seem so */
};

#define image_error(draft, ...) notation_error(&(draft)->notation, __VA_ARGS__)

static inline const struct port *image_port(const struct image_draft *draft, struct end end)
{
    return &draft->image.instances[end.instance].component->ports[end.port];
}

/* ---- reading: each function begins behind the word that it is named after, and is false when what
 * is there has not the form; other errors are reported, and it goes on ---- */

/* instance.c: `component`. */
bool instance_parse(struct image_draft *draft);
/* A number with `ns`, `us`, `ms` or `s`, in nanoseconds. */
bool image_duration(struct image_draft *draft, const char *what, uint64_t longest,
                    uint64_t *nanoseconds);
/* `supervisor`, of those of a system that have none of their own. */
bool instance_supervisor(struct image_draft *draft, size_t first, size_t count);
/* Which instances are supervised by whom: at the end of a file. */
void instance_supervise(struct image_draft *draft);
/* A relative path without `..`, up to the next blank, `{` or `;`. */
const char *image_path(struct image_draft *draft);
/* Report what is said a second time. */
void image_once(struct image_draft *draft, struct place at, bool *said, const char *what);
/* A name that becomes a member's: reported when it cannot be one, or is one already. */
bool image_new_name(struct image_draft *draft, struct place at, const char *what, const char *name);
struct member *image_add_member(struct image_draft *draft, struct member member);

/* restart.c: `restart` and `children`. */
bool restart_parse(struct image_draft *draft, struct instance *instance);
bool restart_parse_children(struct image_draft *draft, struct instance *instance);

/* speech.c: `connect`, `monitor`, `forbid`, `export`. */
bool speech_connect(struct image_draft *draft);
bool speech_monitor(struct image_draft *draft);
bool speech_forbid(struct image_draft *draft);
bool speech_export(struct image_draft *draft);

/* ends.c: names of components and ports. An unknown one is reported, and is nobody: the range has
 * no instance then, and no end is added. */
struct ends {
    struct end *list;
    size_t count;
    bool unknown; /* some were reported */
};
bool range_parse(struct image_draft *draft, struct range *range);
size_t range_find(struct image_draft *draft, const struct range *range, size_t *first);
bool ends_parse(struct image_draft *draft, struct ends *ends);

/* ---- checking, when all is read ---- */

/* monitor.c: put the monitors on their connections. */
void image_monitor(struct image_draft *draft);
/* wiring.c: everything that no single statement shows. */
void image_check(struct image_draft *draft);
/* hardware.c: what the machine has is given to one component each. */
void image_check_hardware(struct image_draft *draft);
/* budget.c: memory and processor, of the heaps only if all was said well; room for the channels. */
void image_check_budgets(struct image_draft *draft, bool as_said);
void image_check_channels(struct image_draft *draft);
/* supervision.c: who hears of whose end. */
void image_check_supervision(struct image_draft *draft);
/* flow.c: what may get where; who waits for whom. */
void image_check_flows(struct image_draft *draft);

/* component_read, for somebody else than the user (component.c). */
struct component *component_read_at(const char *file, struct place asked_for_at,
                                    struct contract_library *library,
                                    struct diagnostics *diagnostics);

/* Why a component or an instance cannot be called so; NULL when it can. */
const char *component_name_refused(const char *name);

#endif
