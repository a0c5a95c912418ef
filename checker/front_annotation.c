/* front_annotation.c - OWN, CLAIMS, OPT, COUNT, BORROWS, IN, STATE, TO, DEPTH: read, resolved, and
 * refused where they contradict each other, the type, or the place they stand at.
 *
 * The SDK's are believed. */
#include "front.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct ir_annotation annotation_none(void)
{
    return (struct ir_annotation){.count_var = IR_NONE,
                                  .depth = -1,
                                  .borrows = -1,
                                  .in_of = -1,
                                  .state = STATE_NONE,
                                  .to = STATE_NONE};
}

/* What is being read. */
struct reading {
    struct front *front;
    const struct type *type;
    enum annotation_place where;
    const struct function *function;
    const char *name;
    struct place place;
    bool is_trusted;
    bool is_inferred; /* what is missing here is left to infer.c */
    struct ir_annotation result;
    bool has_state, has_to, has_count, has_borrows, has_in;
};

static void refuse(struct reading *r, const char *why, const char *advice)
{
    if (!r->is_trusted &&
        front_refuse(r->front, r->place, "annotation", "`%s`: %s", r->name, why) && advice != NULL)
        front_advise(r->front, "%s", advice);
}

static const struct contract *contract_of(const struct type *type)
{
    while (type->kind == TYPE_ARRAY)
        type = type->target;
    if (!type_points_to(type, RECORD_ENDPOINT) && !type_points_to(type, RECORD_SET))
        return NULL;
    return type->target->record->contract;
}

/* Which states there are to choose from. */
static const char *advise_state(const struct reading *r)
{
    const struct contract *contract = contract_of(r->type);
    const char *names = NULL;
    for (size_t i = 0; contract != NULL && i < contract->state_count; i++)
        if (strchr(contract->states[i].name, '.') == NULL && !contract->states[i].is_end)
            names = names != NULL
                        ? front_format(r->front, "%s, %s", names, contract->states[i].name)
                        : contract->states[i].name;
    return front_format(r->front,
                        "write STATE(s), the contract state that it is in then, and TO(s) when a "
                        "function leaves it in another; contract %s has: %s",
                        contract != NULL ? contract->name : "", names != NULL ? names : "");
}

static int parameter_position(const struct function *function, const char *name)
{
    for (size_t i = 0; i < function->parameter_count; i++)
        if (strcmp(function->parameters[i]->name, name) == 0)
            return (int)i;
    return -1;
}

static bool all_digits(const char *text)
{
    const char *p = text;
    while (isdigit((unsigned char)*p))
        p++;
    return p != text && *p == '\0';
}

static void read_count(struct reading *r, const char *text)
{
    if (r->has_count)
        refuse(r, "COUNT stands here twice", NULL);
    r->has_count = true;
    r->result.count = text;
    if (r->function == NULL || all_digits(text))
        return;
    int position = parameter_position(r->function, text);
    if (position < 0) {
        refuse(r, front_format(r->front, "COUNT(%s) names no parameter of this function", text),
               "the count is a parameter of the same function, or a decimal number; for a product "
               "or a sum add a parameter, and pass it");
        return;
    }
    struct variable *count = r->function->parameters[position];
    if (count->type->kind != TYPE_INTEGER || number_of(count->type).bits < 8)
        refuse(r, front_format(r->front, "the count `%s` is no integer", text),
               front_format(r->front, "write `size_t %s`", text));
    r->result.count_var = (ir_var)position; /* moved behind the statics later */
    count->counts = true;
}

static uint16_t read_state(struct reading *r, const char *word, const char *name, bool *has,
                           uint16_t before)
{
    const struct contract *contract = contract_of(r->type);
    if (contract == NULL) {
        refuse(r,
               front_format(r->front, "%s(%s) stands on something that is no endpoint", word, name),
               NULL);
        return STATE_NONE;
    }
    uint16_t state = contract_find_state(contract, name);
    if (state == STATE_NONE)
        refuse(r, front_format(r->front, "contract %s has no state `%s`", contract->name, name),
               NULL);
    if (*has && state != before)
        refuse(r, front_format(r->front, "%s stands here twice, with different states", word),
               NULL);
    *has = true;
    return state;
}

