/* certificate.c - the text of certificates, and the hashes that need no particular component. */
#include "certificate.h"
#include "check.h"
#include "flags.h"

#include <stdlib.h>
#include <string.h>

#define FORMAT_VERSION "3"

struct hash certificate_flags(void)
{
    struct host_list list = {0};
    host_list_add_all(&list, target_flags, target_flag_count);
    host_list_add_all(&list, float_flags, float_flag_count);
    host_list_add_all(&list, table_flags, table_flag_count);
    host_list_add_all(&list, warning_flags, warning_flag_count);
    struct hash hash = host_hash_list(&list);
    free(list.items);
    return hash;
}

/* What runs does not change: it is read once. */
struct hash certificate_checker(void)
{
    static struct hash hash;
    if (hash.hex[0] == '\0' && !host_hash_file("/proc/self/exe", &hash))
        abort();
    return hash;
}

static void add_contract(struct certificate *certificate, const char *name, const char *path,
                         struct hash hash)
{
    certificate->contracts = host_resize(certificate->contracts, certificate->contract_count + 1,
                                         sizeof certificate->contracts[0]);
    certificate->contracts[certificate->contract_count++] =
        (struct certificate_contract){name, path, hash};
}

void certificate_add_contracts(struct certificate *certificate, const struct component *component,
                               struct contract_library *library)
{
    struct contract_list contracts = contracts_of(component, library);
    for (size_t i = 0; i < contracts.count; i++) {
        struct hash hash = host_hash("", 0);
        host_hash_file(contracts.items[i]->file, &hash);
        add_contract(certificate, contracts.items[i]->name, contracts.items[i]->file, hash);
    }
    free(contracts.items);
}

const struct certificate_contract *certificate_contract_named(const struct certificate *certificate,
                                                              const char *name)
{
    for (size_t i = 0; i < certificate->contract_count; i++)
        if (strcmp(certificate->contracts[i].name, name) == 0)
            return &certificate->contracts[i];
    return NULL;
}

void certificate_add_input(struct certificate *certificate, const char *path, struct hash hash)
{
    certificate->inputs = host_resize(certificate->inputs, certificate->input_count + 1,
                                      sizeof certificate->inputs[0]);
    certificate->inputs[certificate->input_count++] = (struct certificate_input){path, hash};
}

/* The keys with one hash each. */
struct certificate_key {
    const char *key;
    size_t offset;
};
static const struct certificate_key hash_keys[] = {
    {"source", offsetof(struct certificate, source)},
    {"component-file", offsetof(struct certificate, component_file)},
    {"flags", offsetof(struct certificate, flags)},
    {"checker", offsetof(struct certificate, checker)},
    {"object", offsetof(struct certificate, object)},
    {"lines", offsetof(struct certificate, lines)},
};
#define HASH_KEY_COUNT (sizeof hash_keys / sizeof hash_keys[0])

static struct hash *hash_of_key(const struct certificate *certificate, size_t key)
{
    return (struct hash *)((char *)(uintptr_t)certificate + hash_keys[key].offset);
}

/* The keys with one number each. */
static const struct certificate_key number_keys[] = {
    {"stack", offsetof(struct certificate, stack)},
    {"accesses-proved", offsetof(struct certificate, proved)},
    {"accesses-checked", offsetof(struct certificate, checked)},
    {"traps", offsetof(struct certificate, traps)},
};
#define NUMBER_KEY_COUNT (sizeof number_keys / sizeof number_keys[0])

static uint64_t *number_of_key(const struct certificate *certificate, size_t key)
{
    return (uint64_t *)(void *)((char *)(uintptr_t)certificate + number_keys[key].offset);
}

char *certificate_text(const struct certificate *certificate)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (out == NULL)
        abort();
    fprintf(out, "deed %s\ncomponent %s\ncommand %s\n", FORMAT_VERSION, certificate->component,
            certificate->command);
    for (size_t i = 0; i < HASH_KEY_COUNT; i++)
        fprintf(out, "%s %s\n", hash_keys[i].key, hash_of_key(certificate, i)->hex);
    for (size_t i = 0; i < NUMBER_KEY_COUNT; i++)
        fprintf(out, "%s %llu\n", number_keys[i].key,
                (unsigned long long)*number_of_key(certificate, i));
    for (size_t i = 0; i < certificate->imports.count; i++)
        fprintf(out, "import %s\n", certificate->imports.items[i]);
    for (size_t i = 0; i < certificate->recursions.count; i++)
        fprintf(out, "recursion %s\n", certificate->recursions.items[i]);
    for (size_t i = 0; i < certificate->waits.count; i++)
        fprintf(out, "wait %s\n", certificate->waits.items[i]);
    for (size_t i = 0; i < certificate->ports.count; i++)
        fprintf(out, "port %s\n", certificate->ports.items[i]);
    for (size_t i = 0; i < certificate->tools.count; i++)
        fprintf(out, "tool %s %s\n", certificate->tools.items[i].hash.hex,
                certificate->tools.items[i].name);
    for (size_t i = 0; i < certificate->contract_count; i++)
        fprintf(out, "contract %s %s %s\n", certificate->contracts[i].hash.hex,
                certificate->contracts[i].name, certificate->contracts[i].path);
    for (size_t i = 0; i < certificate->input_count; i++)
        fprintf(out, "input %s %s\n", certificate->inputs[i].hash.hex, certificate->inputs[i].path);
    fclose(out);
    return text;
}

