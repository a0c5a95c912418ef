/* supervision.c - who hears of whose end: a component's supervisor alone, or, if it has none, every
 * component that watches and has no supervisor itself. So the supervisors are a forest. */
#include "image.h"

#define MOST_WATCHERS 16u /* what the kernel has places for */

static bool watches(const struct component *component)
{
    for (size_t i = 0; i < component->port_count; i++)
        if (component->ports[i].kind == PORT_WATCH)
            return true;
    return false;
}

static void check_supervisor(struct image_draft *draft, const struct instance *instance)
{
    const struct instance *supervisor;

    if (instance->supervisor == NOT_THERE) {
        if (instance->restart == RESTART_SUPERVISOR)
            image_error(draft, instance->place, "supervisor",
                        "`restart supervisor` leaves `%s` to its supervisor, and it has none: add "
                        "`supervisor NAME;`",
                        instance->name);
        return;
    }
    supervisor = &draft->image.instances[instance->supervisor];
    if (!watches(supervisor->component)) {
        image_error(draft, instance->place, "supervisor",
                    "`%s` supervises `%s` and would not hear of its end: its file does not "
                    "declare a `watch`",
                    supervisor->name, instance->name);
        notation_note(&draft->notation, supervisor->component->place, "its file");
    }
    if (instance->restart == RESTART_SUPERVISOR &&
        !component_lists_service(supervisor->component, "start")) {
        image_error(draft, instance->place, "supervisor",
                    "`%s` leaves its restart to `%s`, which does not list the service `start`",
                    instance->name, supervisor->name);
        notation_note(&draft->notation, supervisor->component->place, "its file");
    }
}

/* Every cycle is reported once, at its first component. */
static bool is_first_of_cycle(const struct image_draft *draft, size_t first)
{
    size_t step = draft->image.instances[first].supervisor;

    for (size_t steps = 0; step != NOT_THERE && steps < draft->image.instance_count; steps++) {
        if (step <= first)
            return step == first;
        step = draft->image.instances[step].supervisor;
    }
    return false;
}

static void check_cycle(struct image_draft *draft, size_t first)
{
    const struct instance *instances = draft->image.instances;
    const char *way = instances[first].name;
    size_t step = first;

    if (!is_first_of_cycle(draft, first))
        return;
    do {
        step = instances[step].supervisor;
        way = pool_print(&draft->pool, "%s, supervised by %s", way, instances[step].name);
    } while (step != first);
    image_error(draft, instances[first].place, "supervisor",
                "nobody would hear of it if all of these ended: %s", way);
}

static void check_children(struct image_draft *draft, size_t supervisor)
{
    const struct instance *instance = &draft->image.instances[supervisor];

    if (instance->children == CHILDREN_STAY)
        return;
    for (size_t i = 0; i < draft->image.instance_count; i++)
        if (draft->image.instances[i].supervisor == supervisor)
            return;
    image_error(draft, instance->place, "supervisor",
                "`%s` says what comes of its `children`, and supervises nobody: say `supervisor "
                "%s;` of those",
                instance->name, instance->name);
}

void image_check_supervision(struct image_draft *draft)
{
    size_t watchers = 0;

    for (size_t i = 0; i < draft->image.instance_count; i++) {
        if (watches(draft->image.instances[i].component) && ++watchers == MOST_WATCHERS + 1)
            image_error(draft, draft->image.instances[i].place, "limit",
                        "at most %u components watch", MOST_WATCHERS);
        check_supervisor(draft, &draft->image.instances[i]);
        check_cycle(draft, i);
        check_children(draft, i);
    }
}