/* On a field IN(parcel) means the parcel that the struct lies in; else x is a parameter. */
static void read_in(struct reading *r, const char *value)
{
    struct ir_annotation *a = &r->result;
    if (r->has_in)
        refuse(r, "IN stands here twice", NULL);
    r->has_in = true;
    if (r->function == NULL) {
        a->in = r->where == ANNOTATION_FIELD;
        if (a->in && strcmp(value, "parcel") != 0)
            refuse(r, front_format(r->front, "IN(%s) on a field", value),
                   "a field can only lead to where its own struct lies: write IN(parcel)");
        return;
    }
    a->in_of = parameter_position(r->function, value);
    if (a->in_of < 0)
        refuse(r, front_format(r->front, "IN(%s) names no parameter of this function", value),
               "name the parameter in whose parcel the object lies");
    if (r->where == ANNOTATION_RESULT)
        a->borrows = a->in_of;
}

static void read_depth(struct reading *r, const char *name)
{
    int position = parameter_position(r->function, name);
    if (r->where != ANNOTATION_RESULT || r->function->is_table || r->result.depth >= 0)
        refuse(r, "DEPTH stands in front of a function, and once",
               "write `static DEPTH(n) void walk(..., uint32_t n)`");
    else if (position < 0)
        refuse(r, front_format(r->front, "DEPTH(%s) names no parameter of this function", name),
               NULL);
    else if (r->function->parameters[position]->type->kind != TYPE_INTEGER ||
             r->function->parameters[position]->type->is_signed)
        refuse(r, front_format(r->front, "the depth `%s` is not an unsigned integer", name), NULL);
    if (position >= 0 && r->where == ANNOTATION_RESULT)
        r->result.depth = position;
}

static void read_one(struct reading *r, const char *text)
{
    struct ir_annotation *a = &r->result;
    const char *value = strchr(text, ':') != NULL ? strchr(text, ':') + 1 : "";
    if (strcmp(text, "own") == 0) {
        a->own = true;
    } else if (strcmp(text, "claims") == 0) {
        a->claims = true;
    } else if (strcmp(text, "opt") == 0) {
        a->opt = true;
    } else if (strncmp(text, "count:", 6) == 0) {
        read_count(r, value);
    } else if (strncmp(text, "state:", 6) == 0) {
        a->state = read_state(r, "STATE", value, &r->has_state, a->state);
    } else if (strncmp(text, "to:", 3) == 0) {
        a->to = read_state(r, "TO", value, &r->has_to, a->to);
    } else if (strncmp(text, "in:", 3) == 0) {
        read_in(r, value);
    } else if (strncmp(text, "borrows:", 8) == 0 && r->function != NULL) {
        if (r->has_borrows)
            refuse(r, "BORROWS stands here twice", NULL);
        r->has_borrows = true;
        a->borrows = parameter_position(r->function, value);
        if (a->borrows < 0)
            refuse(r, front_format(r->front, "BORROWS(%s) names no parameter", value), NULL);
    } else if (strncmp(text, "depth:", 6) == 0 && r->function != NULL) {
        read_depth(r, value);
    } else {
        refuse(r, front_format(r->front, "unknown annotation `%s`", text),
               "OWN, CLAIMS, OPT, COUNT(n), BORROWS(x), IN(x), STATE(s), TO(s) and DEPTH(n) are "
               "all there are");
    }
}

static enum CXChildVisitResult visit_attribute(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    struct reading *r = data;
    enum CXCursorKind kind = clang_getCursorKind(cursor);
    if (kind == CXCursor_AnnotateAttr) {
        const char *text = cursor_name(r->front, cursor);
        if (strncmp(text, "deed:", 5) == 0)
            read_one(r, text + 5);
        else
            refuse(r, "an annotation that is not the SDK's", NULL);
    } else if (clang_isAttribute(kind)) {
        if (!r->is_trusted)
            front_refuse(r->front, r->place, "token", "`%s`: an attribute that is not the SDK's",
                         r->name);
    }
    return CXChildVisit_Continue;
}

static bool has_any(const struct reading *r)
{
    const struct ir_annotation *a = &r->result;
    return a->own || a->claims || a->opt || r->has_count || r->has_borrows || r->has_in ||
           r->has_state || r->has_to;
}

/* Contradictions that hold for any pointer. */
static void check_common(struct reading *r)
{
    const struct ir_annotation *a = &r->result;
    if (a->claims && !a->own)
        refuse(r, "CLAIMS without OWN: only an owner can be claimed", "write `OWN CLAIMS`");
    if (r->has_count && (a->own || a->claims))
        refuse(r, "OWN and COUNT exclude each other",
               "an owned sequence is a vector, which knows "
               "its length");
    if (r->has_count && contract_of(r->type) != NULL)
        refuse(r, "endpoints come one by one, not in a COUNT", NULL);
    if (r->has_to && !r->has_state)
        refuse(r, "TO without STATE", "say in which state the endpoint comes: `STATE(A) TO(B)`");
    if (r->has_to && type_class(r->type) == IR_ENDPOINTS)
        refuse(r, "TO on a set", "the members of a set are in the one state that STATE says");
    if (r->has_to && a->own)
        refuse(r, "TO on an endpoint that does not come back",
               "TO is the state on return of an endpoint that was lent");
}

