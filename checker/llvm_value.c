/* llvm_value.c - what may be computed with, in the LLVM-IR gate: types, constants, and addresses
 * where they count as numbers.
 *
 * No number ever becomes an address. An address becomes a number for the two tests that the SDK's
 * inline functions make of it (deed_parcel_link: does a link lie in its parcel?): such a number is
 * subtracted from another of its kind, or compared, and nothing else. */
#include "llvm_gate.h"

/* As deep as types and constants nest; beyond it is refused. */
#define DEPTH_MAX 64

static bool type_allowed(LLVMTypeRef type, unsigned depth)
{
    if (depth > DEPTH_MAX)
        return false;
    switch (LLVMGetTypeKind(type)) {
    case LLVMVoidTypeKind:
    case LLVMLabelTypeKind:
    case LLVMMetadataTypeKind: return true;
    case LLVMIntegerTypeKind: return LLVMGetIntTypeWidth(type) <= 128;
    case LLVMFloatTypeKind:
    case LLVMDoubleTypeKind: return true; /* llvm_type_is_floating */
    case LLVMPointerTypeKind: return LLVMGetPointerAddressSpace(type) == 0;
    case LLVMArrayTypeKind: return type_allowed(LLVMGetElementType(type), depth + 1);
    case LLVMStructTypeKind:
        for (unsigned i = 0; i < LLVMCountStructElementTypes(type); i++)
            if (!type_allowed(LLVMStructGetTypeAtIndex(type, i), depth + 1))
                return false;
        return !LLVMIsOpaqueStruct(type);
    default: return false;
    }
}

bool llvm_type_allowed(LLVMTypeRef type)
{
    return type_allowed(type, 0);
}

bool llvm_type_is_floating(LLVMTypeRef type)
{
    LLVMTypeKind kind = LLVMGetTypeKind(type);
    return kind == LLVMFloatTypeKind || kind == LLVMDoubleTypeKind;
}

/* A variable of the component, or a constant it knows from outside: llvm_gate.c judged it. */
static bool is_data(LLVMValueRef value)
{
    return LLVMIsAGlobalVariable(value) != NULL;
}

/* The address of a part of a variable, as far as constants tell. */
static bool is_part_of_data(LLVMValueRef value)
{
    for (unsigned depth = 0; depth < DEPTH_MAX; depth++) {
        if (is_data(value))
            return true;
        if (!LLVMIsAConstantExpr(value) || LLVMGetConstOpcode(value) != LLVMGetElementPtr ||
            !llvm_type_allowed(LLVMGetGEPSourceElementType(value)))
            return false;
        for (unsigned i = 1; i < (unsigned)LLVMGetNumOperands(value); i++)
            if (!LLVMIsAConstantInt(LLVMGetOperand(value, i)))
                return false;
        value = LLVMGetOperand(value, 0);
    }
    return false;
}

/* A function of the component that clang gave a type to compare before a call. */
bool llvm_may_be_in_table(LLVMValueRef function)
{
    if (!LLVMIsAFunction(function) || LLVMIsDeclaration(function) ||
        LLVMGetLinkage(function) != LLVMInternalLinkage)
        return false;
    size_t count;
    LLVMValueMetadataEntry *entries = LLVMGlobalCopyAllMetadata(function, &count);
    unsigned type =
        LLVMGetMDKindIDInContext(LLVMGetTypeContext(LLVMTypeOf(function)), "kcfi_type", 9);
    bool has_type = false;
    for (size_t i = 0; i < count; i++)
        has_type = has_type || LLVMValueMetadataEntriesGetKind(entries, (unsigned)i) == type;
    LLVMDisposeValueMetadataEntries(entries);
    return has_type;
}

static bool constant_allowed(LLVMValueRef value, unsigned depth)
{
    if (depth > DEPTH_MAX || !llvm_type_allowed(LLVMTypeOf(value)))
        return false;
    if (LLVMIsAConstantInt(value) || LLVMIsAConstantFP(value) ||
        LLVMIsAConstantPointerNull(value) || LLVMIsAUndefValue(value) ||
        LLVMIsAConstantAggregateZero(value) || LLVMIsAConstantDataSequential(value))
        return true;
    if (is_part_of_data(value))
        return true;
    if (!LLVMIsAConstantArray(value) && !LLVMIsAConstantStruct(value))
        return false;
    for (unsigned i = 0; i < (unsigned)LLVMGetNumOperands(value); i++)
        if (!constant_allowed(LLVMGetOperand(value, i), depth + 1))
            return false;
    return true;
}

