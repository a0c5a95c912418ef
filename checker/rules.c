/* rules.c - every rule of the checker, by name. A diagnostic, a `//~` mark in a test, an explain
 * text and this table use the same name. To add a rule: a row here, the code that reports it, a
 * text in checker/rules/NAME.md, and programs in tests/checker. */
#include "checker.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct rule rules[] = {
    /* Gates: what may be written at all. */
    {"prefix", "a source starts with its component header and includes nothing else from outside"},
    {"unit", "the sources of a component share what their headers declare, and nothing else"},
    {"token", "only the keywords, identifiers, directives and characters of Deed C"},
    {"construct", "only what the checker positively understands"},
    {"type", "only the types of Deed C"},
    {"cast", "no casts between pointers, or between pointers and integers"},
    {"pointer-arithmetic", "pointers are moved and ordered only inside of counted elements"},
    {"control", "no backward goto, no jump into a block, no end of a function without its value"},
    {"recursion", "no function calls itself, directly or through others"},
    {"depth", "functions with DEPTH(n) pass each other a smaller n, and start at a constant"},
    {"function-pointer", "pointers to functions stand in constant tables only"},
    {"parcel", "structs with IN fields live in parcels, and hold plain data and IN pointers"},
    {"const", "what is reached through const stays as it is, to any depth"},
    {"index", "elements are reached by array[i], vector->at[i] or AT(p, n, i)"},
    {"division", "no signed division by what may be -1"},
    {"overlay", "only structs of bytes are laid over bytes"},
    {"count", "an argument for COUNT(n) comes with its true number of elements"},
    {"sequence", "at most one side effect in an expression, and its target not mentioned again"},
    {"annotation", "annotations are complete, agree, and stand where they mean something"},
    {"opaque", "SDK objects are used through their functions only"},
    {"address",
     "no address of a local owner or endpoint, and & only where a borrow may come of it"},
    {"copy", "no copy of a struct that would duplicate an owner or a count"},
    {"static", "statics have constant initialisers, and only what a header declares is not static"},
    {"compile", "the source compiles under the fixed flags without a warning"},
    {"service", "kernel services are called only if the component file lists them"},
    {"llvm", "the optimised code keeps to the allow-lists of the LLVM-IR gate"},
    {"object", "the machine code keeps to the allow-lists of the object gate"},
    {"stack", "the stack has a computed bound"},
    /* Flow: what holds on every path. */
    {"uninitialised", "every variable is assigned before it is read"},
    {"null", "what may be null is tested before it is used"},
    {"use-after-move", "an owner is not used after its ownership went away"},
    {"leak", "every owned object has gone somewhere by the end of its variable"},
    {"overwrite", "an owner is not assigned while it still owns"},
    {"join", "where paths meet, they agree on who owns what"},
    {"not-owned", "only an owner can be given away"},
    {"borrow-expired", "a borrow is not used after its lender moved or its slot changed"},
    {"borrow-escape", "a borrow is not stored, and not returned without BORROWS"},
    {"brand", "an IN field leads to where the struct itself lies, in the same parcel"},
    {"slot", "owned fields and statics are moved by TAKE and PUT only"},
    {"drop-full", "an object is dropped only when its owned fields are null"},
    {"cell", "each owned argument of a message is taken exactly once"},
    /* Numbers: indices, sizes, counts. */
    {"wrap", "no size, count or index is computed by something that may have wrapped"},
    {"condition", "no message is sent with arguments that break what its contract requires"},
    {"prove", "in a component that says `prove all`, every index is proved to be inside"},
    /* Endpoints: the contracts. */
    {"protocol", "the contract allows the operation in the endpoint's state"},
    {"unhandled", "every message that may arrive has a case, closed and timeout included"},
    {"impossible", "no case for a message that cannot arrive"},
    {"default", "no default in a switch over messages"},
    {"uninspected", "a received message is looked at before the endpoint is used again"},
    {"state-join", "where paths meet, an endpoint is in one state"},
    {"state", "endpoints are in the state that STATE, TO or their set declares"},
};
const size_t rule_count = sizeof rules / sizeof rules[0];

/* A rule that is not in the table is a bug; the parent process turns the abort into a refusal. */
static void rule_must_exist(const char *name)
{
    for (size_t i = 0; i < rule_count; i++)
        if (strcmp(rules[i].name, name) == 0)
            return;
    fprintf(stderr, "deed: no rule is called '%s'\n", name);
    abort();
}

bool rule_error(struct diagnostics *all, struct place at, const char *rule, const char *format, ...)
{
    rule_must_exist(rule);
    if (!rule_is_on(rule))
        return false;
    char *text = NULL;
    va_list arguments;
    va_start(arguments, format);
    int length = vasprintf(&text, format, arguments);
    va_end(arguments);
    if (length < 0)
        abort();
    diagnostic_error(all, at, rule, "%s", text);
    free(text);
    return true;
}
