/* pipes.c - what a round trip of one byte costs between two Linux processes on one core, through a
 * pair of pipes, a Unix stream socket, and a pair of eventfds: the neighbours of hosted.call.empty.
 * Prints `BENCH hosted.pipe 1916 ns` and so on, the best of several batches. */
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define BATCHES 9
#define CALLS   2000

/* One side of a connection; a socket is `in` and `out` at once. */
struct line {
    int in, out;
};

static void check(bool fine, const char *what)
{
    if (!fine) {
        perror(what);
        exit(1);
    }
}

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

/* The other process: gives back what comes, until the line closes or it is ended. */
static void echo(struct line line, size_t size)
{
    uint64_t word;

    while (read(line.in, &word, size) == (ssize_t)size)
        check(write(line.out, &word, size) == (ssize_t)size, "write");
    _exit(0);
}

static double best_round_trip(struct line line, size_t size)
{
    double best = 1e18;
    uint64_t word = 1;

    for (int batch = 0; batch < BATCHES; batch++) {
        double start = now();
        for (int i = 0; i < CALLS; i++) {
            check(write(line.out, &word, size) == (ssize_t)size, "write");
            check(read(line.in, &word, size) == (ssize_t)size, "read");
        }
        double taken = (now() - start) / CALLS;
        if (taken < best)
            best = taken;
    }
    return best;
}

/* `here` is this process's side, `there` the other's. */
static void measure(const char *name, struct line here, struct line there, size_t size)
{
    pid_t other = fork();

    check(other >= 0, "fork");
    if (other == 0) {
        close(here.in);
        close(here.out);
        echo(there, size);
    }
    close(there.in);
    close(there.out);
    printf("BENCH %s %.0f ns\n", name, best_round_trip(here, size));
    close(here.in);
    close(here.out);
    kill(other, SIGTERM); /* an eventfd does not close under its reader */
    waitpid(other, NULL, 0);
}

int main(void)
{
    cpu_set_t one;
    int to[2], from[2], pair[2], there, back;

    CPU_ZERO(&one);
    CPU_SET(sched_getcpu(), &one);
    check(sched_setaffinity(0, sizeof one, &one) == 0, "sched_setaffinity");
    check(pipe(to) == 0 && pipe(from) == 0, "pipe");
    measure("hosted.pipe", (struct line){from[0], to[1]}, (struct line){to[0], from[1]}, 1);
    check(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0, "socketpair");
    measure("hosted.unix", (struct line){pair[0], pair[0]}, (struct line){pair[1], pair[1]}, 1);
    there = eventfd(0, 0);
    back = eventfd(0, 0);
    check(there >= 0 && back >= 0, "eventfd");
    measure("hosted.eventfd", (struct line){back, there}, (struct line){dup(there), dup(back)}, 8);
    return 0;
}
