/* explain.c - `deed explain`: what a rule demands, why, and what to write instead. */
#include "explain.h"
#include "../contracts/compiler/words.h"
#include "checker.h"
#include "link_rules.h"

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

bool explain_find(const char *name, struct diagnostic_rule *found)
{
    const struct rule *rule = find_rule(name);
    for (size_t i = 0; i < contract_rule_count && rule == NULL; i++)
        if (strcmp(contract_rules[i].name, name) == 0) {
            *found = (struct diagnostic_rule){contract_rules[i].summary, contract_rules[i].text};
            return true;
        }
    if (rule == NULL)
        return false;
    *found = (struct diagnostic_rule){rule->summary, NULL};
    for (size_t i = 0; i < explain_text_count; i++)
        if (strcmp(explain_texts[i].rule, name) == 0)
            found->text = explain_texts[i].text;
    return true;
}

void explain_refusal(const struct diagnostics *all, FILE *out)
{
    struct diagnostic_sequence one;
    const char *rules[4];
    size_t count = 0;
    for (size_t i = 0; diagnostics_sequence(all, i, &one) && count < 4; i++) {
        bool known = false;
        for (size_t j = 0; j < count; j++)
            known = known || strcmp(rules[j], one.rule) == 0;
        if (!known && find_rule(one.rule) != NULL)
            rules[count++] = one.rule;
    }
    if (count > 0)
        fprintf(out, "`deed explain %s` says why, and shows a program that is accepted", rules[0]);
    for (size_t i = 1; i < count; i++)
        fprintf(out, "%s %s", i == 1 ? "; there is also" : ",", rules[i]);
    if (count > 0)
        fputs(".\n", out);
    size_t fixes = diagnostics_fixes(all);
    if (fixes > 0)
        fprintf(out, "`deed check --fix` makes %zu of these changes by itself.\n", fixes);
}

/* The rule whose name is most like this one, or NULL. */
static const char *nearest_rule(const char *name)
{
    struct nearest nearest = {.wanted = name};
    for (size_t i = 0; i < rule_count; i++)
        word_offer(&nearest, rules[i].name);
    for (size_t i = 0; i < contract_rule_count; i++)
        word_offer(&nearest, contract_rules[i].name);
    for (size_t i = 0; i < link_rule_count; i++)
        word_offer(&nearest, link_rules[i].name);
    return nearest.best;
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
    if (argc > 2) {
        fprintf(stderr, "deed explain: unexpected '%s'\n%s", argv[2], usage);
        return 2;
    }
    if (rule == NULL) {
        const char *near = nearest_rule(argv[1]);
        fprintf(stderr, "deed explain: no rule is called '%s'", argv[1]);
        if (near != NULL)
            fprintf(stderr, "; did you mean '%s'?", near);
        fprintf(stderr, "\n%s`deed explain` alone lists all rules.\n", usage);
        return 2;
    }
    explain_rule(rule);
    return 0;
}
