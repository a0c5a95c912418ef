/* child.c - the process that checks. A hostile source may crash libclang (a sum of sixty thousand
 * terms overflows any ordinary stack) or keep it busy for ever. The child can only say "accepted"
 * by returning it; a signal, a limit or a stray exit cannot. */
#include "child.h"
#include "host.h"

#include <errno.h>
#include <malloc.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define STACK_BYTES  ((size_t)512 << 20)
#define MEMORY_BYTES ((rlim_t)4 << 30)
#define CPU_SECONDS  120
#define WALL_SECONDS 600
#define KEPT_BYTES   (256 << 20)
#define HEAP_BYTES   (512 << 20)
#define HUGE_PAGE    ((size_t)2 << 20)
#define IDLE_NICE    19

struct work {
    int (*body)(void *argument);
    void *argument;
    int result;
};

static void *work_run(void *argument)
{
    struct work *work = argument;
    work->result = work->body(work->argument);
    return work;
}

/* Of the heap, what is not backed by memory yet: whole huge pages. */
static _Atomic uintptr_t heap_next;
static uintptr_t heap_end;

/* The heap grows once, in huge pages where the machine has them: of a long check the kernel's part
 * is an eighth otherwise. What is not touched costs nothing. */
static void take_heap(void)
{
    mallopt(M_TOP_PAD, HEAP_BYTES);
    char *first = malloc(HUGE_PAGE); /* more than is left of the heap that the parent had */
    uintptr_t start = ((uintptr_t)first + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
    uintptr_t end = (uintptr_t)sbrk(0) / HUGE_PAGE * HUGE_PAGE;
    if (first != NULL && end > start && madvise((void *)start, end - start, MADV_HUGEPAGE) == 0) {
        heap_next = start;
        heap_end = end;
    }
    free(first);
}

/* Page by page, so that nobody waits long for the kernel's lock. */
static void *back_heap(void *argument)
{
    setpriority(PRIO_PROCESS, 0, IDLE_NICE); /* to Linux, 0 is this thread alone */
    for (size_t left = (size_t)(uintptr_t)argument; left >= HUGE_PAGE; left -= HUGE_PAGE) {
        uintptr_t page = atomic_fetch_add(&heap_next, HUGE_PAGE);
        if (page >= heap_end || madvise((void *)page, HUGE_PAGE, MADV_POPULATE_WRITE) != 0)
            break;
    }
    return NULL;
}

void child_back_heap(size_t bytes)
{
    pthread_t thread;
    if (heap_end != 0 && pthread_create(&thread, NULL, back_heap, (void *)(uintptr_t)bytes) == 0)
        pthread_detach(thread);
}

/* z3 takes and frees megabytes for each question: they stay with the process, so that the kernel
 * need not clear the same pages again and again. */
static void keep_memory(void)
{
    mallopt(M_ARENA_MAX, 1);
    mallopt(M_TRIM_THRESHOLD, KEPT_BYTES);
    mallopt(M_MMAP_THRESHOLD, KEPT_BYTES >> 3);
    take_heap();
}

/* Never returns. The result goes through a pipe: an exit status alone could come from a library
 * that gives up by calling exit(). */
static void child_main(struct work *work, int result_pipe)
{
    struct rlimit memory = {MEMORY_BYTES, MEMORY_BYTES}, time = {CPU_SECONDS, CPU_SECONDS};
    struct rlimit no_core = {0, 0};
    setrlimit(RLIMIT_AS, &memory);
    setrlimit(RLIMIT_CPU, &time);
    setrlimit(RLIMIT_CORE, &no_core);
    prctl(PR_SET_PDEATHSIG, SIGKILL); /* who asked is gone: nobody waits for the answer */
    alarm(WALL_SECONDS);
    keep_memory();
    pthread_attr_t attributes;
    pthread_t thread;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, STACK_BYTES);
    work->result = -1;
    if (pthread_create(&thread, &attributes, work_run, work) != 0 ||
        pthread_join(thread, NULL) != 0)
        _exit(1);
    fflush(NULL);
    if (write(result_pipe, &work->result, sizeof work->result) != sizeof work->result)
        _exit(1);
    _exit(0);
}

static char *child_reason(int status)
{
    if (!WIFSIGNALED(status))
        return host_format("it ended early, with status %d", WEXITSTATUS(status));
    switch (WTERMSIG(status)) {
    case SIGXCPU:
    case SIGALRM:
    case SIGKILL: return host_format("it took too long");
    case SIGSEGV:
    case SIGBUS: return host_format("it crashed, perhaps out of stack");
    case SIGABRT: return host_format("it gave up, out of memory or by a failed self-test");
    default: return host_format("it ended by signal %d", WTERMSIG(status));
    }
}

int child_run(int (*body)(void *argument), void *argument, char **why)
{
    struct work work = {.body = body, .argument = argument};
    int ends[2];
    *why = NULL;
    fflush(NULL);
    pid_t child = pipe(ends) == 0 ? fork() : -1;
    if (child == 0)
        child_main(&work, ends[1]);
    if (child < 0) {
        *why = host_format("no process could be made for it: %s", strerror(errno));
        return -1;
    }
    close(ends[1]);
    int status, result = -1;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    bool told = read(ends[0], &result, sizeof result) == sizeof result;
    close(ends[0]);
    if (told && WIFEXITED(status) && WEXITSTATUS(status) == 0 && result >= 0)
        return result;
    *why = child_reason(status);
    return -1;
}
