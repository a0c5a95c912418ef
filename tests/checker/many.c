/* many.c - in place of the tool's main in a test binary: many checks in one process, for its
 * libraries take longer to load than a small program takes to check.
 *
 * A line of the input is a rule that is to be off (`-`: none), the file that what is said goes to,
 * and the words behind `deed check`, with tabs between. Each is done by a child, and answered with
 * a line, the exit status. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int command_check(int argc, char **argv);

enum { MOST_WORDS = 64 };

static int do_line(char *line)
{
    char *words[MOST_WORDS];
    int count = 0;
    for (char *word = strtok(line, "\t\n"); word != NULL && count + 1 < MOST_WORDS;
         word = strtok(NULL, "\t\n"))
        words[count++] = word;
    words[count] = NULL;
    if (count < 3 || freopen(words[1], "w", stdout) == NULL ||
        dup2(fileno(stdout), STDERR_FILENO) < 0)
        return 2;
    if (strcmp(words[0], "-") != 0)
        setenv("DEED_RULE_OFF", words[0], 1);
    words[1] = (char *)"check";
    return command_check(count - 1, words + 1);
}

int main(void)
{
    char *line = NULL;
    size_t room = 0;
    while (getline(&line, &room, stdin) > 0) {
        int status;
        pid_t child = fork();
        if (child == 0) {
            fclose(stdin);
            exit(do_line(line));
        }
        if (child < 0 || waitpid(child, &status, 0) != child)
            return 1;
        printf("%d\n", WIFEXITED(status) ? WEXITSTATUS(status) : -1);
        fflush(stdout);
    }
    free(line);
    return 0;
}
