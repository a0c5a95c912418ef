/* certificate_now.c - is what a certificate says still so? The linker asks before it links, the
 * cache before it hands out an old result. */
#include "certificate.h"
#include "check.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

char *certificate_tools_changed(const struct certificate *certificate)
{
    struct tool_list now = {0};
    const char *missing = tools_find(&now);
    char *said = NULL;
    if (missing != NULL)
        said = host_format("%s cannot be found", missing);
    for (size_t i = 0; said == NULL && i < now.count; i++) {
        const struct tool *then = tools_named(&certificate->tools, now.items[i].name);
        if (then == NULL || !host_hash_equal(&then->hash, &now.items[i].hash))
            said = host_format("it was checked and compiled with another %s", now.items[i].name);
    }
    if (said == NULL && now.count != certificate->tools.count)
        said = host_format("it was checked and compiled with other tools");
    free(now.items);
    return said;
}

/* NULL: the file is as it was. */
static char *file_changed(const char *path, const struct hash *then, const char *component)
{
    struct hash now;
    if (!host_hash_file(path, &now))
        return host_format("it cannot be read any more: %s", strerror(errno));
    if (!host_hash_equal(&now, then))
        return host_format("it has changed since %s was checked", component);
    return NULL;
}

char *certificate_inputs_changed(const struct certificate *certificate, const char **file)
{
    char *said = NULL;
    for (size_t i = 0; said == NULL && i < certificate->input_count; i++) {
        *file = certificate->inputs[i].path;
        said = file_changed(*file, &certificate->inputs[i].hash, certificate->component);
    }
    return said;
}

char *certificate_contracts_changed(const struct certificate *certificate,
                                    const struct certificate *now, const char **file)
{
    for (size_t i = 0; i < now->contract_count; i++) {
        const struct certificate_contract *one = &now->contracts[i];
        const struct certificate_contract *then =
            certificate_contract_named(certificate, one->name);
        *file = one->path;
        if (then == NULL)
            return host_format("%s was checked without the contract %s", certificate->component,
                               one->name);
        if (!host_hash_equal(&then->hash, &one->hash))
            return host_format("the contract %s has changed since %s was checked", one->name,
                               certificate->component);
    }
    *file = NULL;
    if (now->contract_count != certificate->contract_count)
        return host_format("%s was checked with a contract that it cannot meet any more",
                           certificate->component);
    return NULL;
}
