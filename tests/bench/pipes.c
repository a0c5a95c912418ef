/* pipes.c - what a round trip of one byte costs between two Linux processes on one core, through a
 * pair of pipes and through a Unix stream socket: the neighbours of hosted.call.empty. Prints
 * `BENCH hosted.pipe 1916 ns` and `BENCH hosted.unix 3328 ns`, the best of several batches. */
#include <sched.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
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

/* The other process: gives back each byte, until the line closes. */
static void echo(struct line line)
{
    char byte;

    while (read(line.in, &byte, 1) == 1)
        check(write(line.out, &byte, 1) == 1, "write");
    _exit(0);
}

static double best_round_trip(struct line line)
{
    double best = 1e18;
    char byte = 0;

    for (int batch = 0; batch < BATCHES; batch++) {
        double start = now();
        for (int i = 0; i < CALLS; i++) {
            check(write(line.out, &byte, 1) == 1, "write");
            check(read(line.in, &byte, 1) == 1, "read");
        }
        double taken = (now() - start) / CALLS;
        if (taken < best)
            best = taken;
    }
    return best;
}

/* `here` is this process's side, `there` the other's. */
static void measure(const char *name, struct line here, struct line there)
{
    pid_t other = fork();

    check(other >= 0, "fork");
    if (other == 0) {
        close(here.in);
        close(here.out);
        echo(there);
    }
    close(there.in);
    close(there.out);
    printf("BENCH %s %.0f ns\n", name, best_round_trip(here));
    close(here.in);
    close(here.out);
    waitpid(other, NULL, 0);
}

int main(void)
{
    cpu_set_t one;
    int to[2], from[2], pair[2];

    CPU_ZERO(&one);
    CPU_SET(sched_getcpu(), &one);
    check(sched_setaffinity(0, sizeof one, &one) == 0, "sched_setaffinity");
    check(pipe(to) == 0 && pipe(from) == 0, "pipe");
    measure("hosted.pipe", (struct line){from[0], to[1]}, (struct line){to[0], from[1]});
    check(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0, "socketpair");
    measure("hosted.unix", (struct line){pair[0], pair[0]}, (struct line){pair[1], pair[1]});
    return 0;
}
