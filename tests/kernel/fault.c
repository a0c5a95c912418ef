/* Faults: real ones, at the instruction that makes them; and what the MMU is told to catch. */
#include "raw.h"

COMPONENT(tester);
COMPONENT(a);

struct tester_ports {
    struct deed_port *watch;
};

extern char deed_guard_start[], deed_image_text_start[];

enum way {
    NULL_READ,
    NULL_FIELD,
    NULL_CALL,
    WILD_READ,
    WILD_WRITE,
    NOT_CANONICAL,
    TEXT_WRITE,
    CONSTANT_WRITE,
    DATA_CALL,
    HEAP_CALL,
    STACK_CALL,
    MAPPED_NOWHERE,
    GUARD,
    DIVISION,
    OVERFLOW,
    TRAP_VECTOR,
    TRAP_SHIFT,
    TRAP_VALUE,
    TRAP_UNREACHABLE,
    UD2,
    BREAKPOINT,
    INTERRUPT_GATE,
    RECURSION,
    WAYS
};

static const struct {
    const char *name;
    uint32_t reason;
} expected[WAYS] = {
    [NULL_READ] = {"read at null", deed_reason_null},
    [NULL_FIELD] = {"write a field of null", deed_reason_null},
    [NULL_CALL] = {"call null", deed_reason_null},
    [WILD_READ] = {"read far away", deed_reason_page},
    [WILD_WRITE] = {"write far away", deed_reason_page},
    [NOT_CANONICAL] = {"read at no address", deed_reason_page},
    [TEXT_WRITE] = {"write text", deed_reason_page},
    [CONSTANT_WRITE] = {"write a constant", deed_reason_page},
    [DATA_CALL] = {"execute data", deed_reason_page},
    [HEAP_CALL] = {"execute an object", deed_reason_page},
    [STACK_CALL] = {"execute the stack", deed_reason_page},
    [MAPPED_NOWHERE] = {"read memory below the image", deed_reason_page},
    [GUARD] = {"touch the guard page", deed_reason_stack},
    [DIVISION] = {"divide by zero", deed_reason_division},
    [OVERFLOW] = {"divide the least number by -1", deed_reason_division},
    [TRAP_VECTOR] = {"clang's trap for array bounds", deed_reason_vector},
    [TRAP_SHIFT] = {"clang's trap for shifts", deed_reason_shift},
    [TRAP_VALUE] = {"clang's trap for bool", deed_reason_value},
    [TRAP_UNREACHABLE] = {"clang's trap for unreachable code", deed_reason_unreachable},
    [UD2] = {"ud2", deed_reason_instruction},
    [BREAKPOINT] = {"int3", deed_reason_instruction},
    [INTERRUPT_GATE] = {"an interrupt that is none", deed_reason_page},
    [RECURSION] = {"stack overflow into the guard page", deed_reason_stack},
};

static uint32_t way;
static bool came_back; /* a, from its fault */
static char code[16] = {(char)0xc3};
static const volatile char constant = 1;

static inline void touch(uint64_t address)
{
    __asm__ volatile("movb $1, (%0)" : : "r"(address) : "memory");
}

static inline void look(uint64_t address)
{
    __asm__ volatile("movb (%0), %%al" : : "r"(address) : "rax", "memory");
}

TEXT_OF(a) static void call(uint64_t address)
{
    __asm__ volatile("call *%0" : : "r"(address) : "memory");
}

TEXT_OF(a) static void fault_memory(void)
{
    char local[16] = {(char)0xc3};

    switch (way) {
    case NULL_READ: look(0); break;
    case NULL_FIELD: touch(0xff8); break;
    case WILD_READ: look(1ull << 40); break;
    case WILD_WRITE: touch(1ull << 40); break;
    case NOT_CANONICAL: look(1ull << 63); break;
    case TEXT_WRITE: touch((uint64_t)deed_image_text_start); break;
    case CONSTANT_WRITE: touch((uint64_t)&constant); break;
    case NULL_CALL: call(0); break;
    case DATA_CALL: call((uint64_t)code); break;
    case HEAP_CALL: call((uint64_t)deed_take(64)); break;
    case STACK_CALL: call((uint64_t)local); break;
    case MAPPED_NOWHERE: look(0x1000); break;
    case GUARD: touch((uint64_t)deed_guard_start + 4095); break;
    default: break;
    }
}

TEXT_OF(a) static void fault_instruction(void)
{
    switch (way) {
    case DIVISION: __asm__ volatile("xor %%ecx, %%ecx\n\tdiv %%ecx" ::: "rax", "rcx", "rdx"); break;
    case OVERFLOW:
        __asm__ volatile("mov $0x80000000, %%eax\n\tcltd\n\tmov $-1, %%ecx\n\tidiv %%ecx" ::
                             : "rax", "rcx", "rdx");
        break;
    case TRAP_VECTOR: __asm__ volatile("ud1 0x12(%eax), %eax"); break;
    case TRAP_SHIFT: __asm__ volatile("ud1 0x14(%eax), %eax"); break;
    case TRAP_VALUE: __asm__ volatile("ud1 0x0a(%eax), %eax"); break;
    case TRAP_UNREACHABLE: __asm__ volatile("ud1 0x01(%eax), %eax"); break;
    case UD2: __asm__ volatile("ud2"); break;
    case BREAKPOINT: __asm__ volatile("int3"); break;
    case INTERRUPT_GATE: __asm__ volatile("int $200"); break;
    case RECURSION:
        __asm__ volatile("mov %0, %%rsp\n\tpush %%rax" : : "r"(deed_guard_start + 4096));
        break;
    default: break;
    }
}

TEXT_OF(a) void a_main(void *ports)
{
    (void)ports;
    deed_take(1000);
    if (way < DIVISION)
        fault_memory();
    else
        fault_instruction();
    came_back = true;
}

TEXT_OF(tester) void tester_main(void *ports)
{
    struct deed_endpoint *watch = deed_open(((struct tester_ports *)ports)->watch, DEED_FOREVER);

    for (way = 0; way < WAYS; way++) {
        struct death death;
        deed_component_start(1);
        death = next_death(watch);
        equal(death.reason, expected[way].reason, expected[way].name);
    }
    ok(!came_back, "none came back");
    equal(component_objects[1], 0, "what it owned is gone");
    ok(heap_balanced(), "the heap's books balance");
    done();
}

static const struct port_table tester_table[] = {WATCHES};
static const struct port_table a_table[] = {USES};
const struct component_table deed_components[] = {
    ENTRY(tester, tester_table, 5, RESTART_POLICY_NEVER, 0),
    ENTRY(a, a_table, 6, RESTART_POLICY_NEVER, 1),
};
const uint32_t deed_component_total = 2;
const struct connection_table deed_connections[] = {{0, 0, 0, 0}};
const uint32_t deed_connection_total = 0;
const char deed_system_name[] = "fault";
