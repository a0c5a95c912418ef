/* loaded.c - a program that is loaded once and runs many times: preloaded (LD_PRELOAD) into any
 * program it takes over in front of main, and serves the socket that LOADED_SOCKET names.
 *
 * The libraries of clang and of the checker take longer to load than a small source takes to check.
 * Each request runs main in a fork of the process as it was when everything was loaded, with the
 * words, the environment, the folder, the limits and the files of who asked (ask.c). So what runs
 * is the program itself, and nothing is left of runs before. It ends with whoever started it: when
 * its standard input does. */
#include "loaded.h"

#include <dlfcn.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#define HUGE_PAGE ((uintptr_t)2 << 20)

typedef int main_function(int argc, char **argv, char **environment);
typedef int start_function(main_function *, int, char **, void (*)(void), void (*)(void),
                           void (*)(void), void *);

static main_function *g_main;
static struct running {
    pid_t pid;
    int connection;
} g_running[LOADED_AT_ONCE];

extern char **environ;

static void fail(const char *what)
{
    perror(what);
    _exit(1);
}

/* The strings that follow each other, as a vector. */
static char **words(char **at, unsigned count)
{
    char **list = calloc(count + 1, sizeof *list);
    for (unsigned i = 0; list != NULL && i < count; i++) {
        list[i] = *at;
        *at += strlen(*at) + 1;
    }
    return list;
}

/* In the fork: become what was asked for. */
static void run(char *request, const int *files)
{
    struct loaded_head head;
    memcpy(&head, request, sizeof head);
    char *at = request + sizeof head, **folder = words(&at, 1);
    char **arguments = words(&at, head.words);
    environ = words(&at, head.variables);
    for (int i = 0; i < LOADED_FILES; i++)
        if (dup2(files[i], i) < 0)
            fail("dup2");
    if (close_range(LOADED_FILES, ~0u, 0) != 0)
        fail("close_range");
    for (size_t i = 0; i < LOADED_LIMITS; i++)
        setrlimit((__rlimit_resource_t)loaded_limits[i], &head.limits[i]);
    signal(SIGPIPE, SIG_DFL);
    signal(SIGXFSZ, SIG_IGN); /* as whoever sets that limit has it */
    if (chdir(folder[0]) != 0)
        fail(folder[0]);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    exit(g_main((int)head.words, arguments, environ));
}

/* All of the request, and the three files. */
static bool receive(int connection, char *request, int *files)
{
    size_t got = 0;
    struct loaded_head head = {.size = sizeof head};
    while (got < head.size) {
        char control[CMSG_SPACE(LOADED_FILES * sizeof(int))];
        struct iovec part = {request + got, LOADED_MOST - got - 1};
        struct msghdr message = {.msg_iov = &part,
                                 .msg_iovlen = 1,
                                 .msg_control = control,
                                 .msg_controllen = sizeof control};
        ssize_t size = recvmsg(connection, &message, 0);
        if (size <= 0)
            return false;
        struct cmsghdr *attached = CMSG_FIRSTHDR(&message);
        if (attached != NULL && attached->cmsg_len == CMSG_LEN(LOADED_FILES * sizeof(int)))
            memcpy(files, CMSG_DATA(attached), LOADED_FILES * sizeof(int));
        got += (size_t)size;
        if (got >= sizeof head)
            memcpy(&head, request, sizeof head);
        if (head.size >= LOADED_MOST)
            return false;
    }
    request[got] = '\0';
    return files[0] >= 0;
}

static void start(int connection)
{
    static char request[LOADED_MOST];
    int files[LOADED_FILES] = {-1, -1, -1};
    struct running *free_one = g_running;
    while (free_one < g_running + LOADED_AT_ONCE && free_one->pid != 0)
        free_one++;
    bool good = free_one < g_running + LOADED_AT_ONCE && receive(connection, request, files);
    pid_t child = good ? fork() : -1;
    if (child == 0)
        run(request, files);
    for (int i = 0; i < LOADED_FILES; i++)
        close(files[i]);
    if (child < 0)
        close(connection);
    else
        *free_one = (struct running){child, connection};
}

