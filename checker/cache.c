/* cache.c - results of earlier checks, see cache.h.
 *
 * The key is a hash of what is known before anything is read: this program, its rules, the tools,
 * the flags, where things are looked for, the component file and the sources. What else was read
 * (headers, contracts) only the certificate knows; each is hashed again before an entry is used,
 * and no file may have come to stand in front of one of them. */
#include "cache.h"
#include "../contracts/compiler/textfile.h"
#include "flags.h"
#include "source_text.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define ENTRIES_MAX 8 /* kept of each component */

/* ---- The key -----------------------------------------------------------------------------------
 */

static bool add_file(struct host_list *parts, const char *path)
{
    struct hash hash;
    bool there = host_hash_file(path, &hash);
    host_list_add(parts, path);
    host_list_add(parts, there ? host_format("%s", hash.hex) : "not there");
    return there;
}

static bool add_tools(struct host_list *parts)
{
    struct tool_list tools = {0};
    bool good = tools_find(&tools) == NULL;
    for (size_t i = 0; i < tools.count; i++) {
        host_list_add(parts, tools.items[i].name);
        host_list_add(parts, host_format("%s", tools.items[i].hash.hex));
    }
    free(tools.items);
    return good;
}

/* The beginning of the names of an entry's files; NULL when something cannot be read. */
static char *entry_name(const struct check *check)
{
    struct host_list parts = {0};
    struct hash flags = certificate_flags(), checker = certificate_checker();
    const char *const fixed[] = {"deed check 1", flags.hex,  checker.hex, check->name,
                                 check->sdk,     check->gen, check->out,  check->library_folder};
    host_list_add_all(&parts, fixed, sizeof fixed / sizeof fixed[0]);
    for (size_t i = 0; i < check->contract_folders.count; i++)
        host_list_add(&parts, check->contract_folders.items[i]);
    for (size_t i = 0; i < rule_count; i++) /* all are on, but in test builds */
        host_list_add(&parts, rule_is_on(rules[i].name) ? "on" : "off");
    bool good = add_tools(&parts) && add_file(&parts, check->component_file);
    struct host_list sources = source_list(check->directory, check->name);
    for (size_t i = 0; i < sources.count; i++)
        good = add_file(&parts, sources.items[i]) && good;
    struct hash key = host_hash_list(&parts);
    char *name = host_format("%s/cache/%s-%.32s", check->out, check->name, key.hex);
    free(sources.items);
    free(parts.items);
    if (good)
        return name;
    free(name);
    return NULL;
}

/* ---- Is an entry still true? -------------------------------------------------------------------
 */

static bool is_there(const char *folder, const char *rest)
{
    char *path = host_format("%s/%s", folder, rest);
    bool there = access(path, F_OK) == 0;
    free(path);
    return there;
}

static bool is_input(const struct certificate *certificate, const char *path)
{
    for (size_t i = 0; i < certificate->input_count; i++)
        if (strcmp(certificate->inputs[i].path, path) == 0)
            return true;
    return false;
}

/* The part of a path behind a folder, or NULL. */
static const char *behind(const char *path, const char *folder)
{
    size_t size = strlen(folder);
    return strncmp(path, folder, size) == 0 && path[size] == '/' ? path + size + 1 : NULL;
}

/* An include finds the first file of its name: is there one now that was not read then? */
static bool is_shadowed(const struct check *check, const struct certificate *certificate,
                        const char *input)
{
    const char *const folders[] = {check->directory, check->gen, check->sdk, check->library_folder};
    const size_t count = sizeof folders / sizeof folders[0];
    for (size_t i = 0; i < count; i++) {
        const char *rest = behind(input, folders[i]);
        for (size_t n = 0; rest != NULL && n < count; n++) {
            char *other = host_format("%s/%s", folders[n], rest);
            bool found = access(other, F_OK) == 0 && !is_input(certificate, other);
            free(other);
            if (found)
                return true;
        }
    }
    return false;
}

