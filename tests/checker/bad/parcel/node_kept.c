/* A node is kept in a static, where it outlives its parcel. */
#include "client.component.h"

static struct uint8_vector *g_kept OWN;

void client_main(struct client_ports *ports)
{
    (void)ports;
    struct Album_Node_parcel *tree = Album_Node_parcel_take(1000);
    if (tree == NULL)
        return;
    struct Album_Node *root = &tree->root;
    PUT(g_kept, root->name); //- //~ not-owned
    //+ root->key = 1;
    deed_drop(tree);
    deed_drop(TAKE(g_kept));
}
