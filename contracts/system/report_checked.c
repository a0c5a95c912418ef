/* report_checked.c - the report's second half: what the checker and the linker found out about each
 * component's code. */
#include <stdlib.h>
#include <string.h>

#include "system_report.h"

/* Components in the order of their first instance; the others of the same component add nothing. */
static bool is_first(const struct system_image *system, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (strcmp(system->instances[i].component->name,
                   system->instances[index].component->name) == 0)
            return false;
    return true;
}

static void missing(struct writer *page, const char *heading)
{
    report_tag(page, "<td class=\"note\">");
    report_print(page, "%s", heading);
    report_tag(page, "</td>");
}

static void number_cell(struct writer *page, const struct certified *certified, const char *key)
{
    const char *value = certified_value(certified, key);

    if (!value) {
        missing(page, "not certified");
        return;
    }
    report_tag(page, "<td class=\"n\">");
    report_print(page, "%s", value);
    report_tag(page, "</td>");
}

void report_stacks(struct writer *page, const struct report *report)
{
    static const char *const heads[] = {"Component", "Deepest path of its own code, bytes", NULL};
    const struct system_image *system = report->system;

    report_head(page, "stacks", "Stacks");
    report_tag(page,
               "<p>Computed from the machine code: no component can use more. The linker adds "
               "the deepest kernel service that it calls, an interrupt, and its start.</p>\n");
    report_table(page, heads);
    for (size_t i = 0; i < system->instance_count; i++) {
        if (!is_first(system, i))
            continue;
        report_row(page);
        report_head_cell(page, system->instances[i].component->name);
        number_cell(page, &report->certified[i], "stack");
        report_tag(page, "</tr>");
    }
    report_end_table(page);
    if (report->linked) {
        report_tag(page, "<p>What the linker reserved:</p>\n<div class=\"wide\"><pre>");
        report_print(page, "%s", report->linked);
        report_tag(page, "</pre></div>\n");
    }
}

void report_accesses(struct writer *page, const struct report *report)
{
    static const char *const heads[] = {"Component", "Proved", "Checked at run time",
                                        "Traps left in the machine code", NULL};
    const struct system_image *system = report->system;

    report_head(page, "accesses", "Accesses to elements");
    report_tag(
        page,
        "<p>Each access to an element of an array or vector in the source is either proved to "
        "be inside, or checked: by the compiler's bound check, or because the author wrote "
        "<code>AT</code>. The compiler takes out the checks that it can prove in its turn and "
        "repeats others where it copies code; the last column counts the instructions of the "
        "object that stop the component, those of divisions, shifts and narrowing among "
        "them.</p>\n");
    report_table(page, heads);
    for (size_t i = 0; i < system->instance_count; i++) {
        if (!is_first(system, i))
            continue;
        report_row(page);
        report_head_cell(page, system->instances[i].component->name);
        number_cell(page, &report->certified[i], "accesses-proved");
        number_cell(page, &report->certified[i], "accesses-checked");
        number_cell(page, &report->certified[i], "traps");
        report_tag(page, "</tr>");
    }
    report_end_table(page);
}

/* ---- certificates ---- */

static const char *const hashes[] = {"source", "object", "component-file",
                                     "lines",  "flags",  "checker"};
#define HASH_COUNT (sizeof hashes / sizeof hashes[0])

static void services(struct writer *page, const struct certified *certified)
{
    const char *gap = "Calls ";

    report_tag(page, "<p>");
    for (size_t i = 0; i < certified->count; i++)
        if (strcmp(certified->lines[i].key, "import") == 0) {
            report_print(page, "%s", gap);
            report_tag(page, "<code>");
            report_print(page, "%s", certified->lines[i].value);
            report_tag(page, "</code>");
            gap = ", ";
        }
    report_print(page, "%s", *gap == 'C' ? "Calls no kernel service." : ".");
    report_tag(page, "</p>\n");
}

/* "HASH NAME ..." */
static void named_hash(struct writer *page, const struct certified_line *line)
{
    const char *name = strchr(line->value, ' ');
    size_t size = name ? (size_t)(name - line->value) : strlen(line->value);

    char head[160];

    snprintf(head, sizeof head, "%s%.*s", line->key, name ? (int)(1 + strcspn(name + 1, " ")) : 0,
             name ? name : "");
    report_row(page);
    report_head_cell(page, head);
    report_tag(page, "<td><code>");
    report_print(page, "%.*s", (int)size, line->value);
    report_tag(page, "</code></td></tr>");
}

static void certificate(struct writer *page, const char *name, const struct certified *certified)
{
    static const char *const heads[] = {"Hash of", "", NULL};

    report_tag(page, "<details><summary>");
    report_print(page, "%s%s", name,
                 certified->text ? "" : ": not certified yet, see `make check`");
    report_tag(page, "</summary>\n");
    if (certified->text) {
        services(page, certified);
        report_table(page, heads);
        for (size_t i = 0; i < HASH_COUNT; i++) {
            const char *value = certified_value(certified, hashes[i]);
            report_row(page);
            report_head_cell(page, hashes[i]);
            report_tag(page, "<td><code>");
            report_print(page, "%s", value ? value : "missing");
            report_tag(page, "</code></td></tr>");
        }
        for (size_t i = 0; i < certified->count; i++)
            if (strcmp(certified->lines[i].key, "tool") == 0 ||
                strcmp(certified->lines[i].key, "contract") == 0)
                named_hash(page, &certified->lines[i]);
        report_end_table(page);
    }
    report_tag(page, "</details>\n");
}

void report_certificates(struct writer *page, const struct report *report)
{
    const struct system_image *system = report->system;

    report_head(page, "certificates", "Certificates");
    report_tag(page,
               "<p>A certificate ties an object to all that its acceptance rested on. The linker "
               "makes every hash again and links nothing when one differs.</p>\n");
    for (size_t i = 0; i < system->instance_count; i++)
        if (is_first(system, i))
            certificate(page, system->instances[i].component->name, &report->certified[i]);
}
