/* What the random programs have in common: structs with owned fields, and helpers that take, lend,
 * return, empty and refill. */
#include "sound.component.h"

struct leaf {
    uint32_t value;
    uint32_t more[3];
};

struct point {
    uint32_t x;
    uint16_t y[4];
};

struct node {
    struct node *next OWN;
    struct leaf *leaf OWN;
    struct uint8_vector *data OWN;
    uint32_t key;
    struct point at;
};

struct pair {
    struct leaf *one OWN;
    struct leaf *two OWN;
    uint32_t key;
};

struct tree {
    struct tree *left OWN;
    struct tree *right OWN;
    uint32_t key;
};

struct line {
    struct Echo_client *echo OWN STATE(Ready);
    struct line *next OWN;
    uint32_t asked;
};

struct header {
    uint8_t kind;
    uint8_t flags;
    struct deed_be16 length;
};

struct item {
    struct item *next IN(parcel);
    struct item *again IN(parcel);
    uint32_t number;
};

struct chain {
    struct deed_parcel parcel;
    struct item *first IN(parcel);
    uint32_t count;
};

struct reader {
    struct uint8_slice rest;
    uint32_t taken;
};

struct knot {
    struct knot *next IN(parcel);
    struct knot *way[3] IN(parcel);
    uint32_t value;
};

struct graph {
    struct deed_parcel parcel;
    struct knot *first IN(parcel);
    struct knot core;
};

struct frozen_graph {
    const struct graph *graph OWN;
};

static uint32_t choose(uint32_t n)
{
    return n == 0 ? 0 : (uint32_t)(deed_now() % n);
}

static void show(uint64_t value)
{
    deed_sleep_until(value);
}

/* ---- leaves ---- */

OWN OPT static struct leaf *make_leaf(uint32_t value)
{
    struct leaf *leaf = deed_take(sizeof(struct leaf));
    if (leaf != NULL)
        leaf->value = value;
    return leaf;
}

static void drop_leaf(struct leaf *leaf OWN CLAIMS OPT)
{
    deed_drop(leaf);
}

static uint32_t read_leaf(const struct leaf *leaf)
{
    return leaf->value + leaf->more[choose(3)];
}

static void write_leaf(struct leaf *leaf, uint32_t value)
{
    leaf->value = value;
    leaf->more[value % 3] = 1;
}

BORROWS(leaf)
static uint32_t *word_of(struct leaf *leaf)
{
    return &leaf->more[1];
}

/* ---- nodes ---- */

OWN OPT static struct node *make_node(uint32_t key)
{
    struct node *node = deed_take(sizeof(struct node));
    if (node == NULL)
        return NULL;
    node->key = key;
    PUT(node->leaf, make_leaf(key));
    if (choose(2) == 0)
        PUT(node->data, uint8_vector_take(4));
    return node;
}

static void drop_node(struct node *list OWN CLAIMS OPT)
{
    struct node *node = list;
    while (node != NULL) {
        struct node *next = TAKE(node->next);
        deed_drop(TAKE(node->leaf));
        deed_drop(TAKE(node->data));
        deed_drop(node);
        node = next;
    }
}

OWN OPT static struct node *make_list(uint32_t length)
{
    struct node *list = NULL;
    for (uint32_t i = 0; i < length; i++) {
        struct node *node = make_node(i);
        if (node == NULL)
            break;
        if (list != NULL)
            PUT(node->next, list);
        list = node;
    }
    return list;
}

static uint32_t read_node(const struct node *node)
{
    const struct leaf *leaf = node->leaf;
    return leaf != NULL ? node->key + leaf->value : node->key;
}

BORROWS(node)
static struct point *point_of(struct node *node)
{
    return &node->at;
}

BORROWS(node) OPT static struct leaf *leaf_of(struct node *node)
{
    return node->leaf;
}

BORROWS(list)
static struct node *last_of(struct node *list)
{
    struct node *at = list;
    for (struct node *next = at->next; next != NULL; next = at->next)
        at = next;
    return at;
}

static void push(struct node *list, struct node *node OWN CLAIMS)
{
    drop_node(TAKE(node->next));
    PUT(node->next, TAKE(list->next));
    PUT(list->next, node);
}

OWN OPT static struct node *pop(struct node *list)
{
    struct node *first = TAKE(list->next);
    if (first != NULL)
        PUT(list->next, TAKE(first->next));
    return first;
}

static void clear_leaf(struct node *node)
{
    drop_leaf(TAKE(node->leaf));
}

static void clear_again(struct node *node)
{
    clear_leaf(node);
}

static void refill(struct node *node)
{
    clear_leaf(node);
    PUT(node->leaf, make_leaf(3));
}

static void clear_and_read(struct node *node, const struct leaf *leaf)
{
    drop_leaf(TAKE(node->leaf));
    show(leaf->value);
}

