/* llvm_names.c - the lists of the LLVM-IR gate that go by name: attributes, metadata, intrinsics,
 * and flags of the module. */
#include "llvm_gate.h"

#include <stdlib.h>
#include <string.h>

#define COUNT(list) (sizeof(list) / sizeof(list)[0])

/* ---- Kinds that have numbers in LLVM: looked up once, then by number ---------------------------
 */

struct llvm_names {
    unsigned count;
    bool *has; /* by kind */
};

static void names_add(struct llvm_names *names, unsigned kind)
{
    if (kind >= names->count) {
        names->has = host_resize(names->has, kind + 1, sizeof names->has[0]);
        memset(names->has + names->count, 0, (kind + 1 - names->count) * sizeof names->has[0]);
        names->count = kind + 1;
    }
    names->has[kind] = true;
}

bool llvm_names_have(const struct llvm_names *names, unsigned kind)
{
    return kind < names->count && names->has[kind];
}

void llvm_names_free(struct llvm_names *names)
{
    free(names->has);
    free(names);
}

/* What is known of a function or value, or asked of the optimiser: nothing that changes how a
 * function is entered, left, laid out or instrumented (naked, thunk, returns_twice, nest, ...). */
static const char *const attributes[] = {
    "nounwind", "willreturn", "nofree", "nosync", "nocallback", "noreturn", "norecurse",
    "mustprogress", "memory", "speculatable", "cold", "hot", "minsize", "optsize", "inlinehint",
    "noinline", "alwaysinline", "nobuiltin", "nomerge", "noredzone", "null_pointer_is_valid",
    /* of parameters and results */
    "noundef", "nonnull", "noalias", "nocapture", "readonly", "readnone", "writeonly", "writable",
    "returned", "zeroext", "signext", "align", "dereferenceable", "dereferenceable_or_null",
    "immarg", "range", "initializes", "dead_on_unwind", "sret", "byval"};

struct llvm_names *llvm_attribute_names(void)
{
    struct llvm_names *names = host_allocate(sizeof *names);
    for (size_t i = 0; i < COUNT(attributes); i++) {
        unsigned kind = LLVMGetEnumAttributeKindForName(attributes[i], strlen(attributes[i]));
        if (kind != 0)
            names_add(names, kind);
    }
    return names;
}

/* Debug information, and hints that follow from the instructions themselves. */
static const char *const metadata[] = {"dbg", "DIAssignID", "nosanitize", "llvm.loop", "annotation",
                                       "prof", "range", "noundef",
                                       /* of the memory that a view is returned in: there is no
                                        * `restrict` in Deed C */
                                       "alias.scope", "noalias",
                                       /* of functions that stand in tables */
                                       "kcfi_type"};

struct llvm_names *llvm_metadata_names(LLVMContextRef context)
{
    struct llvm_names *names = host_allocate(sizeof *names);
    for (size_t i = 0; i < COUNT(metadata); i++)
        names_add(names,
                  LLVMGetMDKindIDInContext(context, metadata[i], (unsigned)strlen(metadata[i])));
    return names;
}

/* ---- Names that are compared -------------------------------------------------------------------
 */

/* A trailing dot stands for any types behind it. */
static const char *const intrinsics[] = {
    /* scopes and debug information: no code comes of them */
    "llvm.lifetime.start.", "llvm.lifetime.end.", "llvm.dbg.value", "llvm.dbg.declare",
    "llvm.dbg.assign", "llvm.dbg.label", "llvm.experimental.noalias.scope.decl",
    /* ends of control */
    "llvm.ubsantrap", "llvm.trap",
    /* memory */
    "llvm.memcpy.p0.p0.", "llvm.memmove.p0.p0.", "llvm.memset.p0.",
    /* floating numbers */
    "llvm.fabs.", "llvm.copysign.",
    /* integers */
    "llvm.umin.", "llvm.umax.", "llvm.smin.", "llvm.smax.", "llvm.abs.", "llvm.ucmp.", "llvm.scmp.",
    "llvm.bswap.", "llvm.bitreverse.", "llvm.ctpop.", "llvm.ctlz.", "llvm.cttz.", "llvm.fshl.",
    "llvm.fshr.", "llvm.uadd.sat.", "llvm.usub.sat.", "llvm.sadd.sat.", "llvm.ssub.sat.",
    "llvm.uadd.with.overflow.", "llvm.usub.with.overflow.", "llvm.umul.with.overflow.",
    "llvm.sadd.with.overflow.", "llvm.ssub.with.overflow.", "llvm.smul.with.overflow."};

