/* host.c - files, programs and hashes. Nothing here knows about components. */
#include "host.h"
#include "../contracts/compiler/textfile.h"

#include <errno.h>
#include <fcntl.h>
#include <llvm-c/blake3.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define STACK_BYTES ((size_t)64 << 20)  /* of a task */
#define CPU_SECONDS 120                 /* for any program that is run */
#define FILE_BYTES  ((rlim_t)512 << 20) /* for each file that it writes */

void *host_allocate(size_t size)
{
    void *memory = calloc(1, size != 0 ? size : 1);
    if (memory == NULL)
        abort();
    return memory;
}

void *host_resize(void *old, size_t count, size_t size)
{
    void *memory = reallocarray(old, count != 0 ? count : 1, size);
    if (memory == NULL)
        abort();
    return memory;
}

char *host_format(const char *format, ...)
{
    char *text = NULL;
    va_list arguments;
    va_start(arguments, format);
    int length = vasprintf(&text, format, arguments);
    va_end(arguments);
    if (length < 0)
        abort();
    return text;
}

/* Everything from the current position of a stream. */
static char *read_stream(FILE *stream, size_t *size)
{
    struct stat about;
    bool is_file = fstat(fileno(stream), &about) == 0 && S_ISREG(about.st_mode);
    size_t room = is_file && about.st_size >= 4096 ? (size_t)about.st_size + 2 : 4096, used = 0;
    char *bytes = host_resize(NULL, room, 1);
    for (;;) {
        used += fread(bytes + used, 1, room - used - 1, stream);
        if (used < room - 1)
            break;
        room *= 2;
        bytes = host_resize(bytes, room, 1);
    }
    if (ferror(stream)) {
        free(bytes);
        return NULL;
    }
    bytes[used] = '\0';
    *size = used;
    return bytes;
}

char *host_read(const char *path, size_t *size)
{
    path = textfile_meant(path);
    FILE *stream = fopen(path, "rb");
    if (stream == NULL)
        return NULL;
    char *bytes = read_stream(stream, size);
    fclose(stream);
    return bytes;
}

bool host_write(const char *path, const char *bytes, size_t size)
{
    char *temporary = host_format("%s.%ld.new", path, (long)getpid());
    FILE *stream = fopen(temporary, "wb");
    bool good = stream != NULL;
    if (good) {
        good = fwrite(bytes, 1, size, stream) == size;
        good = fclose(stream) == 0 && good;
        good = good && rename(temporary, path) == 0;
        if (!good)
            unlink(temporary);
    }
    free(temporary);
    return good;
}

void host_list_add(struct host_list *list, const char *item)
{
    list->items = host_resize(list->items, list->count + 2, sizeof list->items[0]);
    list->items[list->count++] = item;
    list->items[list->count] = NULL;
}

void host_list_add_all(struct host_list *list, const char *const *items, size_t count)
{
    for (size_t i = 0; i < count; i++)
        host_list_add(list, items[i]);
}

bool host_list_has(const struct host_list *list, const char *item)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i], item) == 0)
            return true;
    return false;
}

/* In the child: standard input from a file, standard error to another, limits on time and on what
 * is written: macros that double what they stand for fill any disk. */
static void become(const struct host_list *arguments, FILE *input, FILE *errors)
{
    struct rlimit limit = {CPU_SECONDS, CPU_SECONDS};
    struct rlimit file = {FILE_BYTES, FILE_BYTES};
    setrlimit(RLIMIT_CPU, &limit);
    setrlimit(RLIMIT_FSIZE, &file);
    signal(SIGXFSZ, SIG_IGN); /* it says so instead */
    if (input != NULL)
        rewind(input);
    int in = input != NULL ? fileno(input) : open("/dev/null", O_RDONLY);
    if (dup2(in, STDIN_FILENO) >= 0 && dup2(fileno(errors), STDERR_FILENO) >= 0)
        execvp(arguments->items[0], (char *const *)arguments->items);
    fprintf(stderr, "%s: %s\n", arguments->items[0], strerror(errno));
    _exit(127);
}