static void consume_and_read(struct leaf *leaf OWN CLAIMS, const uint32_t *word)
{
    drop_leaf(leaf);
    show(*word);
}

static void swap_leaves(struct node *a, struct node *b)
{
    struct leaf *one = TAKE(a->leaf);
    struct leaf *two = TAKE(b->leaf);
    drop_leaf(TAKE(a->leaf));
    drop_leaf(TAKE(b->leaf));
    PUT(a->leaf, two);
    if (b->leaf == NULL)
        PUT(b->leaf, one);
    else
        drop_leaf(one);
}

OWN static struct node *reverse(struct node *list OWN CLAIMS)
{
    struct node *done = list;
    struct node *rest = TAKE(done->next);
    while (rest != NULL) {
        struct node *next = TAKE(rest->next);
        PUT(rest->next, done);
        done = rest;
        rest = next;
    }
    return done;
}

/* ---- pairs, trees ---- */

OWN OPT static struct pair *make_pair(uint32_t key)
{
    struct pair *pair = deed_take(sizeof(struct pair));
    if (pair == NULL)
        return NULL;
    pair->key = key;
    PUT(pair->one, make_leaf(key));
    PUT(pair->two, make_leaf(2));
    return pair;
}

static void drop_pair(struct pair *pair OWN CLAIMS OPT)
{
    if (pair == NULL)
        return;
    deed_drop(TAKE(pair->one));
    deed_drop(TAKE(pair->two));
    deed_drop(pair);
}

OWN OPT static struct tree *make_tree(uint32_t key)
{
    struct tree *tree = deed_take(sizeof(struct tree));
    if (tree == NULL)
        return NULL;
    tree->key = key;
    PUT(tree->left, deed_take(sizeof(struct tree)));
    return tree;
}

static void drop_tree(struct tree *tree OWN CLAIMS OPT)
{
    struct tree *top = tree;
    while (top != NULL) {
        struct tree *left = TAKE(top->left);
        if (left == NULL) {
            struct tree *right = TAKE(top->right);
            deed_drop(top);
            top = right;
        } else {
            PUT(top->left, TAKE(left->right));
            PUT(left->right, top);
            top = left;
        }
    }
}

static DEPTH(depth) uint32_t sum_tree(const struct tree *tree OPT, uint32_t depth)
{
    if (tree == NULL || depth == 0)
        return 0;
    uint32_t left = sum_tree(tree->left, depth - 1);
    return left + tree->key + sum_tree(tree->right, depth - 1);
}

static DEPTH(depth) void drop_deep(struct tree *tree OWN CLAIMS OPT, uint32_t depth)
{
    if (tree == NULL)
        return;
    if (depth == 0)
        deed_fault(deed_reason_value);
    drop_deep(TAKE(tree->left), depth - 1);
    drop_deep(TAKE(tree->right), depth - 1);
    deed_drop(tree);
}

/* ---- parcels ---- */

OPT IN(chain) static struct item *add_item(struct chain *chain, uint32_t number)
{
    struct item *item = deed_parcel_add(chain, sizeof(struct item));
    if (item == NULL)
        return NULL;
    item->number = number;
    item->next = chain->first;
    chain->first = item;
    return item;
}

static uint32_t walk_items(const struct chain *chain)
{
    uint32_t total = 0;
    for (const struct item *at = chain->first; at != NULL; at = at->next)
        total += at->number + (at->again != NULL ? at->again->number : 0);
    return total;
}

/* ---- slices ---- */

static uint32_t next_byte(struct reader *reader)
{
    if (reader->rest.length == 0)
        return 0;
    uint32_t byte = AT(reader->rest.at, reader->rest.length, 0);
    reader->rest = uint8_slice_rest(reader->rest, 1);
    reader->taken++;
    return byte;
}

/* ---- vectors ---- */

OWN static struct uint8_vector *vector(uint64_t length)
{
    struct uint8_vector *made = uint8_vector_take(length);
    if (made == NULL)
        deed_fault(deed_reason_value);
    return made;
}

OWN static struct uint8_frozen *frozen(uint64_t length)
{
    struct uint8_frozen *made = uint8_vector_freeze(vector(length));
    if (made == NULL)
        deed_fault(deed_reason_value);
    return made;
}

static uint32_t sum(const uint8_t *bytes COUNT(count), uint64_t count)
{
    uint32_t total = 0;
    for (uint64_t i = 0; i < count; i++)
        total += AT(bytes, count, i);
    return total;
}

static void fill(uint8_t *bytes COUNT(count), uint64_t count, uint8_t value)
{
    for (uint64_t i = 0; i < count; i++)
        AT(bytes, count, i) = value;
}

/* ---- endpoints ---- */

OWN STATE(Ready) static struct Echo_client *line(struct sound_ports *ports)
{
    struct Echo_client *echo = Echo_open(ports->echo, DEED_FOREVER);
    if (echo == NULL)
        deed_fault(deed_reason_value);
    return echo;
}

