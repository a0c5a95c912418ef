/* textfile.c - see textfile.h. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pool.h"
#include "textfile.h"

#define LARGEST ((size_t)4 << 20)

static struct {
    const char *file, *other;
} *replaced;
static size_t replaced_count;

void textfile_instead(const char *file, const char *other)
{
    replaced = must_reallocate(replaced, (replaced_count + 1) * sizeof replaced[0]);
    replaced[replaced_count].file = file;
    replaced[replaced_count++].other = other;
}

const char *textfile_meant(const char *file)
{
    for (size_t i = 0; i < replaced_count; i++)
        if (strcmp(replaced[i].file, file) == 0)
            return replaced[i].other;
    return file;
}

/* A pipe or a device must not make us wait, so nothing is opened for reading that is no file. */
static FILE *open_file(const char *file, const char **problem)
{
    struct stat status;
    int descriptor = open(file, O_RDONLY | O_NONBLOCK | O_CLOEXEC);

    if (descriptor < 0) {
        *problem = strerror(errno);
        return NULL;
    }
    if (fstat(descriptor, &status) || !S_ISREG(status.st_mode)) {
        *problem = "it is not a file";
        close(descriptor);
        return NULL;
    }
    FILE *in = fdopen(descriptor, "rb");
    if (!in) {
        *problem = strerror(errno);
        close(descriptor);
    }
    return in;
}

char *textfile_read(const char *file, size_t *size, const char **problem)
{
    char *text = NULL;
    size_t room = 0;
    FILE *in = open_file(textfile_meant(file), problem);

    *size = 0;
    if (!in)
        return NULL;
    while (*size == room && room <= LARGEST) {
        room = room ? 2 * room : 4096;
        text = must_reallocate(text, room + 1);
        *size += fread(text + *size, 1, room - *size, in);
    }
    bool failed = ferror(in);
    fclose(in);
    if (failed || *size > LARGEST) {
        *problem = failed ? "it cannot be read" : "it is larger than 4 MiB";
        free(text);
        return NULL;
    }
    text[*size] = '\0';
    return must_reallocate(text, *size + 1);
}

bool textfile_exists(const char *file)
{
    return access(file, R_OK) == 0;
}

bool textfile_is_folder(const char *path)
{
    struct stat found;

    return stat(path, &found) == 0 && S_ISDIR(found.st_mode);
}

bool textfile_same(const char *one, const char *other)
{
    struct stat a, b;

    if (strcmp(one, other) == 0)
        return true;
    return stat(one, &a) == 0 && stat(other, &b) == 0 && a.st_dev == b.st_dev &&
           a.st_ino == b.st_ino;
}

const char *textfile_write(const char *file, const char *text)
{
    char *draft = must_allocate(strlen(file) + 32);
    sprintf(draft, "%s.%ld.new", file, (long)getpid());
    FILE *out = fopen(draft, "wb");
    const char *problem = NULL;
    if (!out || fputs(text, out) < 0)
        problem = strerror(errno);
    if (out && fclose(out) && !problem)
        problem = strerror(errno);
    if (!problem && rename(draft, file))
        problem = strerror(errno);
    if (problem && out)
        unlink(draft);
    free(draft);
    return problem;
}

const char *textfile_make_folder(const char *path)
{
    size_t size = strlen(path);
    char *folder = must_allocate(size + 1);
    bool failed = false;

    memcpy(folder, path, size + 1);
    for (size_t i = 1; i <= size && !failed; i++)
        if (path[i] == '/' || path[i] == '\0') {
            folder[i] = '\0';
            failed = mkdir(folder, 0777) != 0 && errno != EEXIST && errno != EISDIR;
            folder[i] = path[i];
        }
    const char *problem = failed ? strerror(errno) : NULL;
    struct stat status;
    if (!failed && (stat(path, &status) != 0 || !S_ISDIR(status.st_mode)))
        problem = "it is not a folder";
    free(folder);
    return problem;
}