struct host_program host_start(const struct host_list *arguments, const char *input,
                               size_t input_size)
{
    struct host_program program = {.name = arguments->items[0], .errors = tmpfile()};
    program.input = input != NULL ? tmpfile() : NULL;
    if (program.errors == NULL || (input != NULL && program.input == NULL))
        abort();
    if (input != NULL &&
        (fwrite(input, 1, input_size, program.input) != input_size || fflush(program.input) != 0))
        abort();
    program.process = fork();
    if (program.process == 0)
        become(arguments, program.input, program.errors);
    return program;
}

int host_wait(struct host_program *program, char **errors)
{
    int status = 0;
    pid_t ended;
    do
        ended = program->process > 0 ? waitpid(program->process, &status, 0) : 0;
    while (ended < 0 && errno == EINTR);
    if (program->input != NULL)
        fclose(program->input);
    size_t size = 0;
    rewind(program->errors);
    *errors = read_stream(program->errors, &size);
    fclose(program->errors);
    if (*errors == NULL)
        *errors = host_format("cannot read what it said");
    if (program->process <= 0 || ended != program->process)
        return -1;
    if (WIFEXITED(status))
        return WEXITSTATUS(status);
    if (WIFSIGNALED(status)) {
        char *said =
            host_format("%s\n%s ended by signal %d\n", *errors, program->name, WTERMSIG(status));
        free(*errors);
        *errors = said;
    }
    return -1;
}

int host_run(const struct host_list *arguments, const char *input, size_t input_size, char **errors)
{
    struct host_program program = host_start(arguments, input, input_size);
    return host_wait(&program, errors);
}

struct hash host_hash(const void *bytes, size_t size)
{
    llvm_blake3_hasher hasher;
    llvm_blake3_hasher_init(&hasher);
    llvm_blake3_hasher_update(&hasher, bytes, size);
    uint8_t digest[LLVM_BLAKE3_OUT_LEN];
    llvm_blake3_hasher_finalize(&hasher, digest, sizeof digest);
    struct hash hash;
    for (size_t i = 0; i < sizeof digest; i++)
        snprintf(hash.hex + 2 * i, 3, "%02x", digest[i]);
    return hash;
}

/* Each ends with a zero byte, so that no two lists look alike. */
struct hash host_hash_list(const struct host_list *list)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (out == NULL)
        abort();
    for (size_t i = 0; i < list->count; i++)
        fwrite(list->items[i], 1, strlen(list->items[i]) + 1, out);
    fclose(out);
    struct hash hash = host_hash(text, size);
    free(text);
    return hash;
}

bool host_hash_file(const char *path, struct hash *hash)
{
    size_t size;
    char *bytes = host_read(path, &size);
    if (bytes == NULL)
        return false;
    *hash = host_hash(bytes, size);
    free(bytes);
    return true;
}

bool host_hash_equal(const struct hash *a, const struct hash *b)
{
    return strcmp(a->hex, b->hex) == 0;
}

bool host_has_cores(void)
{
    cpu_set_t set;
    return sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) > 1;
}

static void *task_run(void *argument)
{
    struct host_task *task = argument;
    task->work(task->argument);
    return NULL;
}

void host_task_start(struct host_task *task, void (*work)(void *argument), void *argument)
{
    *task = (struct host_task){.work = work, .argument = argument};
    if (!host_has_cores())
        return;
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, STACK_BYTES);
    task->is_running = pthread_create(&task->thread, &attributes, task_run, task) == 0;
    pthread_attr_destroy(&attributes);
}

void host_task_wait(struct host_task *task)
{
    if (task->is_running)
        pthread_join(task->thread, NULL);
    else if (task->work != NULL)
        task->work(task->argument);
    task->is_running = false;
    task->work = NULL;
}