/* What may lie in a parcel beside something else. */
static void check_in(struct reading *r, enum ir_class class)
{
    const struct ir_annotation *a = &r->result;
    if (!r->has_in)
        return;
    if (a->own || r->has_count)
        refuse(r, "IN excludes OWN and COUNT",
               "what lies in a parcel is lent, one object at a time; only the parcel is owned");
    if (class != IR_POINTER)
        refuse(r, "IN on something that does not lie in parcels", NULL);
}

static void check_node_owner(struct reading *r)
{
    if (r->result.own && type_points_to(r->type, RECORD_NODE) &&
        front_refuse(r->front, r->place, "parcel",
                     "`%s` cannot own a `struct %s`, which is one of many objects in a parcel",
                     r->name, r->type->target->record->tag))
        front_advise(r->front, "only the parcel is owned, by a pointer to its root: a struct that "
                               "begins with `struct deed_parcel parcel;`");
}

static void check_parameter(struct reading *r, enum ir_class class)
{
    const struct ir_annotation *a = &r->result;
    check_in(r, class);
    check_node_owner(r);
    if (a->own && !a->claims)
        refuse(r, "OWN on a parameter, but not CLAIMS",
               "a parameter is either lent (no mark) or taken over (`OWN CLAIMS`)");
    if (class == IR_CAPABILITY && (a->own || a->opt || r->has_count || r->has_to))
        refuse(r, "a port is only ever lent: no OWN, CLAIMS, OPT, COUNT or TO", NULL);
    if (class == IR_ENDPOINT && !r->has_state && !r->is_inferred)
        refuse(r, "an endpoint parameter without its state", advise_state(r));
    if (type_points_to(r->type, RECORD_SET) && !r->has_state && !r->is_inferred)
        refuse(r, "a set parameter without its state",
               "write STATE(s): the contract state of all endpoints in it");
    if (r->has_borrows && (!type_is_view(r->type->target) || r->type->target->is_const))
        refuse(r, "BORROWS on a parameter that is no pointer to a view",
               "on a parameter it says by whom what the function stores in that view is lent");
    if (r->has_count && r->type->target->kind != TYPE_INTEGER && !type_is_plain(r->type->target))
        refuse(r, "COUNT of something that is not plain data", NULL);
}

static void check_result(struct reading *r, enum ir_class class)
{
    const struct ir_annotation *a = &r->result;
    check_in(r, class);
    check_node_owner(r);
    if (r->has_in && r->has_borrows)
        refuse(r, "IN and BORROWS: what lies in a parcel is lent by it", "write IN(x) alone");
    if (a->claims || r->has_count || r->has_to)
        refuse(r, "CLAIMS, COUNT and TO belong on parameters", NULL);
    if (class == IR_CAPABILITY)
        refuse(r, "ports are not returned", "pass the struct of ports");
    else if (!a->own && !r->has_borrows && !r->has_in && (!r->is_inferred || has_any(r)))
        refuse(r, "returns a pointer, and does not say whose object it is",
               "write OWN in front when the caller gets the object, BORROWS(x) when it stays "
               "with parameter x");
    if (a->own && r->has_borrows)
        refuse(r, "OWN and BORROWS exclude each other", NULL);
    if (class == IR_ENDPOINT && !a->own && (!r->is_inferred || has_any(r)))
        refuse(r, "an endpoint is returned with OWN, or not at all", NULL);
    if (class == IR_ENDPOINTS && !a->own && has_any(r))
        refuse(r, "a set is returned with OWN, or not at all",
               "a set that stays where it is is passed as a parameter");
    if (class == IR_ENDPOINT && !r->has_state && !r->is_inferred)
        refuse(r, "returns an endpoint without its state", advise_state(r));
    if (class == IR_ENDPOINTS && !r->has_state)
        refuse(r, "returns a set without its state",
               "write OWN STATE(s) in front, the contract state of all endpoints in it");
}

