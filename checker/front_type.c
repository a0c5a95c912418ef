/* front_type.c - C's types as far as Deed C has them.
 *
 * A type is described even when Deed C lacks it, so that one error can name it; everything that
 * declares a variable, a field, a parameter or a result asks type_refused. */
#include "front.h"

#include <string.h>

static bool same_clang_type(const void *item, const void *key)
{
    const struct type *type = item;
    return clang_equalTypes(type->clang, *(const CXType *)key) != 0;
}

static void describe_integer(struct type *type)
{
    switch (type->clang.kind) {
    case CXType_Char_S:
    case CXType_SChar:
    case CXType_Short:
    case CXType_Int:
    case CXType_Long:
    case CXType_LongLong: type->is_signed = true; break;
    default: break;
    }
    type->kind = TYPE_INTEGER;
}

static void describe_pointer(struct front *front, struct type *type)
{
    type->kind = TYPE_POINTER;
    bool behind_pointer = front->behind_pointer;
    front->behind_pointer = true;
    type->target = type_of(front, clang_getPointeeType(type->clang));
    front->behind_pointer = behind_pointer;
}

static void describe_array(struct front *front, struct type *type)
{
    bool flexible = type->clang.kind == CXType_IncompleteArray;
    type->kind = flexible ? TYPE_FLEXIBLE : TYPE_ARRAY;
    type->target = type_of(front, clang_getArrayElementType(type->clang));
    if (!flexible) {
        long long length = clang_getArraySize(type->clang);
        type->length = length > 0 ? (uint64_t)length : 0;
        if (type->length == 0)
            type->lack = "an array without elements";
    }
}

static const char no_name[] = "a struct without a name";

static void describe_record(struct front *front, struct type *type)
{
    type->kind = TYPE_RECORD;
    type->record = record_of(front, type->clang);
    enum CXCursorKind kind = clang_getCursorKind(type->record->cursor);
    if (kind == CXCursor_UnionDecl)
        type->lack = "a union";
    else if (kind != CXCursor_StructDecl)
        type->lack = "a record of an unknown kind";
    else if (clang_Cursor_isAnonymousRecordDecl(type->record->cursor))
        type->lack = no_name;
}

static const char floating_point[] = "floating point in a component that does not say `float;`";

static void describe(struct front *front, struct type *type)
{
    switch (type->clang.kind) {
    case CXType_Void: type->kind = TYPE_VOID; break;
    case CXType_Bool:
    case CXType_Char_U:
    case CXType_Char_S:
    case CXType_SChar:
    case CXType_UChar:
    case CXType_Short:
    case CXType_UShort:
    case CXType_Int:
    case CXType_UInt:
    case CXType_Long:
    case CXType_ULong:
    case CXType_LongLong:
    case CXType_ULongLong: describe_integer(type); break;
    case CXType_Enum: type->kind = TYPE_ENUM; break;
    case CXType_Record: describe_record(front, type); break;
    case CXType_ConstantArray:
    case CXType_IncompleteArray: describe_array(front, type); break;
    case CXType_VariableArray:
        describe_array(front, type);
        type->lack = "an array whose length is not constant";
        break;
    case CXType_Pointer: describe_pointer(front, type); break;
    case CXType_FunctionProto:
    case CXType_FunctionNoProto: type->kind = TYPE_FUNCTION; break;
    case CXType_Float:
    case CXType_Double:
        type->kind = front->component->has_float ? TYPE_FLOAT : TYPE_FOREIGN;
        type->lack = front->component->has_float ? NULL : floating_point;
        break;
    case CXType_LongDouble:
        type->kind = TYPE_FOREIGN;
        type->lack = "`long double`";
        break;
    default: type->kind = TYPE_FOREIGN; type->lack = "this type";
    }
}

/* As the author would write it. */
static const char *type_name(struct front *front, const struct type *type)
{
    static const struct {
        enum CXTypeKind kind;
        const char *name;
    } numbers[] = {
        {CXType_Bool, "bool"},     {CXType_SChar, "int8_t"},    {CXType_UChar, "uint8_t"},
        {CXType_Short, "int16_t"}, {CXType_UShort, "uint16_t"}, {CXType_UInt, "uint32_t"},
        {CXType_Long, "int64_t"},  {CXType_ULong, "uint64_t"},
    };
    const char *qualifier = type->is_const ? "const " : "";
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        if (type->clang.kind == numbers[i].kind && type->lack == NULL)
            return front_format(front, "%s%s", qualifier, numbers[i].name);
    bool is_simple = type->kind == TYPE_POINTER && !type->is_const &&
                     (type_is_scalar(type->target) || type->target->kind == TYPE_RECORD);
    if (is_simple && type->target->name != NULL)
        return front_format(front, "%s *", type->target->name);
    return front_string(front, clang_getTypeSpelling(type->clang));
}

