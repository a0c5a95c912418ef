/* One endpoint for two parameters of one call, which sends one of them over the other. */
#include "client.component.h"

static void forward(struct Lender_client *lender STATE(Start) TO(Returned), struct Media_client *one OWN CLAIMS STATE(Ready),
                    struct Media_client *other OWN CLAIMS STATE(Ready))
{
    Media_send_Leave(other);
    Media_client_drop(other);
    Lender_send_Return(lender, one);
}

static void give_back(struct Lender_client *lender STATE(Start) TO(Returned), struct Media_client *one OWN CLAIMS STATE(Ready),
                      struct Media_client *other OWN CLAIMS STATE(Ready))
{
    Media_send_Leave(other); //-
    Media_client_drop(other); //-
    forward(lender, one, one); //- //~ use-after-move
    //+ forward(lender, one, other);
}

void client_main(struct client_ports *ports)
{
    (void)ports;
}