/* A view by value: the caller must know who lends what is in it. */
static void check_view(struct reading *r)
{
    struct ir_annotation *a = &r->result;
    if (a->own || a->claims || a->opt || r->has_count || r->has_state || r->has_to)
        refuse(r, "a view is neither owned nor null: only BORROWS(x) stands in front of it", NULL);
    else if (!r->has_borrows && r->is_inferred)
        a->open |= IR_MARK_OWN;
    else if (!r->has_borrows)
        refuse(r, "returns a view, and does not say who lends what is in it",
               "write BORROWS(x) in front: the view derives from parameter x");
}

static void check_kept(struct reading *r, enum ir_class class)
{
    const struct ir_annotation *a = &r->result;
    if (r->has_in && (a->own || a->opt))
        refuse(r,
               a->own ? "OWN and IN: what is in the parcel is not owned for itself"
                      : "OPT on an IN field, which may always be null",
               "write IN(parcel) alone");
    if (a->claims || r->has_count || r->has_to || r->has_borrows)
        refuse(r, "CLAIMS, COUNT, TO and BORROWS do not belong on a field or static",
               r->has_count
                   ? "for a pointer and its count keep a slice, `struct uint8_const_slice`, "
                     "in a struct for locals and parameters"
                   : NULL);
    if (a->opt && a->own)
        refuse(r, "OPT on a field or static", "an owned field or static may always be null");
    if ((class == IR_ENDPOINT || class == IR_ENDPOINTS) && a->own && !r->has_state)
        refuse(r, "keeps endpoints, and does not say in which state",
               "write STATE(s) behind OWN: all endpoints kept there are in that state");
}

/* What a test build goes on with when the rule is off: the nearest thing that makes sense. */
static void mend(struct reading *r)
{
    struct ir_annotation *a = &r->result;
    if (r->where == ANNOTATION_PARAMETER)
        a->own = a->claims = a->own || a->claims;
    if (r->where != ANNOTATION_RESULT)
        return;
    if (a->borrows >= 0)
        a->own = a->claims = false;
    if ((r->has_borrows || r->has_in) && a->borrows < 0 && r->function->parameter_count > 0)
        a->borrows = 0;
    if (type_is_view(r->type)) {
        a->own = a->claims = a->opt = false;
        if (a->borrows < 0 && r->function->parameter_count > 0 && !(a->open & IR_MARK_OWN))
            a->borrows = 0;
    } else if (!r->has_borrows && !r->has_in && !a->own && !(a->open & IR_MARK_OWN)) {
        a->own = a->opt = true;
    }
}

/* What infer.c is to find out: the state of an endpoint, and all of a declaration without marks. */
static void leave_open(struct reading *r, enum ir_class class)
{
    struct ir_annotation *a = &r->result;
    bool is_set = type_points_to(r->type, RECORD_SET) && contract_of(r->type) != NULL;
    if (!r->is_inferred)
        return;
    if (!has_any(r) && class != IR_CAPABILITY)
        a->open |= IR_MARK_OWN | IR_MARK_OPT;
    if ((class == IR_ENDPOINT || is_set) && !r->has_state)
        a->open |= IR_MARK_STATE;
    if ((a->open & IR_MARK_STATE) && class == IR_ENDPOINT && r->where == ANNOTATION_PARAMETER)
        a->open |= IR_MARK_TO;
    if (r->where == ANNOTATION_PARAMETER && !r->has_borrows && type_is_view(r->type->target) &&
        !r->type->target->is_const)
        a->open |= IR_MARK_BORROWS;
}

/* Do all callers stand in this source, so that the body may tell the marks? */
static bool may_infer(const struct reading *r)
{
    return r->function != NULL && !r->is_trusted && !r->function->is_table &&
           clang_getCursorLinkage(r->function->cursor) == CXLinkage_Internal;
}

/* Only peers that may speak are waited for. */
static void check_set(struct reading *r)
{
    const struct ir_annotation *a = &r->result;
    const struct contract *contract = contract_of(r->type);
    const struct type *type = r->type;
    while (type->kind == TYPE_ARRAY)
        type = type->target;
    if (contract == NULL || type_class(type) != IR_ENDPOINTS || a->state == STATE_NONE ||
        contract_may_receive(contract, a->state, type->target->record->side))
        return;
    refuse(r,
           front_format(r->front, "a set of %ss in state %s, in which nothing comes to them",
                        type->target->record->side == SIDE_CLIENT ? "client" : "server",
                        contract->states[a->state].name),
           "a set holds endpoints that wait for their peers: say a state in which those may send");
}

