/* Vectors of structs, rows, frozen vectors and a tree, as they come: read, changed, kept, sent back. */
#include "server.component.h"

static struct uint8_frozen *g_news OWN;
static struct Album_Node_parcel *g_tree OWN;

static uint64_t total(const struct Album_Stat *stats COUNT(count), uint64_t count)
{
    uint64_t sum = 0;
    for (uint64_t i = 0; i < count; i++)
        sum += AT(stats, count, i).size;
    return sum;
}

/* By size, in place. */
static void sort(struct Album_Stat_vector *list)
{
    for (uint64_t i = 1; i < list->length; i++)
        for (uint64_t j = i; j > 0; j--) {
            struct Album_Stat lower = AT(list->at, list->length, j - 1);
            struct Album_Stat upper = AT(list->at, list->length, j);
            if (lower.size <= upper.size)
                break;
            AT(list->at, list->length, j - 1) = upper;
            AT(list->at, list->length, j) = lower;
        }
}

static void mark(struct Album_Stat *stat, uint16_t day)
{
    stat->mode |= 1;
    stat->days[day % 4] += 1;
}

static void mark_first(struct Album_Stat_vector *row)
{
    if (row->length > 0)
        mark(&AT(row->at, row->length, 0), 1);
}

static uint64_t longest(const struct uint8_rows *names)
{
    uint64_t longest = 0;
    for (uint64_t i = 0; i < uint8_rows_count(names); i++) {
        const struct uint8_vector *name = uint8_rows_peek(names, i);
        if (name->length > longest)
            longest = name->length;
    }
    return longest;
}

/* A tree is walked without recursion: always to the smaller side, and no further than it is deep. */
static int64_t walk(const struct Album_Node_parcel *tree, uint32_t key)
{
    const struct Album_Node *node = &tree->root;
    for (uint32_t depth = 0; depth < 64; depth++) {
        if (node->key == key) {
            const struct Album_Leaf *leaf = node->leaf;
            return leaf != NULL ? leaf->value : 0;
        }
        const struct Album_Node *next =
            key < node->key ? node->left : node->right;
        if (next == NULL)
            return -1;
        node = next;
    }
    return -1;
}

static bool insert(struct Album_Node_parcel *tree, uint32_t key, int64_t value)
{
    struct Album_Node *node = &tree->root;
    for (uint32_t depth = 0; depth < 64; depth++) {
        struct Album_Node *next =
            key < node->key ? node->left : node->right;
        if (next != NULL) {
            node = next;
            continue;
        }
        struct Album_Node *added = Album_Node_parcel_add_Node(tree);
        struct Album_Leaf *leaf = Album_Node_parcel_add_Leaf(tree);
        if (added == NULL || leaf == NULL)
            return false;
        added->key = key;
        leaf->value = value;
        added->leaf = leaf;
        if (key < node->key)
            node->left = added;
        else
            node->right = added;
        return true;
    }
    return false;
}

/* A graph need not be a tree: the last node leads back to the root. */
static void close_circle(struct Album_Node_parcel *tree)
{
    struct Album_Node *node = &tree->root;
    struct uint8_vector *name = Album_Node_parcel_add_uint8_vector(tree, 4);
    if (name != NULL) {
        name->at[0] = 'r';
        node->name = name;
    }
    node->left = node;
    node->right = NULL;
}

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct Album_server *client = Album_server_set_receive(ports->albums);
        switch (Album_server_tag(client)) {
        case Album_connected: break;
        case Album_List: {
            struct Album_Stat_vector *stats = Album_List_list(client);
            sort(stats);
            mark(&AT(stats->at, stats->length, 0), 2);
            stats->at[0].size += total(stats->at, stats->length);
            Album_send_Listed(client, stats);
            break;
        }
        case Album_Names: {
            struct uint8_rows *names = Album_Names_names(client);
            struct Album_Stat_rows *tables = Album_Names_tables(client);
            if (tables != NULL && Album_Stat_rows_count(tables) > 0)
                mark_first(Album_Stat_rows_lend(tables, 0));
            deed_drop(tables);
            if (longest(names) == 0) {
                deed_drop(names);
                names = NULL;
            }
            Album_send_Named(client, names);
            break;
        }
        case Album_News: {
            deed_drop(TAKE(g_news));
            PUT(g_news, Album_News_text(client));
            struct Album_Stat_frozen *stats = Album_News_stats(client);
            if (stats != NULL && Album_Stat_frozen_view(stats)->length == 3)
                deed_sleep_until(Album_Stat_frozen_view(stats)->at[2].days[3]);
            deed_drop(stats);
            Album_send_Heard(client);
            break;
        }
        case Album_Read: {
            uint64_t size = Album_Read_frame(client)->stat.size;
            struct uint8_vector *buffer = Album_Read_buffer(client);
            Album_send_Data(client, buffer, size < buffer->length ? deed_to_u32(size) : 0);
            break;
        }
        case Album_Plant: {
            deed_drop(TAKE(g_tree));
            struct Album_Node_parcel *tree = Album_Plant_root(client);
            if (walk(tree, 7) < 0 && !insert(tree, 7, -7))
                close_circle(tree);
            PUT(g_tree, tree);
            Album_send_Planted(client, TAKE(g_tree));
            break;
        }
        case Album_Leave:
        case Album_closed: Album_server_drop(client); continue;
        }
        Album_server_set_put(ports->albums, client);
    }
}
