/* keeper.c - whatever Album can carry, changed in a way that the asker can tell. */
#include "keeper.component.h"

static struct uint8_frozen *g_news OWN;

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

/* The first byte of each name becomes the number of stats in the table of the same number. */
static void mark(struct uint8_rows *names, const struct Album_Stat_rows *tables)
{
    for (uint64_t i = 0; i < uint8_rows_count(names); i++)
        uint8_rows_lend(names, i)->at[0] = (uint8_t)Album_Stat_rows_peek(tables, i)->length;
}

/* A node more at the end of the way to the right, with a name, a leaf with two stats, and a link
 * back to the root. */
static bool grow(struct Album_Node_parcel *tree)
{
    struct Album_Node *node = &tree->root;
    for (uint32_t depth = 0; depth < 1000; depth++) {
        struct Album_Node *next = node->right;
        if (next == NULL)
            break;
        node = next;
    }
    struct Album_Node *last = Album_Node_parcel_add_Node(tree);
    struct Album_Leaf *leaf = Album_Node_parcel_add_Leaf(tree);
    struct uint8_vector *name = Album_Node_parcel_add_uint8_vector(tree, 3);
    struct Album_Stat_vector *stats = Album_Node_parcel_add_Stat_vector(tree, 2);
    if (last == NULL || leaf == NULL || name == NULL || stats == NULL)
        return false;
    last->key = node->key + 1;
    name->at[2] = 'e';
    stats->at[1].size = 77;
    leaf->value = -5;
    node->right = last;
    last->left = &tree->root;
    last->name = name;
    last->leaf = leaf;
    leaf->stats = stats;
    return true;
}

void keeper_main(struct keeper_ports *ports)
{
    for (;;) {
        struct Album_server *client = Album_server_set_receive(ports->albums);
        switch (Album_server_tag(client)) {
        case Album_connected: break;
        case Album_List: {
            struct Album_Stat_vector *list = Album_List_list(client);
            sort(list);
            Album_send_Listed(client, list);
            break;
        }
        case Album_Names: {
            struct uint8_rows *names = Album_Names_names(client);
            struct Album_Stat_rows *tables = Album_Names_tables(client);
            if (tables != NULL)
                mark(names, tables);
            deed_drop(tables);
            Album_send_Named(client, names);
            break;
        }
        case Album_News: {
            deed_drop(TAKE(g_news));
            PUT(g_news, Album_News_text(client));
            deed_drop(Album_News_stats(client));
            Album_send_Heard(client);
            break;
        }
        case Album_Read: {
            struct uint8_vector *buffer = Album_Read_buffer(client);
            const struct uint8_frozen *news = g_news;
            if (news != NULL)
                buffer->at[0] = uint8_frozen_view(news)->at[0];
            Album_send_Data(client, buffer, 1);
            break;
        }
        case Album_Plant: {
            struct Album_Node_parcel *tree = Album_Plant_root(client);
            if (!grow(tree)) {
                deed_drop(tree);
                tree = NULL;
            }
            Album_send_Planted(client, tree);
            break;
        }
        case Album_Leave:
        case Album_closed: Album_server_drop(client); continue;
        }
        Album_server_set_put(ports->albums, client);
    }
}
