/* graphviz.c - runs `dot`, see graphviz.h. It reads from one unnamed file and writes to another, so
 * nobody waits for anybody's pipe, and nothing is left behind. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../compiler/pool.h"
#include "graphviz.h"

#define MOST_SECONDS 60u
#define MOST_MEMORY  ((rlim_t)2 << 30)
#define MOST_OUTPUT  ((rlim_t)64 << 20)
#define NOT_FOUND    127

static void limit(__rlimit_resource_t resource, rlim_t most)
{
    struct rlimit limits = {most, most};

    setrlimit(resource, &limits);
}

/* In the child. */
static _Noreturn void become_dot(FILE *in, FILE *out)
{
    int nowhere = open("/dev/null", O_WRONLY);

    alarm(MOST_SECONDS);
    limit(RLIMIT_CPU, MOST_SECONDS);
    limit(RLIMIT_AS, MOST_MEMORY);
    limit(RLIMIT_FSIZE, MOST_OUTPUT);
    limit(RLIMIT_CORE, 0);
    if (dup2(fileno(in), 0) == 0 && dup2(fileno(out), 1) == 1 && dup2(nowhere, 2) == 2)
        execlp("dot", "dot", "-Tsvg", (char *)NULL);
    _exit(NOT_FOUND);
}

/* NULL, or what went wrong. */
static const char *run_dot(FILE *in, FILE *out)
{
    int status;

    fflush(NULL);
    pid_t child = fork();
    if (child < 0)
        return "no process could be started for `dot`";
    if (child == 0)
        become_dot(in, out);
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return "`dot` was lost sight of";
    if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_FOUND)
        return "there is no program `dot`: install the package graphviz";
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? NULL : "`dot` failed on this graph";
}

static char *read_whole(FILE *file)
{
    size_t size = 0, room = 1 << 16;
    char *text = must_allocate(room);

    rewind(file);
    for (size_t more; (more = fread(text + size, 1, room - 1 - size, file)) != 0;) {
        size += more;
        if (room - 1 == size)
            text = must_reallocate(text, room *= 2);
    }
    text[size] = '\0';
    return text;
}

/* Without the XML declaration, which has no place inside a page. */
static char *only_element(char *text)
{
    char *start = strstr(text, "<svg");
    char *element = start ? strdup(start) : NULL;

    free(text);
    return element;
}

char *graphviz_svg(const char *dot, const char **problem)
{
    FILE *in = tmpfile();
    FILE *out = tmpfile();
    char *svg = NULL;

    *problem = "no temporary file could be made";
    if (in && out && fputs(dot, in) >= 0 && fflush(in) == 0) {
        rewind(in);
        *problem = run_dot(in, out);
        if (!*problem && !(svg = only_element(read_whole(out))))
            *problem = "`dot` drew nothing";
    }
    if (in)
        fclose(in);
    if (out)
        fclose(out);
    return svg;
}
