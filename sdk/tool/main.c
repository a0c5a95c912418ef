/* main.c - the `deed` tool: a table of commands. Each gets its own name as argv[0] and returns the
 * exit status: 0 fine, 1 refused (errors are on stderr), 2 wrong usage. */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "../../checker/link_rules.h"
#include "../../contracts/compiler/words.h"

struct command {
    const char *name;
    const char *summary;
    int (*run)(int argc, char **argv);
};

int command_contract(int argc, char **argv);
int command_component(int argc, char **argv);
int command_system(int argc, char **argv);
int command_graph(int argc, char **argv);
int command_check(int argc, char **argv);
int command_link(int argc, char **argv);
int command_trace(int argc, char **argv);
int command_explain(int argc, char **argv);
static int explain_any(int argc, char **argv);
static int command_help(int argc, char **argv);

static const struct command commands[] = {
    {"contract", "check contracts and write their C headers", command_contract},
    {"component", "check component files and write their C headers", command_component},
    {"system", "check the wiring of a system and write its boot tables", command_system},
    {"graph", "draw a system: who speaks to whom, about what, with what in its hands",
     command_graph},
    {"check", "check a component's C source and make its certified object", command_check},
    {"link", "link certified objects and the kernel into an image", command_link},
    {"trace", "turn a record of the flight recorder into a timeline or a chart", command_trace},
    {"explain", "say what a rule demands, why, and what to write instead", explain_any},
    {"help", "list the commands, or say more of one", command_help},
};

static const size_t command_count = sizeof commands / sizeof commands[0];

static bool explain_from(const struct contract_rule *rules, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(rules[i].name, name) == 0) {
            printf("%s: %s\n\n%s", rules[i].name, rules[i].summary, rules[i].text);
            return true;
        }
    return false;
}

static void list_from(const struct contract_rule *rules, size_t count)
{
    for (size_t i = 0; i < count; i++)
        printf("%-19s %s\n", rules[i].name, rules[i].summary);
}

/* The rules of contracts, systems and linking here, those of C in the checker; a name is one of
 * them. */
static int explain_any(int argc, char **argv)
{
    if (argc == 2 && (explain_from(contract_rules, contract_rule_count, argv[1]) ||
                      explain_from(link_rules, link_rule_count, argv[1])))
        return 0;
    int status = command_explain(argc, argv);
    if (argc == 1) {
        list_from(contract_rules, contract_rule_count);
        list_from(link_rules, link_rule_count);
    }
    return status;
}

static int no_command(const char *name)
{
    struct nearest nearest = {.wanted = name};
    for (size_t i = 0; i < command_count; i++)
        word_offer(&nearest, commands[i].name);
    fprintf(stderr, "deed: no command `%s'", name);
    if (nearest.best != NULL)
        fprintf(stderr, "; did you mean `%s'?", nearest.best);
    fputc('\n', stderr);
    return 2;
}

static void list_commands(FILE *out)
{
    fputs("usage: deed COMMAND ...\n", out);
    for (size_t i = 0; i < command_count; i++)
        fprintf(out, "    %-12s%s\n", commands[i].name, commands[i].summary);
    fputs("`deed COMMAND --help` says more.\n", out);
}

static int command_help(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "--help") != 0) {
        char *more[] = {argv[1], (char *)"--help", NULL};
        for (size_t i = 0; i < command_count; i++)
            if (argc == 2 && strcmp(commands[i].name, argv[1]) == 0)
                return commands[i].run(2, more);
        if (argc == 2)
            return no_command(argv[1]);
        fprintf(stderr, "deed %s: unexpected `%s'\nusage: deed help [COMMAND]\n", argv[0],
                argv[argc - 1]);
        return 2;
    }
    list_commands(stdout);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        list_commands(stderr);
        return 2;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
        argv[1] = (char *)"help";
    for (size_t i = 0; i < command_count; i++)
        if (strcmp(commands[i].name, argv[1]) == 0)
            return commands[i].run(argc - 1, argv + 1);
    no_command(argv[1]);
    list_commands(stderr);
    return 2;
}