/* A struct's fields are read when the type that leads to it is whole, for they may lead back to it:
 * a struct behind a pointer once the pointer is. */
static void fill_records(struct front *front, const struct type *type)
{
    if (front->behind_pointer)
        return;
    while (type->kind == TYPE_POINTER || type->kind == TYPE_ARRAY || type->kind == TYPE_FLEXIBLE)
        type = type->target;
    if (type->kind == TYPE_RECORD)
        record_fill(front, type->record);
}

/* ---- Finding the description ---- */

/* The types that were last asked for, as clang knows them: one typedef, one description. Two that
 * are the same in C need not be the same here. */
#define SEEN_TYPES 1024

struct seen_type {
    CXType clang;
    const struct type *type;
};

static const struct type *canonical_type(struct front *front, CXType clang);
static const struct type *shared_type(struct front *front, CXType clang);

const struct type *type_of(struct front *front, CXType clang)
{
    if (front->seen_types == NULL)
        front->seen_types = front_allocate(front, SEEN_TYPES * sizeof *front->seen_types);
    size_t hash = (uintptr_t)clang.data[0] * 0x9e3779b97f4a7c15u >> 54;
    struct seen_type *seen = &front->seen_types[hash];
    if (seen->type != NULL && clang_equalTypes(seen->clang, clang))
        return seen->type;
    const struct type *type = canonical_type(front, clang_getCanonicalType(clang));
    *seen = (struct seen_type){clang, type};
    return type;
}

/* All but the fields of the structs in it. */
static void describe_whole(struct front *front, struct type *type)
{
    CXType clang = type->clang;
    describe(front, type);
    type->name = type_name(front, type);
    if (clang_isVolatileQualifiedType(clang))
        type->lack = "`volatile`";
    else if (clang_isRestrictQualifiedType(clang))
        type->lack = "`restrict`";
    long long size =
        type->kind != TYPE_FUNCTION && type->kind != TYPE_FOREIGN ? clang_Type_getSizeOf(clang) : 0;
    type->size = size > 0 ? (uint64_t)size : 0;
    if (type->kind == TYPE_ARRAY && type->size >= TYPE_SIZE_LIMIT && type->lack == NULL)
        type->lack = "arrays of 2 GiB and more: no memory has room for one";
    if (type->kind == TYPE_ARRAY && type->target->is_const)
        type->is_const = true;
}

static const struct type *canonical_type(struct front *front, CXType clang)
{
    if (front->split != NULL)
        return shared_type(front, clang);
    unsigned hash = (unsigned)((uintptr_t)clang.data[0] >> 3) * 2654435761u;
    struct type *type = table_find(&front->types, hash, &clang, same_clang_type);
    if (type != NULL)
        return type;
    type = front_allocate(front, sizeof *type);
    type->clang = clang;
    type->is_const = clang_isConstQualifiedType(clang) != 0;
    table_add(&front->types, hash, type); /* before its parts: they may contain pointers to it */
    describe_whole(front, type);
    fill_records(front, type);
    return type;
}

/* ---- One description for both halves of a source ---- */

static bool same_function_type(const struct type *a, const struct type *b)
{
    CXString left = clang_getTypeSpelling(a->clang), right = clang_getTypeSpelling(b->clang);
    bool same = strcmp(clang_getCString(left), clang_getCString(right)) == 0;
    clang_disposeString(left);
    clang_disposeString(right);
    return same;
}

/* But for qualifiers in front. Of one half clang knows; in the other the same declarations stand at
 * the same places. */
static bool same_bare(const struct type *a, const struct type *b)
{
    if (a->clang.data[1] == b->clang.data[1])
        return clang_equalTypes(clang_getUnqualifiedType(a->clang),
                                clang_getUnqualifiedType(b->clang)) != 0;
    if (a->clang.kind != b->clang.kind || a->kind != b->kind)
        return false;
    switch (a->kind) {
    case TYPE_VOID:
    case TYPE_INTEGER:
    case TYPE_FLOAT: return true; /* of one kind */
    case TYPE_ENUM:
        return cursor_same(clang_getTypeDeclaration(a->clang), clang_getTypeDeclaration(b->clang));
    case TYPE_RECORD: return a->record == b->record;
    case TYPE_POINTER:
    case TYPE_FLEXIBLE: return a->target == b->target;
    case TYPE_ARRAY: return a->target == b->target && a->length == b->length;
    case TYPE_FUNCTION: return same_function_type(a, b);
    default: return false;
    }
}

static bool same_shape(const void *item, const void *key)
{
    const struct type *a = item, *b = key;
    return a->is_const == b->is_const && same_bare(a, b) &&
           clang_isConstQualifiedType(a->clang) == clang_isConstQualifiedType(b->clang) &&
           clang_isVolatileQualifiedType(a->clang) == clang_isVolatileQualifiedType(b->clang) &&
           clang_isRestrictQualifiedType(a->clang) == clang_isRestrictQualifiedType(b->clang);
}

