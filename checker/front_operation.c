/* front_operation.c - what an SDK function means, from its name and the contract in its first
 * parameter.
 *
 * The names of a contract's operations are those that the contract compiler generates; that the
 * declaration is the generated one is certain because it lies in the verified prefix. A function
 * that is not positively known here is not for components. */
#include "front.h"

#include <string.h>

static const struct {
    const char *name;
    enum meaning meaning;
} by_name[] = {
    {"deed_slot_take", MEANING_SLOT_TAKE},
    {"deed_slot_put", MEANING_SLOT_PUT},
    {"deed_index", MEANING_INDEX},
    {"deed_take", MEANING_TAKE},
    {"deed_drop", MEANING_DROP},
    {"deed_wait2", MEANING_WAIT},
    {"deed_wait3", MEANING_WAIT},
    {"deed_overlay", MEANING_OVERLAY},
    {"deed_overlay_to_write", MEANING_OVERLAY},
    {"deed_parcel_take", MEANING_PARCEL_TAKE},
    {"deed_parcel_add", MEANING_PARCEL_ADD},
    {"deed_parcel_add_vector", MEANING_PARCEL_ADD_VECTOR},
    {"deed_parcel_freeze", MEANING_PARCEL_FREEZE},
    {"deed_parcel_share", MEANING_PARCEL_SHARE},
};

static const char *behind(const char *text, const char *front_part)
{
    size_t length = strlen(front_part);
    return strncmp(text, front_part, length) == 0 ? text + length : NULL;
}

static bool set_op(struct operation *operation, enum ir_op op, bool with_deadline)
{
    operation->meaning = MEANING_CONTRACT;
    operation->op = op;
    operation->with_deadline = with_deadline;
    return true;
}

/* `rest` is what stands behind CONTRACT_client_ or CONTRACT_server_. */
static bool match_endpoint(struct operation *operation, const char *rest)
{
    if (strcmp(rest, "receive") == 0)
        return set_op(operation, IR_RECEIVE, false);
    if (strcmp(rest, "receive_until") == 0)
        return set_op(operation, IR_RECEIVE, true);
    if (strcmp(rest, "tag") == 0)
        return set_op(operation, IR_TAG, false);
    if (strcmp(rest, "drop") == 0)
        return set_op(operation, IR_CLOSE, false);
    if (strcmp(rest, "component") == 0)
        return set_op(operation, IR_COMPONENT, false);
    return false;
}

static bool match_set(struct operation *operation, const char *rest)
{
    if (strcmp(rest, "set_receive") == 0)
        return set_op(operation, IR_SET_RECEIVE, false);
    if (strcmp(rest, "set_receive_until") == 0)
        return set_op(operation, IR_SET_RECEIVE, true);
    if (strcmp(rest, "set_put") == 0)
        return set_op(operation, IR_SET_PUT, false);
    if (strcmp(rest, "set_drop") == 0)
        return set_op(operation, IR_SET_DROP, false);
    return false;
}

/* C_reply_M: what is sent, put and received is lowered as these three, one after another. */
static bool match_reply(struct operation *operation, const char *rest)
{
    const char *name = behind(rest, "reply_");
    const struct message *message =
        name != NULL ? contract_find_message(operation->contract, name) : NULL;
    if (message == NULL || message->to_server || operation->side != SIDE_SERVER)
        return false;
    operation->message = message;
    operation->is_reply = true;
    return set_op(operation, IR_SEND, false);
}

/* C_as_B of a contract that is derived from B. */
static bool match_upcast(struct operation *operation, const char *rest)
{
    const struct contract *base = operation->contract->base;
    const char *name = behind(rest, "as_");
    return base != NULL && name != NULL && operation->side == SIDE_CLIENT &&
           strcmp(name, base->name) == 0 && set_op(operation, IR_UPCAST, false);
}

/* C_send_M, C_call_M, C_M_parameter. */
static bool match_message(struct operation *operation, const char *rest)
{
    const struct contract *contract = operation->contract;
    const char *sent = behind(rest, "send_"), *called = behind(rest, "call_");
    const char *name = sent != NULL ? sent : called;
    const struct message *message = name != NULL ? contract_find_message(contract, name) : NULL;
    bool server_sends = operation->side == SIDE_SERVER;
    if (message != NULL && message->to_server != server_sends) {
        operation->message = message;
        return set_op(operation, sent != NULL ? IR_SEND : IR_REQUEST, false);
    }
    for (size_t m = 0; m < contract->message_count; m++) {
        message = &contract->messages[m];
        const char *parameter = behind(rest, message->name);
        if (parameter == NULL || *parameter++ != '_' || message->to_server != server_sends)
            continue;
        for (size_t p = 0; p < message->parameter_count; p++) {
            if (strcmp(message->parameters[p].name, parameter) != 0)
                continue;
            operation->message = message;
            operation->parameter = &message->parameters[p];
            bool owned = value_is_owned(&operation->parameter->type);
            return set_op(operation, owned ? IR_ACCESS_OWNED : IR_ACCESS, false);
        }
    }
    return false;
}