/* The same with functions among the parts. */
static bool table_allowed(LLVMValueRef value, unsigned depth)
{
    if (depth > DEPTH_MAX || llvm_may_be_in_table(value) || constant_allowed(value, depth))
        return depth <= DEPTH_MAX;
    if (!LLVMIsAConstantArray(value) && !LLVMIsAConstantStruct(value))
        return false;
    for (unsigned i = 0; i < (unsigned)LLVMGetNumOperands(value); i++)
        if (!table_allowed(LLVMGetOperand(value, i), depth + 1))
            return false;
    return llvm_type_allowed(LLVMTypeOf(value));
}

void llvm_gate_initializer(struct llvm_gate *gate, LLVMValueRef global, LLVMValueRef constant)
{
    bool allowed =
        LLVMIsGlobalConstant(global) ? table_allowed(constant, 0) : constant_allowed(constant, 0);
    if (!allowed)
        llvm_finding(gate, global,
                     "it starts with more than numbers and the addresses of variables");
}

/* One of two values, or whether they are the same: what the optimiser makes of a small table. */
static bool chooses(LLVMValueRef at)
{
    return LLVMIsASelectInst(at) || LLVMIsAPHINode(at) || LLVMIsAICmpInst(at);
}

/* The address of a variable's part, as a number that the compiler knows. */
static bool is_constant_number(LLVMValueRef value)
{
    return LLVMIsAConstantExpr(value) && LLVMGetConstOpcode(value) == LLVMPtrToInt &&
           is_part_of_data(LLVMGetOperand(value, 0));
}

static bool is_number_of_address(LLVMValueRef value)
{
    return LLVMIsAPtrToIntInst(value) || is_constant_number(value);
}

/* How far one address is from another. */
static bool is_distance(LLVMValueRef at)
{
    return LLVMIsAInstruction(at) && LLVMGetInstructionOpcode(at) == LLVMSub &&
           is_number_of_address(LLVMGetOperand(at, 0)) &&
           is_number_of_address(LLVMGetOperand(at, 1));
}

void llvm_gate_operand(struct llvm_gate *gate, LLVMValueRef at, LLVMValueRef operand)
{
    if (!llvm_type_allowed(LLVMTypeOf(operand)) ||
        (llvm_type_is_floating(LLVMTypeOf(operand)) && !gate->component->has_float))
        llvm_finding(gate, at, "a value of a type that is not on the list");
    else if (LLVMIsAFunction(operand) && !(chooses(at) && llvm_may_be_in_table(operand)))
        llvm_finding(gate, at, "the address of a function as a value");
    else if (is_constant_number(operand) && is_distance(at))
        return;
    else if (LLVMIsAConstant(operand) && !LLVMIsAFunction(operand) && !constant_allowed(operand, 0))
        llvm_finding(gate, at, "a constant that is no number and no variable's address");
    else if (!LLVMIsAConstant(operand) && !LLVMIsAInstruction(operand) && !LLVMIsAArgument(operand))
        llvm_finding(gate, at, "an operand that is not on the list");
}

/* Memory is reached by what a variable, an allocation or a caller gave. */
void llvm_gate_address(struct llvm_gate *gate, LLVMValueRef at, LLVMValueRef address)
{
    if (LLVMIsAConstant(address) && !is_part_of_data(address))
        llvm_finding(gate, at, "memory at a constant address");
    else
        llvm_gate_operand(gate, at, address);
}

bool llvm_number_of_address_allowed(LLVMValueRef number)
{
    for (LLVMUseRef use = LLVMGetFirstUse(number); use != NULL; use = LLVMGetNextUse(use)) {
        LLVMValueRef user = LLVMGetUser(use);
        if (!LLVMIsAICmpInst(user) && !is_distance(user))
            return false;
    }
    return true;
}
