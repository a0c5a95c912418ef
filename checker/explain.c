/* explain.c - `deed explain`: what a rule demands, why, and what to write instead. */
#include "checker.h"
#include "explain.h"

#include <stdio.h>
#include <string.h>

static const char usage[] = "usage: deed explain [RULE]\n";

static const struct rule *find_rule(const char *name)
{
    for (size_t i = 0; i < rule_count; i++)
        if (strcmp(rules[i].name, name) == 0)
            return &rules[i];
    return NULL;
}

static void list_rules(void)
{
    for (size_t i = 0; i < rule_count; i++)
        printf("%-19s %s\n", rules[i].name, rules[i].summary);
}

static void explain_rule(const struct rule *rule)
{
    printf("%s: %s\n", rule->name, rule->summary);
    for (size_t i = 0; i < explain_text_count; i++)
        if (strcmp(explain_texts[i].rule, rule->name) == 0)
            printf("\n%s", explain_texts[i].text);
}

int command_explain(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "--help") == 0) {
        printf("%sExplain a rule of the checker; without a name, list all rules.\n", usage);
        return 0;
    }
    if (argc == 1) {
        list_rules();
        return 0;
    }
    const struct rule *rule = find_rule(argv[1]);
    if (argc > 2 || rule == NULL) {
        fprintf(stderr, "deed explain: %s '%s'\n%s", argc > 2 ? "unexpected" : "no rule is called",
                argc > 2 ? argv[2] : argv[1], usage);
        return 2;
    }
    explain_rule(rule);
    return 0;
}