/* The same for contracts: the first folder that has it counts. */
static bool contract_is_shadowed(const struct check *check,
                                 const struct certificate_contract *contract)
{
    char *file = host_format("%s.contract", contract->name);
    bool shadowed = true;
    for (size_t i = 0; i < check->contract_folders.count; i++) {
        if (!is_there(check->contract_folders.items[i], file))
            continue;
        const char *rest = behind(contract->path, check->contract_folders.items[i]);
        shadowed = rest == NULL || strcmp(rest, file) != 0;
        break;
    }
    free(file);
    return shadowed;
}

static bool file_is(const char *path, const struct hash *then)
{
    struct hash now;
    return host_hash_file(path, &now) && host_hash_equal(&now, then);
}

static bool inputs_are(const struct check *check, const struct certificate *certificate)
{
    const char *file;
    char *changed = certificate_inputs_changed(certificate, &file);
    bool good = changed == NULL;
    free(changed);
    for (size_t i = 0; good && i < certificate->input_count; i++)
        good = !is_shadowed(check, certificate, certificate->inputs[i].path);
    for (size_t i = 0; good && i < certificate->contract_count; i++)
        good = file_is(certificate->contracts[i].path, &certificate->contracts[i].hash) &&
               !contract_is_shadowed(check, &certificate->contracts[i]);
    return good;
}

/* What the key stands for is in the certificate as well. */
static bool certificate_is(const struct check *check, const struct certificate *certificate)
{
    struct hash flags = certificate_flags(), checker = certificate_checker();
    char *changed = certificate_tools_changed(certificate);
    bool good = changed == NULL && strcmp(certificate->component, check->name) == 0 &&
                host_hash_equal(&flags, &certificate->flags) &&
                host_hash_equal(&checker, &certificate->checker) &&
                file_is(check->component_file, &certificate->component_file);
    free(changed);
    return good && inputs_are(check, certificate);
}

/* ---- In and out --------------------------------------------------------------------------------
 */

/* What make is told: the object is out of date when one of these changes. */
static bool write_dependencies(const struct check *check, const struct certificate *certificate)
{
    char *text = NULL, *path = host_format("%s/%s.d", check->out, check->name);
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (out == NULL)
        abort();
    fprintf(out, "%s/%s.o:", check->out, check->name);
    for (size_t i = 0; i < certificate->input_count; i++)
        fprintf(out, " \\\n  %s", certificate->inputs[i].path);
    fprintf(out, "\n");
    for (size_t i = 0; i < certificate->input_count; i++)
        fprintf(out, "\n%s:\n", certificate->inputs[i].path);
    fclose(out);
    bool good = host_write(path, text, size);
    free(text);
    free(path);
    return good;
}

/* Copy one file of an entry to where results lie, if it is what was certified. */
static bool take_file(const struct check *check, const char *entry, const char *suffix,
                      const struct hash *certified)
{
    char *from = host_format("%s.%s", entry, suffix);
    char *to = host_format("%s/%s.%s", check->out, check->name, suffix);
    size_t size;
    char *bytes = host_read(from, &size);
    bool good = bytes != NULL;
    if (good) {
        struct hash hash = host_hash(bytes, size);
        good = host_hash_equal(&hash, certified) && host_write(to, bytes, size);
    }
    free(bytes);
    free(to);
    free(from);
    return good;
}