static void answer(void)
{
    int status;
    for (pid_t pid; (pid = waitpid(-1, &status, WNOHANG)) > 0;)
        for (int i = 0; i < LOADED_AT_ONCE; i++)
            if (g_running[i].pid == pid) {
                if (write(g_running[i].connection, &status, sizeof status) < 0)
                    perror("loaded");
                close(g_running[i].connection);
                g_running[i].pid = 0;
            }
}

/* What lies at start goes into huge pages, at the same addresses; where there is no room it stays.
 */
static void enlarge(uintptr_t start, uintptr_t end)
{
    start = (start + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
    end = end / HUGE_PAGE * HUGE_PAGE;
    if (start >= end)
        return;
    size_t size = end - start;
    char *room =
        mmap(NULL, size + HUGE_PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (room == MAP_FAILED)
        return;
    char *copy = (char *)(((uintptr_t)room + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE);
    madvise(copy, size, MADV_HUGEPAGE);
    memcpy(copy, (const void *)start, size);
    if (mprotect(copy, size, PROT_READ | PROT_EXEC) == 0)
        mremap(copy, size, size, MREMAP_MAYMOVE | MREMAP_FIXED, (void *)start);
}

/* A fork maps the pages of files anew, as it comes upon them: a tenth of what a small source costs.
 * Code in memory of our own it has at once. */
static void enlarge_code(void)
{
    FILE *maps = fopen("/proc/self/maps", "r");
    char line[512];
    while (maps != NULL && fgets(line, sizeof line, maps) != NULL) {
        unsigned long start, end;
        if (sscanf(line, "%lx-%lx r-xp", &start, &end) == 2 && strstr(line, " r-xp ") != NULL &&
            strstr(line, "/lib") != NULL)
            enlarge(start, end);
    }
    if (maps != NULL)
        fclose(maps);
}

static int serve(int argc, char **argv, char **environment)
{
    (void)argc;
    (void)argv;
    (void)environment;
    struct sockaddr_un name = {.sun_family = AF_UNIX};
    snprintf(name.sun_path, sizeof name.sun_path, "%s", getenv("LOADED_SOCKET"));
    int door = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sigset_t ended;
    sigemptyset(&ended);
    sigaddset(&ended, SIGCHLD);
    sigprocmask(SIG_BLOCK, &ended, NULL);
    signal(SIGPIPE, SIG_IGN);
    struct pollfd wait[3] = {
        {0, POLLIN, 0}, {door, POLLIN, 0}, {signalfd(-1, &ended, SFD_CLOEXEC), POLLIN, 0}};
    if (door < 0 || bind(door, (struct sockaddr *)&name, sizeof name) != 0 || listen(door, 64) != 0)
        fail(name.sun_path);
    enlarge_code();
    puts("ready");
    fflush(stdout);
    while (poll(wait, 3, -1) > 0 || errno == EINTR) {
        if (wait[0].revents != 0)
            break;
        struct signalfd_siginfo which;
        if (wait[2].revents != 0 && read(wait[2].fd, &which, sizeof which) == sizeof which)
            answer();
        if (wait[1].revents != 0) {
            int connection = accept4(door, NULL, NULL, SOCK_CLOEXEC);
            if (connection >= 0)
                start(connection);
        }
    }
    unlink(name.sun_path);
    _exit(0);
}

int __libc_start_main(main_function *main, int argc, char **argv, void (*init)(void),
                      void (*fini)(void), void (*loader_fini)(void), void *stack_end)
{
    start_function *next = NULL;
    void *found = dlsym(RTLD_NEXT, "__libc_start_main");
    memcpy(&next, &found, sizeof next);
    bool serves = getenv("LOADED_SOCKET") != NULL;
    g_main = main;
    unsetenv("LD_PRELOAD");
    return next(serves ? serve : main, argc, argv, init, fini, loader_fini, stack_end);
}