static unsigned shape_hash(const struct type *type)
{
    uintptr_t hash = type->clang.kind * 4u + type->kind;
    hash = hash * 31 + ((uintptr_t)type->target >> 4);
    hash = hash * 31 + ((uintptr_t)type->record >> 4);
    hash = hash * 31 + type->length;
    return (unsigned)(hash * 2 + type->is_const) * 2654435761u;
}

struct alias {
    CXType clang;
    const struct type *type;
};

static bool same_alias(const void *item, const void *key)
{
    return clang_equalTypes(((const struct alias *)item)->clang, *(const CXType *)key) != 0;
}

static const struct type *shared_type(struct front *front, CXType clang)
{
    unsigned hash = (unsigned)((uintptr_t)clang.data[0] >> 3) * 2654435761u;
    const struct alias *known = table_find(&front->types, hash, &clang, same_alias);
    if (known != NULL)
        return known->type;
    struct type made = {.clang = clang, .is_const = clang_isConstQualifiedType(clang) != 0};
    describe_whole(front, &made);
    known = table_find(&front->types, hash, &clang, same_alias); /* met again in its parts */
    if (known != NULL)
        return known->type;
    unsigned shape = shape_hash(&made);
    struct type *type = table_find(&front->shapes, shape, &made, same_shape);
    bool is_new = type == NULL;
    if (is_new) {
        type = front_allocate(front, sizeof *type);
        *type = made;
        table_add(&front->shapes, shape, type);
    }
    struct alias *alias = front_allocate(front, sizeof *alias);
    *alias = (struct alias){clang, type};
    table_add(&front->types, hash, alias);
    if (is_new)
        fill_records(front, type);
    return type;
}

bool type_same(const struct type *a, const struct type *b)
{
    return same_bare(a, b);
}

bool type_is_scalar(const struct type *type)
{
    return type->kind == TYPE_INTEGER || type->kind == TYPE_ENUM || type->kind == TYPE_FLOAT;
}

bool type_points_to(const struct type *type, enum record_kind kind)
{
    return type->kind == TYPE_POINTER && type->target->kind == TYPE_RECORD &&
           type->target->record->kind == kind;
}

bool type_is_plain(const struct type *type)
{
    switch (type->kind) {
    case TYPE_INTEGER:
    case TYPE_FLOAT:
    case TYPE_ENUM: return true;
    case TYPE_ARRAY: return type_is_plain(type->target);
    case TYPE_RECORD: return type->record->kind == RECORD_PLAIN;
    default: return false;
    }
}

bool type_is_view(const struct type *type)
{
    while (type->kind == TYPE_ARRAY)
        type = type->target;
    return type->kind == TYPE_RECORD &&
           (type->record->kind == RECORD_SLICE || type->record->kind == RECORD_VIEW);
}

bool type_in_parcel(const struct type *type)
{
    return type_points_to(type, RECORD_NODE) || type_points_to(type, RECORD_PARCEL);
}

enum ir_class type_class(const struct type *type)
{
    switch (type->kind) {
    case TYPE_ARRAY:
    case TYPE_FLEXIBLE:
    case TYPE_RECORD: return type_is_view(type) ? IR_VIEW : IR_AGGREGATE;
    case TYPE_POINTER: break;
    default: return IR_SCALAR;
    }
    if (type->target->kind != TYPE_RECORD)
        return IR_POINTER;
    switch (type->target->record->kind) {
    case RECORD_ENDPOINT: return IR_ENDPOINT;
    case RECORD_SET: return IR_ENDPOINTS;
    case RECORD_PORT:
    case RECORD_IOPORTS:
    case RECORD_PORTS: return IR_CAPABILITY;
    default: return IR_POINTER;
    }
}

/* What the type lacks, NULL if nothing; *rule is set. */
static const char *type_lack(const struct type *type, const char **rule)
{
    *rule = "type";
    if (type->lack != NULL)
        return type->lack;
    switch (type->kind) {
    case TYPE_RECORD: return type->record->is_complete ? NULL : "a struct that is nowhere defined";
    case TYPE_ARRAY: return type_lack(type->target, rule);
    case TYPE_FLEXIBLE: return "an array without a length";
    case TYPE_FUNCTION: *rule = "function-pointer"; return "a function as a value";
    case TYPE_FOREIGN: return "this type";
    default: break;
    }
    if (type->kind != TYPE_POINTER)
        return NULL;
    const struct type *target = type->target;
    if (target->kind == TYPE_POINTER)
        return "a pointer to a pointer";
    if (target->kind == TYPE_VOID)
        return "`void *`";
    if (target->kind == TYPE_FUNCTION) {
        *rule = "function-pointer";
        return "a pointer to a function";
    }
    if (target->kind == TYPE_RECORD && target->record->kind == RECORD_TABLE && !target->is_const) {
        *rule = "function-pointer";
        return "a pointer through which a table of functions or texts could be changed";
    }
    if (target->kind == TYPE_ARRAY && !type_is_plain(target))
        return "a pointer to an array of anything but plain data";
    if (target->kind == TYPE_RECORD && target->record->kind == RECORD_OPAQUE) {
        *rule = "opaque";
        return "a pointer to an object of the SDK that components do not use";
    }
    return type_lack(target, rule);
}

