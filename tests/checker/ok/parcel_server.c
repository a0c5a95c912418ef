/* A server that gets parcels, edits them in place and sends them back: nobody copies anything. What
 * it was sent before stays in a static, and gives a hint to the next. */
#include "server.component.h"

static struct Album_Node_parcel *g_last OWN;

static uint32_t depth_of(const struct Album_Node *node OPT)
{
    uint32_t depth = 0;
    for (; node != NULL && depth < 1000; node = node->left)
        depth++;
    return depth;
}

/* All goes to the left of the root, one node after the other. */
static void straighten(struct Album_Node *root)
{
    for (uint32_t turns = 0; turns < 1000; turns++) {
        struct Album_Node *child = root->right;
        if (child == NULL)
            return;
        root->right = child->right;
        child->right = child->left;
        child->left = root->left;
        root->left = child;
    }
}

static void name_all(struct Album_Node_parcel *tree)
{
    struct uint8_vector *name = Album_Node_parcel_add_uint8_vector(tree, 3);
    struct Album_Leaf *leaf = deed_parcel_add(tree, sizeof(struct Album_Leaf));
    if (name != NULL && name->length == 3)
        name->at[2] = '!';
    if (leaf != NULL)
        leaf->stats = deed_parcel_add_vector(tree, 2, sizeof(struct Album_Stat));
    struct Album_Node *node = &tree->root;
    for (uint32_t i = 0; node != NULL && i < 1000; i++) {
        if (node->name == NULL)
            node->name = name;
        if (node->leaf == NULL && leaf != NULL)
            node->leaf = leaf;
        node = node->left;
    }
}

static void graft(struct Album_Node_parcel *tree, uint32_t key)
{
    struct Album_Node *added = Album_Node_parcel_add_Node(tree);
    if (added == NULL)
        return;
    added->key = key;
    added->left = tree->root.left;
    tree->root.left = added;
}

void server_main(struct server_ports *ports)
{
    for (;;) {
        struct Album_server *client = Album_server_set_receive(ports->albums);
        switch (Album_server_tag(client)) {
        case Album_connected: break;
        case Album_List: Album_send_Listed(client, Album_List_list(client)); break;
        case Album_Names: {
            deed_drop(Album_Names_tables(client));
            Album_send_Named(client, Album_Names_names(client));
            break;
        }
        case Album_News:
            deed_drop(Album_News_text(client));
            deed_drop(Album_News_stats(client));
            Album_send_Heard(client);
            break;
        case Album_Read: Album_send_Data(client, Album_Read_buffer(client), 0); break;
        case Album_Plant: {
            struct Album_Node_parcel *tree = Album_Plant_root(client);
            straighten(&tree->root);
            const struct Album_Node_parcel *last = g_last;
            if (last != NULL)
                graft(tree, depth_of(&last->root));
            name_all(tree);
            if (tree->root.key == 0) {
                struct Album_Node_parcel *before = TAKE(g_last);
                PUT(g_last, tree);
                tree = before;
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