static bool take_entry(const struct check *check, const char *entry)
{
    char *path = host_format("%s.cert", entry);
    size_t size;
    char *text = host_read(path, &size), *kept = NULL, *why = NULL;
    struct certificate *certificate = NULL;
    if (text != NULL) {
        kept = host_format("%s", text);
        certificate = strlen(text) == size ? certificate_parse(text, &why) : NULL;
    }
    bool good = certificate != NULL && certificate_is(check, certificate) &&
                take_file(check, entry, "i", &certificate->source) &&
                take_file(check, entry, "o", &certificate->object) &&
                write_dependencies(check, certificate);
    if (good) {
        char *to = host_format("%s/%s.cert", check->out, check->name);
        good = host_write(to, kept, size);
        free(to);
        utimensat(AT_FDCWD, path, NULL, 0); /* used last: goes last */
    }
    if (certificate != NULL)
        certificate_free(certificate);
    free(why);
    free(kept);
    free(text);
    free(path);
    return good;
}

bool cache_fetch(const struct check *check)
{
    char *entry = entry_name(check);
    bool good = entry != NULL && take_entry(check, entry);
    free(entry);
    return good;
}

void cache_lock(const struct check *check)
{
    char *path = host_format("%s/%s.lock", check->out, check->name);
    int file = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0666);
    while (file >= 0 && flock(file, LOCK_EX) != 0 && errno == EINTR)
        continue;
    free(path);
}

/* ---- Old ones go -------------------------------------------------------------------------------
 */

struct old_entry {
    char name[256];
    struct timespec used;
};

static int older_first(const void *left, const void *right)
{
    const struct old_entry *a = left, *b = right;
    if (a->used.tv_sec != b->used.tv_sec)
        return a->used.tv_sec < b->used.tv_sec ? -1 : 1;
    return (a->used.tv_nsec > b->used.tv_nsec) - (a->used.tv_nsec < b->used.tv_nsec);
}

static void remove_entry(const char *folder, const char *name)
{
    static const char *const suffixes[] = {"cert", "o", "i"};
    for (size_t i = 0; i < sizeof suffixes / sizeof suffixes[0]; i++) {
        char *path = host_format("%s/%.*s.%s", folder, (int)strlen(name) - 5, name, suffixes[i]);
        unlink(path);
        free(path);
    }
}

/* The names of certificates of this component: NAME-HASH.cert. */
static void remove_old_entries(const struct check *check, const char *folder)
{
    DIR *directory = opendir(folder);
    struct old_entry *items = NULL;
    size_t count = 0, size = strlen(check->name);
    for (struct dirent *one; directory != NULL && (one = readdir(directory)) != NULL;) {
        struct stat status;
        size_t length = strlen(one->d_name);
        if (strncmp(one->d_name, check->name, size) != 0 || one->d_name[size] != '-' ||
            length < 5 || strcmp(one->d_name + length - 5, ".cert") != 0 ||
            fstatat(dirfd(directory), one->d_name, &status, 0) != 0)
            continue;
        items = host_resize(items, count + 1, sizeof items[0]);
        snprintf(items[count].name, sizeof items[0].name, "%s", one->d_name);
        items[count++].used = status.st_mtim;
    }
    if (directory != NULL)
        closedir(directory);
    if (count > ENTRIES_MAX) {
        qsort(items, count, sizeof items[0], older_first);
        for (size_t i = 0; i < count - ENTRIES_MAX; i++)
            remove_entry(folder, items[i].name);
    }
    free(items);
}

static bool keep_file(const struct check *check, const char *entry, const char *suffix)
{
    char *from = host_format("%s/%s.%s", check->out, check->name, suffix);
    char *to = host_format("%s.%s", entry, suffix);
    size_t size;
    char *bytes = host_read(from, &size);
    bool good = bytes != NULL && host_write(to, bytes, size);
    free(bytes);
    free(to);
    free(from);
    return good;
}

void cache_store(const struct check *check)
{
    char *folder = host_format("%s/cache", check->out);
    char *entry = textfile_make_folder(folder) == NULL ? entry_name(check) : NULL;
    if (entry != NULL && keep_file(check, entry, "o") && keep_file(check, entry, "i"))
        keep_file(check, entry, "cert");
    if (entry != NULL)
        remove_old_entries(check, folder);
    free(entry);
    free(folder);
}
