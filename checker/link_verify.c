/* link_verify.c - only certified objects link.
 *
 * Every hash in a certificate is made again from what is there now. The first difference is
 * reported, as one sentence that says what is out of date or altered. Then the object gate and the
 * stack bound judge the object once more. */
#include "check.h"
#include "link.h"
#include "source_text.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void report(struct link *link, const char *file, const char *rule, const char *format,
                   va_list arguments)
{
    char *text = NULL;
    if (vasprintf(&text, format, arguments) < 0)
        abort();
    diagnostic_error(link->all, (struct place){.file = file}, rule, "%s", text);
    free(text);
}

void link_refuse(struct link *link, const char *file, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    report(link, file, "certificate", format, arguments);
    va_end(arguments);
}

void link_fail(struct link *link, const char *file, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    report(link, file, "link", format, arguments);
    va_end(arguments);
}

static struct certificate *read_certificate(struct link *link,
                                            const struct link_component *component)
{
    char *file = host_format("%s/%s.cert", link->folder, component->name);
    size_t size;
    char *why = NULL;
    char *text = host_read(file, &size);
    struct certificate *certificate = NULL;
    if (text == NULL)
        link_refuse(link, component->object_file, "%s is not certified: there is no %s",
                    component->name, file);
    else if ((certificate = certificate_parse(text, &why)) == NULL)
        link_refuse(link, file, "this is no certificate: %s", why);
    else if (strcmp(certificate->component, component->name) != 0) {
        link_refuse(link, file, "this certificate is for %s, not for %s", certificate->component,
                    component->name);
        certificate = NULL;
    }
    return certificate;
}

/* The path of a component's file as `deed check` knew it. */
static char *component_path(const struct link *link, const struct link_component *component,
                            const char *suffix)
{
    const char *directory = component->instance->directory;
    if (strcmp(link->root, ".") == 0)
        return host_format("%s/%s%s", directory, component->name, suffix);
    return host_format("%s/%s/%s%s", link->root, directory, component->name, suffix);
}

/* One recomputed hash against the certificate's. */
static bool agree(struct link *link, const char *file, const struct hash *now,
                  const struct hash *then, const char *complaint)
{
    if (host_hash_equal(now, then))
        return true;
    link_refuse(link, file, "%s", complaint);
    return false;
}

static bool file_agrees(struct link *link, const char *file, const struct hash *then,
                        const char *complaint)
{
    struct hash now;
    if (!host_hash_file(file, &now)) {
        link_refuse(link, file, "it cannot be read any more: %s", strerror(errno));
        return false;
    }
    return agree(link, file, &now, then, complaint);
}

/* The certificate is for all sources that are in the component's folder. */
static bool sources_agree(struct link *link, const struct link_component *component)
{
    const struct certificate *certificate = component->certificate;
    char *first = component_path(link, component, ".c");
    char *folder = host_format("%.*s", (int)(strrchr(first, '/') - first), first);
    struct host_list sources = source_list(folder, component->name);
    bool good = true;
    for (size_t i = 0; good && i < sources.count; i++) {
        good = false;
        for (size_t n = 0; !good && n < certificate->input_count; n++)
            good = strcmp(certificate->inputs[n].path, sources.items[i]) == 0;
        if (!good)
            link_refuse(link, component->object_file, "its certificate is not for the source %s",
                        sources.items[i]);
    }
    free(sources.items);
    free(folder);
    free(first);
    return good;
}

/* A sentence about a difference (NULL: there is none) as an error. */
static bool unchanged(struct link *link, const struct link_component *component, const char *file,
                      char *said)
{
    if (said == NULL)
        return true;
    link_refuse(link, file != NULL ? file : component->object_file, "%s", said);
    free(said);
    return false;
}

static bool inputs_agree(struct link *link, const struct link_component *component)
{
    const char *file = NULL;
    char *said = certificate_inputs_changed(component->certificate, &file);
    return unchanged(link, component, file, said) && sources_agree(link, component);
}

static bool contracts_agree(struct link *link, const struct link_component *component)
{
    struct certificate now = {0};
    const char *file = NULL;
    certificate_add_contracts(&now, component->instance->component, link->library);
    char *said = certificate_contracts_changed(component->certificate, &now, &file);
    free(now.contracts);
    return unchanged(link, component, file, said);
}

/* All but the object's own hashes. */
static bool surroundings_agree(struct link *link, const struct link_component *component)
{
    const struct certificate *certificate = component->certificate;
    char *i_file = host_format("%s/%s.i", link->folder, component->name);
    char *component_file = component_path(link, component, ".component");
    struct hash flags = certificate_flags(), checker = certificate_checker();
    return agree(link, component->object_file, &checker, &certificate->checker,
                 "it was checked by another build of deed") &&
           unchanged(link, component, NULL, certificate_tools_changed(certificate)) &&
           agree(link, component->object_file, &flags, &certificate->flags,
                 "it was made with other compiler flags") &&
           file_agrees(link, component_file, &certificate->component_file,
                       "it has changed since the component was checked") &&
           contracts_agree(link, component) && inputs_agree(link, component) &&
           file_agrees(link, i_file, &certificate->source, "this is not the text that was checked");
}