/* Ioports_read8(client, offset) and its like: a call, judged by what the header says of the end. */
static bool match_access(struct operation *operation, const char *rest)
{
    const char *contract = operation->contract->name;
    bool is_range = strcmp(contract, "Ioports") == 0 || strcmp(contract, "Registers") == 0;
    const char *bits = behind(rest, "read");
    if (bits == NULL)
        bits = behind(rest, "write");
    if (!is_range || operation->side != SIDE_CLIENT || bits == NULL || *bits < '0' || *bits > '9')
        return false;
    operation->meaning = MEANING_CALL;
    return true;
}

static bool match_contract(struct operation *operation, const struct record *first,
                           const char *name)
{
    const char *rest = behind(name, operation->contract->name);
    if (rest == NULL || *rest++ != '_')
        return false;
    const char *sided = behind(rest, operation->side == SIDE_CLIENT ? "client_" : "server_");
    if (first == NULL && sided != NULL)
        return strcmp(sided, "set_take") == 0 && set_op(operation, IR_SET_TAKE, false);
    if (first == NULL)
        return strcmp(rest, "channel") == 0 && set_op(operation, IR_CHANNEL, false);
    if (first->kind == RECORD_PORT && strcmp(rest, "revoke") == 0) {
        operation->meaning = MEANING_CALL; /* of the ends nothing is known that it could change */
        operation->service = "deed_revoke";
        return true;
    }
    if (first->kind == RECORD_PORT)
        return strcmp(rest, "open") == 0 && set_op(operation, IR_OPEN, true);
    if (first->kind == RECORD_SET)
        return (sided != NULL && match_set(operation, sided)) || match_reply(operation, rest);
    if (strcmp(rest, "peer") == 0 && operation->side == SIDE_SERVER)
        return set_op(operation, IR_PEER, false);
    return (sided != NULL && match_endpoint(operation, sided)) || match_upcast(operation, rest) ||
           match_message(operation, rest) || match_access(operation, rest);
}

static const struct record *handle_in(const struct type *type)
{
    bool is_handle = type_points_to(type, RECORD_ENDPOINT) || type_points_to(type, RECORD_SET) ||
                     type_points_to(type, RECORD_PORT);
    return is_handle ? type->target->record : NULL;
}

/* May a component pass or get this? */
static bool is_ordinary(const struct type *type)
{
    if (type_is_scalar(type) || type_is_view(type))
        return true;
    if (type->kind != TYPE_POINTER)
        return false;
    return type_is_plain(type->target) || type_points_to(type, RECORD_VECTOR) ||
           type_points_to(type, RECORD_SEALED) || type_in_parcel(type) ||
           type_points_to(type, RECORD_IOPORTS);
}

static enum meaning ordinary(const struct function *function)
{
    for (size_t i = 0; i < function->parameter_count; i++)
        if (!is_ordinary(function->parameters[i]->type))
            return MEANING_RAW;
    const struct ir_annotation *result = &function->ir->result;
    if (function->result->kind == TYPE_VOID || type_is_scalar(function->result))
        return MEANING_CALL;
    bool says_whose = result->own || result->borrows >= 0;
    return says_whose && is_ordinary(function->result) ? MEANING_CALL : MEANING_RAW;
}

struct operation operation_of(const struct function *function)
{
    struct operation operation = {.meaning = MEANING_RAW};
    for (size_t i = 0; i < sizeof by_name / sizeof by_name[0]; i++) {
        if (strcmp(function->name, by_name[i].name) == 0) {
            operation.meaning = by_name[i].meaning;
            return operation;
        }
    }
    const struct record *first =
        function->parameter_count > 0 ? handle_in(function->parameters[0]->type) : NULL;
    const struct record *handle = first != NULL ? first : handle_in(function->result);
    if (handle == NULL) {
        operation.meaning = ordinary(function);
        return operation;
    }
    operation.contract = handle->contract;
    operation.side = handle->side;
    if (handle->contract != NULL)
        match_contract(&operation, first, function->name);
    return operation;
}
