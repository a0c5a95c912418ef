/* host.h - what the checker and the linker ask of the machine they run on: files, programs, hashes.
 *
 * Memory that cannot be had ends the process: the parent process turns that into a refusal. All
 * strings and buffers returned are the caller's and come from malloc. */
#ifndef CHECKER_HOST_H
#define CHECKER_HOST_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/types.h>

/* malloc and friends that do not fail. */
void *host_allocate(size_t size); /* zeroed */
void *host_resize(void *old, size_t count, size_t size);
char *host_format(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* A file's bytes, with a zero byte behind them. NULL, and errno set, when it cannot be read. */
char *host_read(const char *path, size_t *size);

/* Write a file whole, through a temporary name, so that nobody sees half of it. */
bool host_write(const char *path, const char *bytes, size_t size);

/* A growing list of strings, NULL-terminated at all times. */
struct host_list {
    const char **items;
    size_t count;
};
void host_list_add(struct host_list *list, const char *item);
void host_list_add_all(struct host_list *list, const char *const *items, size_t count);
bool host_list_has(const struct host_list *list, const char *item);

/* Run a program found on the PATH. `input` may be NULL. What it says on standard error is returned
 * in `errors`. The result is its exit status, or -1 when it could not be run or died of a signal;
 * errors then says so. */
int host_run(const struct host_list *arguments, const char *input, size_t input_size,
             char **errors);

/* The same in two steps, for programs that run beside each other: each that is started is waited
 * for. */
struct host_program {
    const char *name;
    pid_t process;
    FILE *input, *errors;
};
struct host_program host_start(const struct host_list *arguments, const char *input,
                               size_t input_size);
int host_wait(struct host_program *program, char **errors);

/* Is there more than one core for this process? */
bool host_has_cores(void);

/* Work beside its starter's, which waits for it. Without a second core, or a thread, it is done
 * when it is waited for. */
struct host_task {
    void (*work)(void *argument);
    void *argument;
    pthread_t thread;
    bool is_running;
};
void host_task_start(struct host_task *task, void (*work)(void *argument), void *argument);
void host_task_wait(struct host_task *task);

/* BLAKE3, as 64 hexadecimal digits. */
#define HASH_SIZE 65
struct hash {
    char hex[HASH_SIZE];
};
struct hash host_hash(const void *bytes, size_t size);
struct hash host_hash_list(const struct host_list *list);
bool host_hash_file(const char *path, struct hash *hash);
bool host_hash_equal(const struct hash *a, const struct hash *b);

#endif
