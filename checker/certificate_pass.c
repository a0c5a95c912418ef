/* certificate_pass.c - pass `certificate`: hashes of all that went in and came out. */
#include "check.h"
#include "waits.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static bool hash_input(struct check *check, const char *path, struct hash *hash)
{
    if (host_hash_file(path, hash))
        return true;
    diagnostic_error(check->all, (struct place){.file = path}, "compile",
                     "cannot read it again: %s", strerror(errno));
    return false;
}

static void add_imports(struct certificate *certificate, const struct object *object)
{
    for (size_t i = 1; i < object->symbol_count; i++)
        if (object->symbols[i].section == 0)
            host_list_add(&certificate->imports, object->symbols[i].name);
}

static void add_ports(struct certificate *certificate, const struct check *check)
{
    for (size_t i = 0; check->unit != NULL && i < check->component->port_count; i++)
        if (check->unit->touches[i])
            host_list_add(&certificate->ports, check->component->ports[i].name);
}

/* Compiler traps, and calls of the service that checked operations end in. */
static uint64_t count_traps(const struct object *object)
{
    uint64_t count = 0;
    for (size_t c = 0; c < object->code_count; c++)
        for (size_t i = 0; i < object->code[c].count; i++) {
            const struct object_instruction *one = &object->code[c].instructions[i];
            bool faults = one->control == CONTROL_CALL && one->symbol != 0 &&
                          strcmp(object->symbols[one->symbol].name, "deed_fault") == 0;
            count += one->control == CONTROL_TRAP || faults;
        }
    return count;
}

void pass_certificate(struct check *check)
{
    struct certificate certificate = {
        .component = check->name,
        .command = check->command,
        .source = host_hash(check->source.text, check->source.size),
        .flags = certificate_flags(),
        .checker = certificate_checker(),
        .object = host_hash(check->object_bytes, check->object_size),
        .recursions = check->recursions,
        .stack = check->stack,
        .proved = check->unit != NULL ? check->unit->proved : 0,
        .checked = check->unit != NULL ? check->unit->checked : 0,
        .traps = count_traps(check->object),
    };
    char *lines = lines_text(check->lines);
    certificate.lines = host_hash(lines, strlen(lines));
    free(lines);
    bool good = hash_input(check, check->component_file, &certificate.component_file) &&
                tools_find(&certificate.tools) == NULL;
    certificate_add_contracts(&certificate, check->component, check->library);
    for (size_t i = 0; good && i < check->source.inputs.count; i++) {
        struct hash hash;
        good = hash_input(check, check->source.inputs.items[i], &hash);
        certificate_add_input(&certificate, check->source.inputs.items[i], hash);
    }
    add_imports(&certificate, check->object);
    add_ports(&certificate, check);
    if (check->unit != NULL)
        waits_find(check->unit, &certificate.waits);
    char *text = certificate_text(&certificate);
    char *path = host_format("%s/%s.cert.child", check->out, check->name);
    if (!good || !host_write(path, text, strlen(text)))
        diagnostic_error(check->all, (struct place){.file = check->source.file}, "compile",
                         "no certificate could be made: %s", strerror(errno));
    free(path);
    free(text);
    free(certificate.tools.items);
    free(certificate.contracts);
    free(certificate.inputs);
    free(certificate.imports.items);
    free(certificate.waits.items);
    free(certificate.ports.items);
}