/* The facts in the certificate that follow from the object. */
static bool facts_agree(struct link *link, struct link_component *component)
{
    const struct certificate *certificate = component->certificate;
    char *text = lines_text(component->lines);
    struct hash lines = host_hash(text, strlen(text));
    free(text);
    size_t imports = 0;
    for (size_t i = 1; i < component->object->symbol_count; i++)
        if (component->object->symbols[i].section == 0) {
            imports++;
            if (!host_list_has(&certificate->imports, component->object->symbols[i].name)) {
                link_refuse(link, component->object_file,
                            "it imports %s, which its certificate does not list",
                            component->object->symbols[i].name);
                return false;
            }
        }
    if (imports != certificate->imports.count) {
        link_refuse(link, component->object_file, "its certificate lists other imports");
        return false;
    }
    return agree(link, component->object_file, &lines, &certificate->lines,
                 "its line table is not the certified one");
}

/* A certificate is a record, no signature: whoever writes one can write any hash. What must not get
 * into an image whatever the certificate says is judged again, as `deed check` judged it. */
static bool judge(struct link *link, struct link_component *component)
{
    struct check check = {.name = component->name,
                          .component = component->instance->component,
                          .object_file = component->object_file,
                          .object = component->object,
                          .lines = component->lines,
                          .recursions = component->certificate->recursions,
                          .library = link->library,
                          .all = link->all};
    size_t before = diagnostics_count(link->all);
    pass_object(&check);
    if (diagnostics_count(link->all) == before)
        pass_stack(&check);
    component->bound = check.stack;
    return diagnostics_count(link->all) == before;
}

static bool stack_agrees(struct link *link, const struct link_component *component)
{
    if (component->bound == component->certificate->stack)
        return true;
    link_refuse(
        link, component->object_file, "it needs %llu bytes of stack, not the certified %llu",
        (unsigned long long)component->bound, (unsigned long long)component->certificate->stack);
    return false;
}

/* What to type when something has changed. Without a certificate the options are anyone's guess. */
static void help(struct link *link, const struct link_component *component)
{
    if (component->certificate != NULL) {
        diagnostic_help(link->all, "check it again: `%s`", component->certificate->command);
        return;
    }
    char *file = component_path(link, component, ".component");
    diagnostic_help(link->all,
                    "check it again: `deed check %s -I CONTRACTS --sdk DIR --gen DIR -o %s`", file,
                    link->folder);
    free(file);
}

static bool agreed(struct link *link, struct link_component *component)
{
    const char *why;
    component->certificate = read_certificate(link, component);
    if (component->certificate == NULL)
        return false;
    component->object_bytes = host_read(component->object_file, &component->object_size);
    if (component->object_bytes == NULL) {
        link_refuse(link, component->object_file, "it cannot be read: %s", strerror(errno));
        return false;
    }
    struct hash object = host_hash(component->object_bytes, component->object_size);
    if (!agree(link, component->object_file, &object, &component->certificate->object,
               "this object is not the certified one") ||
        !surroundings_agree(link, component))
        return false;
    component->object = object_read(component->object_bytes, component->object_size, &why);
    if (component->object == NULL) {
        link_refuse(link, component->object_file, "%s", why);
        return false;
    }
    component->lines = lines_read(component->object);
    return facts_agree(link, component);
}

static void verify(struct link *link, struct link_component *component)
{
    bool agrees = agreed(link, component);
    if (!agrees || (judge(link, component) && !stack_agrees(link, component)))
        help(link, component);
}

/* Another instance of the same component was verified: this one is made of the same object. */
static bool same_as_before(struct link *link, size_t index)
{
    struct link_component *component = &link->components[index];
    for (size_t i = 0; i < index; i++) {
        const struct link_component *other = &link->components[i];
        if (other->instance->component != component->instance->component)
            continue;
        component->object_bytes = other->object_bytes;
        component->object_size = other->object_size;
        component->object = other->object;
        component->lines = other->lines;
        component->certificate = other->certificate;
        component->bound = other->bound;
        return true;
    }
    return false;
}

void link_verify(struct link *link)
{
    link->count = link->system->instance_count;
    link->components = host_allocate(link->count * sizeof link->components[0]);
    for (size_t i = 0; i < link->count; i++) {
        struct link_component *component = &link->components[i];
        component->instance = &link->system->instances[i];
        component->name = component->instance->component->name;
        component->symbol = component->instance->symbol;
        component->object_file = host_format("%s/%s.o", link->folder, component->name);
        if (!same_as_before(link, i))
            verify(link, component);
    }
}