static void check(struct reading *r)
{
    const struct type *type = r->type;
    check_set(r);
    bool is_local_set = r->where == ANNOTATION_LOCAL && type_class(type) == IR_ENDPOINTS;
    if (is_local_set && r->has_state && !r->result.own && !r->result.claims && !r->result.opt &&
        !r->has_count && !r->has_borrows && !r->has_in && !r->has_to)
        return;
    if (r->where == ANNOTATION_LOCAL || r->where == ANNOTATION_OTHER) {
        if (has_any(r))
            refuse(r, "annotations do not belong here",
                   r->where == ANNOTATION_LOCAL
                       ? "a local owns when what it is initialised with is an owner"
                       : NULL);
        return;
    }
    while (type->kind == TYPE_ARRAY)
        type = type->target;
    if (r->where == ANNOTATION_RESULT && type_is_view(type)) {
        check_view(r);
        mend(r);
        return;
    }
    if (type->kind != TYPE_POINTER) {
        if (has_any(r))
            refuse(r, "an annotation on something that is no pointer", NULL);
        return;
    }
    enum ir_class class = type_class(type);
    check_common(r);
    if (r->where == ANNOTATION_PARAMETER)
        check_parameter(r, class);
    else if (r->where == ANNOTATION_RESULT)
        check_result(r, class);
    else
        check_kept(r, class);
    if (r->where == ANNOTATION_PARAMETER || r->where == ANNOTATION_RESULT)
        leave_open(r, class);
    mend(r);
}

struct ir_annotation annotation_of(struct front *front, CXCursor cursor, const struct type *type,
                                   enum annotation_place where, const struct function *function)
{
    struct reading r = {
        .front = front,
        .type = type,
        .where = where,
        .function = function,
        .name = cursor_name(front, cursor),
        .place = cursor_place(front, cursor),
        .is_trusted = cursor_is_sdk(front, cursor),
        .result = annotation_none(),
    };
    r.is_inferred = may_infer(&r);
    clang_visitChildren(cursor, visit_attribute, &r);
    if (!r.is_trusted)
        check(&r);
    return r.result;
}

/* Does IN(x) name something that everything else can lie beside? NULL, or why not. */
static const char *group_lack(struct front *front, const struct variable *x, const char **advice)
{
    if (x->annotation.in_of >= 0) {
        *advice = "all that lies in one parcel names the same parameter";
        return front_format(front, "IN(%s): `%s` says IN itself", x->name, x->name);
    }
    *advice = "name a parcel, by its root, or a struct with IN fields";
    return type_in_parcel(x->type)
               ? NULL
               : front_format(front, "IN(%s): `%s` does not lie in parcels", x->name, x->name);
}

/* With the rule off, it is as if it did not stand there. */
static bool group_refused(struct front *front, const struct function *function, int *in_of,
                          struct place at)
{
    const char *advice;
    const char *lack =
        *in_of >= 0 ? group_lack(front, function->parameters[*in_of], &advice) : NULL;
    if (lack == NULL)
        return false;
    *in_of = -1;
    if (!front_refuse(front, at, "annotation", "%s", lack))
        return false;
    front_advise(front, "%s", advice);
    return true;
}

bool annotation_groups_refused(struct front *front, const struct function *function)
{
    for (size_t i = 0; i < function->parameter_count; i++) {
        struct variable *parameter = function->parameters[i];
        if (group_refused(front, function, &parameter->annotation.in_of, parameter->place))
            return true;
    }
    return group_refused(front, function, &function->ir->result.in_of, function->ir->place);
}

struct text {
    struct front *front;
    unsigned after;
    const char *joined;
};

static enum CXChildVisitResult visit_text(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    struct text *text = data;
    if (clang_getCursorKind(cursor) == CXCursor_AnnotateAttr &&
        cursor_offset(cursor) >= text->after)
        text->joined =
            front_format(text->front, "%s %s", text->joined, cursor_name(text->front, cursor));
    return CXChildVisit_Continue;
}

const char *annotation_text(struct front *front, CXCursor cursor, unsigned after)
{
    struct text text = {front, after, ""};
    clang_visitChildren(cursor, visit_text, &text);
    return text.joined;
}

static enum CXChildVisitResult visit_end(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    unsigned *last = data, end = cursor_end_offset(cursor);
    if (clang_getCursorKind(cursor) == CXCursor_AnnotateAttr && end > *last)
        *last = end;
    return CXChildVisit_Continue;
}

unsigned annotation_end(CXCursor cursor)
{
    unsigned last = cursor_end_offset(cursor);
    clang_visitChildren(cursor, visit_end, &last);
    return last;
}
