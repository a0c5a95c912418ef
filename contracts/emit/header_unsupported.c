/* header_unsupported.c - what the notation has and headers do not have yet. */
#include <stdlib.h>

#include "header_unsupported.h"

static bool unsupported(struct diagnostics *diagnostics, struct place at, const char *what)
{
    diagnostic_error(diagnostics, at, "unsupported", "headers have no %s yet", what);
    return true;
}

static const char *unsupported_kind(const struct value_type *type)
{
    switch (type->kind) {
    case VALUE_LINK:
    case VALUE_SPAN: return "structs with links";
    case VALUE_VECTOR: return type->declaration ? "vectors of structs" : NULL;
    case VALUE_ROWS: return "vectors of vectors";
    case VALUE_PARCEL: return "parcels";
    case VALUE_FROZEN: return "frozen vectors";
    default: return NULL;
    }
}

static bool check_list(struct diagnostics *diagnostics, const struct parameter *list, size_t count)
{
    bool found = false;

    for (size_t i = 0; i < count; i++) {
        const char *kind = unsupported_kind(&list[i].type);
        found |= kind && unsupported(diagnostics, list[i].place, kind);
    }
    return found;
}

bool contract_header_unsupported(const struct contract *contract, struct diagnostics *diagnostics)
{
    bool found = false;

    for (size_t i = 0; i < contract->type_count; i++)
        found |= check_list(diagnostics, contract->types[i].fields, contract->types[i].field_count);
    for (size_t i = 0; i < contract->message_count; i++) {
        const struct message *message = &contract->messages[i];
        found |= check_list(diagnostics, message->parameters, message->parameter_count);
        if (message->requires)
            found |= unsupported(diagnostics, message->requires->place, "`requires`");
    }
    return found;
}
