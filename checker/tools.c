/* tools.c - the programs and libraries behind a verdict, see tools.h.
 *
 * A library is known by the number that its linker gave the build (a hash of its content), which
 * lies in a note at its beginning: the libraries are too large to be hashed at every check. A file
 * without that note is hashed whole. */
#include "tools.h"
#include "flags.h"

#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NOTES_MAX 65536

void tools_add(struct tool_list *list, const char *name, struct hash hash)
{
    list->items = host_resize(list->items, list->count + 1, sizeof list->items[0]);
    list->items[list->count++] = (struct tool){name, hash};
}

const struct tool *tools_named(const struct tool_list *list, const char *name)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i].name, name) == 0)
            return &list->items[i];
    return NULL;
}

/* ---- The build's number ------------------------------------------------------------------------
 */

/* In a segment of notes: is it there? */
static bool note_hash(const char *notes, size_t size, struct hash *hash)
{
    for (size_t at = 0; at + sizeof(Elf64_Nhdr) <= size;) {
        Elf64_Nhdr head;
        memcpy(&head, notes + at, sizeof head);
        size_t name = at + sizeof head, text = name + ((head.n_namesz + 3ul) & ~3ul);
        if (head.n_namesz > NOTES_MAX || head.n_descsz > NOTES_MAX || text + head.n_descsz > size)
            return false;
        if (head.n_type == NT_GNU_BUILD_ID && head.n_namesz == 4 &&
            memcmp(notes + name, "GNU", 4) == 0 && head.n_descsz >= 16) {
            *hash = host_hash(notes + text, head.n_descsz);
            return true;
        }
        at = text + ((head.n_descsz + 3ul) & ~3ul);
    }
    return false;
}

static bool read_at(int file, void *bytes, size_t size, uint64_t offset)
{
    return pread(file, bytes, size, (off_t)offset) == (ssize_t)size;
}

static bool segment_hash(int file, const Elf64_Phdr *segment, struct hash *hash)
{
    if (segment->p_type != PT_NOTE || segment->p_filesz > NOTES_MAX)
        return false;
    char *notes = host_allocate(segment->p_filesz);
    bool found = read_at(file, notes, segment->p_filesz, segment->p_offset) &&
                 note_hash(notes, segment->p_filesz, hash);
    free(notes);
    return found;
}

static bool build_hash(const char *path, struct hash *hash)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    Elf64_Ehdr head;
    bool found = false;
    if (file < 0)
        return false;
    if (read_at(file, &head, sizeof head, 0) && memcmp(head.e_ident, ELFMAG, SELFMAG) == 0 &&
        head.e_phentsize == sizeof(Elf64_Phdr))
        for (unsigned i = 0; i < head.e_phnum && !found; i++) {
            Elf64_Phdr segment;
            found = read_at(file, &segment, sizeof segment, head.e_phoff + i * sizeof segment) &&
                    segment_hash(file, &segment, hash);
        }
    close(file);
    return found || host_hash_file(path, hash);
}

/* ---- Which there are ---------------------------------------------------------------------------
 */

/* The file that execvp would run. NULL if there is none. */
static char *find_program(const char *name)
{
    const char *path = getenv("PATH");
    for (const char *at = path != NULL ? path : "/usr/bin"; at != NULL;) {
        const char *end = strchr(at, ':');
        int size = end != NULL ? (int)(end - at) : (int)strlen(at);
        char *file = host_format("%.*s/%s", size, at, name);
        if (access(file, X_OK) == 0)
            return file;
        free(file);
        at = end != NULL ? end + 1 : NULL;
    }
    return NULL;
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

static void add_library(struct tool_list *list, const char *path)
{
    struct hash hash;
    if (tools_named(list, base_name(path)) == NULL && build_hash(path, &hash))
        tools_add(list, host_format("%s", base_name(path)), hash);
}

/* The compiler's own library lies beside the one that both share. */
static void add_compiler_library(struct tool_list *list, const char *shared)
{
    const char *version = strstr(base_name(shared), ".so");
    char *path = host_format("%.*s/libclang-cpp%s", (int)(base_name(shared) - shared - 1), shared,
                             version != NULL ? version : "");
    if (access(path, R_OK) == 0)
        add_library(list, path);
    free(path);
}

static int visit_library(struct dl_phdr_info *info, size_t size, void *data)
{
    (void)size;
    static const char *const names[] = {"libclang", "libLLVM", "libz3"};
    struct tool_list *list = data;
    const char *base = base_name(info->dlpi_name);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strncmp(base, names[i], strlen(names[i])) == 0)
            add_library(list, info->dlpi_name);
    if (strncmp(base, "libLLVM", 7) == 0 && base != info->dlpi_name)
        add_compiler_library(list, info->dlpi_name);
    return 0;
}

const char *tools_find(struct tool_list *list)
{
    char *compiler = find_program(COMPILER);
    struct hash hash;
    bool good = compiler != NULL && host_hash_file(compiler, &hash);
    free(compiler);
    if (!good)
        return COMPILER;
    tools_add(list, COMPILER, hash);
    dl_iterate_phdr(visit_library, list);
    return list->count > 1 ? NULL : "libLLVM";
}