bool type_lacks(const struct type *type)
{
    const char *rule;
    while (type->kind == TYPE_ARRAY && type->lack == NULL)
        type = type->target;
    return type_lack(type, &rule) != NULL;
}

bool type_refused(struct front *front, const struct type *type, const char *name, struct place at)
{
    const char *rule;
    const char *lack = type_lack(type, &rule);
    if (lack == NULL)
        return false;
    if (type->kind == TYPE_RECORD) {
        if (type->record->is_refused)
            return true; /* said once, where it is defined */
        type->record->is_refused = rule_is_on(rule);
    }
    bool is_unnamed = lack == no_name;
    if (is_unnamed
            ? !front_refuse(front, at, rule, "Deed C does not have %s", lack)
            : !front_refuse(front, at, rule, "`%s` has the type `%s`: Deed C does not have %s",
                            name, type->name, lack))
        return false;
    if (is_unnamed)
        front_advise(front,
                     "give it one: `struct name { ... };`, and `struct name` where it is used");
    else if (lack == floating_point)
        front_advise(front, "write `float;` in %s", front->component->file);
    else if (strcmp(rule, "function-pointer") == 0)
        front_advise(front, "whom a component calls must be known when it is checked: call "
                            "functions by name, or as elements of a `static const` table");
    else if (type->kind == TYPE_POINTER && type->target->kind == TYPE_VOID)
        front_advise(front, "name the struct that is pointed to; for bytes write `uint8_t *p "
                            "COUNT(n)` with a parameter n");
    else if (strcmp(lack, "a union") == 0)
        front_advise(front, "write a struct with a field for each; to take a number apart into "
                            "bytes, use shifts and masks: `(uint8_t)(n >> 8)`");
    else if (strstr(lack, "length is not constant") != NULL)
        front_advise(front, "the stack has a computed bound: take `uint8_vector_take(length)` from "
                            "the heap, or declare as many elements as there can be at most");
    else if (type->kind == TYPE_POINTER && type->target->kind == TYPE_POINTER)
        front_advise(front,
                     "return the pointer (`OWN` or `BORROWS(x)` in front of the function; OPT when "
                     "it may be null), or keep it in an owned field");
    return true;
}

bool type_value_refused(struct front *front, const struct type *type, const char *name,
                        struct place at)
{
    if (type_refused(front, type, name, at))
        return true;
    while (type->kind == TYPE_ARRAY)
        type = type->target;
    if (type->kind != TYPE_RECORD)
        return false;
    switch (type->record->kind) {
    case RECORD_PLAIN:
    case RECORD_SLICE:
    case RECORD_VIEW:
    case RECORD_OWNING: return false;
    case RECORD_TABLE:
        if (!front_refuse(front, at, "function-pointer",
                          "`%s` would be a table of functions or texts that could be changed",
                          name))
            return false;
        front_advise(front, "tables of functions and texts are `static const` arrays; instead of a "
                            "text that changes keep a number, and a table of texts for it");
        return true;
    case RECORD_VECTOR:
        if (!front_refuse(front, at, "type",
                          "`%s` would be a vector by value; its elements would "
                          "have no room",
                          name))
            return false;
        front_advise(front, "take one from the heap: `struct %s *v = %s_take(length);`",
                     type->record->tag, type->record->tag);
        return true;
    case RECORD_NODE:
    case RECORD_PARCEL:
        if (!front_refuse(front, at, "parcel",
                          "`%s` would be a `struct %s` outside of any parcel: what its IN fields "
                          "lead to would have no owner",
                          name, type->record->tag))
            return false;
        front_advise(front,
                     type->record->kind == RECORD_NODE
                         ? "take one in a parcel: deed_parcel_add(parcel, sizeof(struct %s))"
                         : "take a parcel: deed_parcel_take(sizeof(struct %s), room)",
                     type->record->tag);
        return true;
    default:
        return front_refuse(front, at, "opaque",
                            "`%s` would be a `struct %s` of its own: only the kernel makes these, "
                            "and a component holds pointers to them",
                            name, type->record->tag);
    }
}