static bool parse_hash(const char *text, struct hash *hash)
{
    if (strspn(text, "0123456789abcdef") < HASH_SIZE - 1)
        return false;
    memcpy(hash->hex, text, HASH_SIZE - 1);
    hash->hex[HASH_SIZE - 1] = '\0';
    return true;
}

static bool parse_number(struct certificate *certificate, size_t key, const char *value)
{
    char *end;
    *number_of_key(certificate, key) = strtoull(value, &end, 10);
    certificate->said |= 1u << key;
    return *value >= '0' && *value <= '9' && *end == '\0';
}

/* "HASH NAME PATH"; the value is cut. */
static bool parse_contract(struct certificate *certificate, char *name, struct hash hash)
{
    char *path = strchr(name, ' ');
    if (path == NULL)
        return false;
    *path++ = '\0';
    add_contract(certificate, name, path, hash);
    return true;
}

/* The keys whose value is a hash and what it is of. */
static bool parse_hashed(struct certificate *certificate, const char *key, char *value, bool *known)
{
    struct hash hash;
    bool is_input = strcmp(key, "input") == 0, is_tool = strcmp(key, "tool") == 0;
    *known = is_input || is_tool || strcmp(key, "contract") == 0;
    if (!*known || !parse_hash(value, &hash) || value[HASH_SIZE - 1] != ' ')
        return false;
    if (is_input)
        certificate_add_input(certificate, value + HASH_SIZE, hash);
    else if (is_tool)
        tools_add(&certificate->tools, value + HASH_SIZE, hash);
    else
        return parse_contract(certificate, value + HASH_SIZE, hash);
    return true;
}

static bool parse_line(struct certificate *certificate, const char *key, char *value)
{
    for (size_t i = 0; i < HASH_KEY_COUNT; i++)
        if (strcmp(key, hash_keys[i].key) == 0)
            return strlen(value) == HASH_SIZE - 1 && parse_hash(value, hash_of_key(certificate, i));
    for (size_t i = 0; i < NUMBER_KEY_COUNT; i++)
        if (strcmp(key, number_keys[i].key) == 0)
            return parse_number(certificate, i, value);
    bool known, good = parse_hashed(certificate, key, value, &known);
    if (known)
        return good;
    if (strcmp(key, "component") == 0)
        certificate->component = value;
    else if (strcmp(key, "command") == 0)
        certificate->command = value;
    else if (strcmp(key, "import") == 0)
        host_list_add(&certificate->imports, value);
    else if (strcmp(key, "recursion") == 0)
        host_list_add(&certificate->recursions, value);
    else if (strcmp(key, "wait") == 0)
        host_list_add(&certificate->waits, value);
    else if (strcmp(key, "port") == 0)
        host_list_add(&certificate->ports, value);
    else
        return false;
    return true;
}

/* What every certificate has. NULL, or what this one lacks. */
static char *lacking(const struct certificate *certificate)
{
    for (size_t i = 0; i < HASH_KEY_COUNT; i++)
        if (hash_of_key(certificate, i)->hex[0] == '\0')
            return host_format("it has no '%s'", hash_keys[i].key);
    for (size_t i = 0; i < NUMBER_KEY_COUNT; i++)
        if ((certificate->said & 1u << i) == 0)
            return host_format("it has no '%s'", number_keys[i].key);
    if (certificate->component == NULL)
        return host_format("it names no component");
    if (certificate->command == NULL)
        return host_format("it has no 'command'");
    return NULL;
}

void certificate_free(struct certificate *certificate)
{
    free(certificate->imports.items);
    free(certificate->ports.items);
    free(certificate->recursions.items);
    free(certificate->waits.items);
    free(certificate->inputs);
    free(certificate->contracts);
    free(certificate->tools.items);
    free(certificate);
}

struct certificate *certificate_parse(char *text, char **why)
{
    struct certificate *certificate = host_allocate(sizeof *certificate);
    bool first = true;
    *why = NULL;
    for (char *line; *why == NULL && (line = strsep(&text, "\n")) != NULL;) {
        if (line[0] == '\0' && text == NULL)
            break;
        char *value = strchr(line, ' ');
        if (value == NULL) {
            *why = host_format("'%s' is no `key value`", line);
            break;
        }
        *value++ = '\0';
        bool good = first ? strcmp(line, "deed") == 0 && strcmp(value, FORMAT_VERSION) == 0
                          : parse_line(certificate, line, value);
        if (!good)
            *why = host_format("'%s %s' does not belong there", line, value);
        first = false;
    }
    if (*why == NULL)
        *why = lacking(certificate);
    if (*why == NULL)
        return certificate;
    certificate_free(certificate);
    return NULL;
}
