/* A slice of a vector in a parcel that is gone. */
#include "client.component.h"

void client_main(struct client_ports *ports)
{
    (void)ports;
    struct Album_Node_parcel *tree = Album_Node_parcel_take(1000);
    if (tree == NULL)
        return;
    const struct uint8_vector *vector = tree->root.name;
    struct uint8_const_slice name = {0};
    if (vector != NULL)
        name = uint8_vector_const_slice(vector);
    //+ uint64_t at = uint8_const_slice_find(name, 'x');
    deed_drop(tree);
    uint64_t at = uint8_const_slice_find(name, 'x'); //- //~ borrow-expired
    if (at < name.length)
        deed_fault(deed_reason_value);
}
