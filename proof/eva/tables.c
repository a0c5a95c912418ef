/* tables.c - the tables that are generated, for any system: of each a few rows, in which anything
 * stands that may stand there. How long each is, the model of it says; that the rows say so, too,
 * is what `deed link` and the certificates of contracts see to. */
#include "any.h"
#include "kernel/component.h"

#define CONTRACTS  4u
#define MESSAGES   8u
#define CELLS      4u
#define STATES     256u
#define PORTS_EACH 2u
#define TOTAL      2u
#define CONNECTED  3u
#define LINES_MOST 4u

extern char eva_texts[256];
extern const uint8_t eva_next[STATES * MESSAGES];
extern const uint8_t eva_base_state[STATES];
static const char *const eva_names[STATES] = {[0 ... STATES - 1] = eva_texts};

static struct cell_table eva_cells[CELLS];
static struct message_table eva_messages[MESSAGES] = {
    [0 ... MESSAGES - 1] = {.name = eva_texts, .cells = eva_cells}};
static struct contract_table eva_contracts[CONTRACTS] = {
    [0 ... CONTRACTS - 1] = {.name = eva_texts,
                             .message_count = MESSAGES,
                             .next = eva_next,
                             .messages = eva_messages,
                             .state_names = eva_names}};
const struct contract_table *const deed_contracts = eva_contracts;
const uint32_t deed_contract_count = CONTRACTS;

static struct port_table eva_ports[PORTS_EACH] = {[0 ... PORTS_EACH - 1] = {.name = eva_texts}};
static struct restart_rules eva_rules;
static uint32_t eva_stack_size, eva_line_count;
static struct line_table eva_lines[LINES_MOST];
static struct function_table eva_functions[LINES_MOST] = {
    [0 ... LINES_MOST - 1] = {.name = eva_texts}};
static struct image_table eva_image = {
    .lines = eva_lines, .line_count = &eva_line_count, .files = eva_names};

static void eva_component_main(void *given)
{
    (void)given;
}

static struct component_table eva_components[TOTAL] = {
    [0 ... TOTAL - 1] = {.name = eva_texts,
                         .main = eva_component_main,
                         .ports = eva_ports,
                         .port_count = PORTS_EACH,
                         .image = &eva_image,
                         .stack_size = &eva_stack_size}};
const struct component_table *const deed_components = eva_components;
const uint32_t deed_component_total = TOTAL;
static struct connection_table eva_connections[CONNECTED];
const struct connection_table *const deed_connections = eva_connections;
const uint32_t deed_connection_total = CONNECTED;
const char *const deed_system_name = eva_texts;

static void eva_of_contracts(enum eva_way way)
{
    KEEP(EACH(eva_cells).offset, 0xfff8)
    KEEP(EACH(eva_cells).kind, CELL_SERVER + 1)
    KEEP(EACH(eva_cells).optional, 2)
    FREE(EACH(eva_cells).state)
    KEEP(EACH(eva_cells).contract, CONTRACTS)
    FREE(EACH(eva_messages).size)
    KEEP(EACH(eva_messages).to_server, 2)
    KEEP(EACH(eva_messages).cell_count, CELLS + 1)
    FREE(EACH(eva_contracts).state_count)
    FREE(EACH(eva_contracts).start)
    FREE(EACH(eva_contracts).end)
    FREE(EACH(eva_contracts).capacity[0])
    FREE(EACH(eva_contracts).capacity[1])
    FREE(EACH(eva_contracts).slot_size[0])
    FREE(EACH(eva_contracts).slot_size[1])
    KEEP(EACH(eva_contracts).base, CONTRACTS)
    EACH(eva_contracts).base_state = eva_base_state;
}

static void eva_of_ports(enum eva_way way)
{
    FREE(EACH(eva_ports).register_base)
    FREE(EACH(eva_ports).register_size)
    KEEP(EACH(eva_ports).kind, PORT_TABLE_VIRTQUEUE + 1)
    KEEP(EACH(eva_ports).many, 2)
    KEEP(EACH(eva_ports).contract, CONTRACTS)
    FREE(EACH(eva_ports).irq)
    FREE(EACH(eva_ports).ioport_base)
    FREE(EACH(eva_ports).ioport_count)
    KEEP(EACH(eva_connections).client, TOTAL)
    KEEP(EACH(eva_connections).client_port, PORTS_EACH)
    KEEP(EACH(eva_connections).server, TOTAL)
    KEEP(EACH(eva_connections).server_port, PORTS_EACH)
}

static void eva_of_images(enum eva_way way)
{
    KEEP(eva_image.text_start, 1ull << 47)
    KEEP(eva_image.text_end, 1ull << 47)
    KEEP(eva_image.data_start, 1ull << 47)
    KEEP(eva_image.data_end, 1ull << 47)
    KEEP(eva_image.data_image, 1ull << 47)
    KEEP(eva_image.data_image_end, 1ull << 47)
    if (either())
        eva_image.functions = eva_functions;
    FREE(EACH(eva_functions).offset)
    KEEP(eva_stack_size, 1u << 31)
    KEEP(eva_line_count, LINES_MOST + 1)
    FREE(EACH(eva_lines).offset)
    KEEP(EACH(eva_lines).file, STATES)
    FREE(EACH(eva_lines).line)
}

static void eva_of_components(enum eva_way way)
{
    FREE(eva_rules.most)
    FREE(eva_rules.within)
    FREE(eva_rules.pause_first)
    FREE(eva_rules.pause_longest)
    KEEP(eva_rules.children, CHILDREN_POLICY_RESTART + 1)
    KEEP(EACH(eva_components).priority, PRIORITIES)
    KEEP(EACH(eva_components).restart, RESTART_POLICY_ON_FAULT + 1)
    KEEP(EACH(eva_components).manual, 2)
    FREE(EACH(eva_components).endpoints)
    FREE(EACH(eva_components).heap)
    FREE(EACH(eva_components).stack)
    EACH(eva_components).rules = &eva_rules;
    KEEP(EACH(eva_components).supervisor, TOTAL + 1)
    FREE(EACH(eva_components).budget)
    FREE(EACH(eva_components).period)
    FREE(EACH(eva_components).copies)
}

static void eva_tables(void)
{
    eva_of_contracts(EVA_ANY);
    eva_of_ports(EVA_ANY);
    eva_of_images(EVA_ANY);
    eva_of_components(EVA_ANY);
}