static void end_line(struct Echo_client *echo OWN CLAIMS OPT STATE(Ready))
{
    if (echo == NULL)
        return;
    Echo_send_Bye(echo);
    Echo_client_drop(echo);
}

static void ask(struct Echo_client *echo STATE(Ready) TO(Saying), uint32_t number)
{
    Echo_send_Say(echo, number);
}

OWN STATE(Ready) static struct Wire_server *wire(void)
{
    struct Wire_server *server = Wire_channel();
    if (server == NULL)
        deed_fault(deed_reason_value);
    return server;
}

/* ---- parcels ---- */

IN(graph) OPT static struct knot *add_knot(struct graph *graph, uint32_t value)
{
    struct knot *knot = deed_parcel_add(graph, sizeof(struct knot));
    if (knot == NULL)
        return NULL;
    knot->value = value;
    knot->next = graph->first;
    knot->way[value % 3] = &graph->core;
    return knot;
}

OWN OPT static struct graph *make_graph(uint32_t count)
{
    struct graph *graph = deed_parcel_take(sizeof(struct graph), 12 * sizeof(struct knot));
    if (graph == NULL)
        return NULL;
    for (uint32_t i = 0; i < count; i++) {
        struct knot *knot = add_knot(graph, i);
        if (knot == NULL)
            break;
        graph->first = knot;
        graph->core.way[i % 3] = knot;
    }
    return graph;
}

OWN OPT static struct frozen_graph *make_ice(uint32_t count)
{
    struct graph *graph = make_graph(count);
    if (graph == NULL)
        return NULL;
    struct frozen_graph *ice = deed_parcel_freeze(graph);
    return ice;
}

static void push_knot(struct graph *graph, struct knot *knot IN(graph))
{
    knot->next = graph->first;
    graph->first = knot;
}

static void join_knots(struct knot *from, struct knot *to IN(from) OPT)
{
    from->way[choose(3)] = to;
    if (to != NULL && to->next == NULL)
        to->next = from;
}

/* Some way along the links, and round if they lead round. */
static uint32_t sum_from(const struct knot *knot)
{
    uint32_t sum = 0;
    const struct knot *at = knot;
    for (uint32_t steps = 0; at != NULL && steps < 12; steps++) {
        sum += at->value;
        const struct knot *way = at->way[steps % 3];
        if (way != NULL)
            sum += way->value;
        at = steps % 4 == 3 && way != NULL ? way : at->next;
    }
    return sum;
}

static uint32_t sum_graph(const struct graph *graph)
{
    const struct knot *first = graph->first;
    return sum_from(&graph->core) + (first != NULL ? sum_from(first) : 0);
}

/* ---- what a contract declares ---- */

OWN static struct Yard_Crate_vector *crates(uint64_t length)
{
    struct Yard_Crate_vector *made = Yard_Crate_vector_take(length);
    if (made == NULL)
        deed_fault(deed_reason_value);
    return made;
}

OWN static struct Yard_Crate_frozen *sealed(uint64_t length)
{
    struct Yard_Crate_frozen *made = Yard_Crate_vector_freeze(crates(length));
    if (made == NULL)
        deed_fault(deed_reason_value);
    return made;
}

OWN static struct Yard_Task *task(uint32_t kind)
{
    struct Yard_Task *made = deed_take(sizeof(struct Yard_Task));
    if (made == NULL)
        deed_fault(deed_reason_value);
    made->kind = kind;
    return made;
}

static uint64_t weigh(struct Yard_Crate_const_slice crates)
{
    uint64_t sum = 0;
    for (uint64_t i = 0; i < crates.length; i++)
        sum += crates.at[i].size + crates.at[i].marks[i % 2];
    return sum;
}

static void add_stop(struct Yard_Stop_parcel *route, uint32_t number)
{
    struct Yard_Stop *stop = Yard_Stop_parcel_add_Stop(route);
    if (stop == NULL)
        return;
    stop->number = number;
    stop->next = route->root.next;
    stop->back = &route->root;
    route->root.next = stop;
}

OWN static struct Yard_Stop_parcel *route(uint32_t count)
{
    struct Yard_Stop_parcel *made = Yard_Stop_parcel_take(300);
    if (made == NULL)
        deed_fault(deed_reason_value);
    for (uint32_t i = 0; i < count; i++)
        add_stop(made, i);
    return made;
}

static uint32_t stops(const struct Yard_Stop_parcel *route)
{
    uint32_t sum = 0;
    const struct Yard_Stop *at = &route->root;
    for (uint32_t steps = 0; at != NULL && steps < 20; steps++) {
        const struct uint8_vector *name = at->name;
        if (name != NULL)
            sum += name->at[steps];
        sum += at->number;
        at = at->next;
    }
    return sum;
}