bool llvm_intrinsic_allowed(const char *name)
{
    for (size_t i = 0; i < COUNT(intrinsics); i++) {
        size_t size = strlen(intrinsics[i]);
        bool open = intrinsics[i][size - 1] == '.';
        if (open ? strncmp(name, intrinsics[i], size) == 0 : strcmp(name, intrinsics[i]) == 0)
            return true;
    }
    return false;
}

struct text_attribute {
    const char *key, *value; /* NULL: any value */
};

static const struct text_attribute text_attributes[] = {
    {"no-builtins", ""},
    {"no-jump-tables", "true"},
    {"no-trapping-math", "true"},
    {"disable-tail-calls", "true"},
    {"stack-protector-buffer-size", NULL}, /* nothing by itself */
    {"min-legal-vector-width", "0"},
    {"warn-stack-size", NULL},
    {"target-cpu", "x86-64"},
    {"tune-cpu", "generic"},
};

/* What the processor may be asked for beyond the integers: only what takes part in no instruction
 * that is generated for them. */
static bool features_allowed(const char *text, size_t size, bool has_float)
{
    static const char *const on[] = {"+cmov", "+cx8", "+fxsr", "+sse", "+sse2" /* with `float;` */};
    for (const char *at = text, *end = text + size; at < end;) {
        const char *comma = memchr(at, ',', (size_t)(end - at));
        size_t length = comma != NULL ? (size_t)(comma - at) : (size_t)(end - at);
        bool good = length > 1 && at[0] == '-';
        for (size_t i = 0; i < COUNT(on) - (has_float ? 0 : 2); i++)
            good = good || (strlen(on[i]) == length && memcmp(at, on[i], length) == 0);
        if (!good)
            return false;
        at += length + 1;
    }
    return true;
}

static bool same(const char *text, const char *other, size_t size)
{
    return strlen(text) == size && memcmp(text, other, size) == 0;
}

bool llvm_attribute_text_allowed(const char *key, size_t key_size, const char *value,
                                 size_t value_size, bool has_float)
{
    if (same("target-features", key, key_size))
        return features_allowed(value, value_size, has_float);
    for (size_t i = 0; i < COUNT(text_attributes); i++)
        if (same(text_attributes[i].key, key, key_size))
            return text_attributes[i].value == NULL ||
                   same(text_attributes[i].value, value, value_size);
    return false;
}

static const char *const module_flags[] = {"wchar_size",
                                           "Code Model",
                                           "Dwarf Version",
                                           "Debug Info Version",
                                           "debug-info-assignment-tracking",
                                           "kcfi"};

bool llvm_module_flag_allowed(const char *key, size_t size)
{
    for (size_t i = 0; i < COUNT(module_flags); i++)
        if (same(module_flags[i], key, size))
            return true;
    return false;
}

void llvm_gate_attributes(struct llvm_gate *gate, LLVMValueRef at, const LLVMAttributeRef *items,
                          size_t count)
{
    for (size_t i = 0; i < count; i++) {
        unsigned key_size, value_size;
        if (!LLVMIsStringAttribute(items[i])) {
            if (!llvm_names_have(gate->attributes, LLVMGetEnumAttributeKind(items[i])))
                llvm_finding(gate, at, "an attribute that is not on the list (number %u)",
                             LLVMGetEnumAttributeKind(items[i]));
            continue;
        }
        const char *key = LLVMGetStringAttributeKind(items[i], &key_size);
        const char *value = LLVMGetStringAttributeValue(items[i], &value_size);
        if (!llvm_attribute_text_allowed(key, key_size, value, value_size,
                                         gate->component->has_float))
            llvm_finding(gate, at, "the attribute \"%.*s\"=\"%.*s\" is not on the list",
                         (int)key_size, key, (int)value_size, value);
    }
}
