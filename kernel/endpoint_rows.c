/* endpoint_rows.c - what channels, ports and sets take in the tables. */
#include "kernel/channel.h"
#include "kernel/port.h"
#include "kernel/queue.h"
#include "kernel/set.h"

/* A row is that of both ends. */
const struct rows channel_rows[] = {{endpoint_face, 2 * sizeof endpoint_face[0]},
                                    {endpoint_next, 2 * sizeof endpoint_next[0]},
                                    {endpoint_previous, 2 * sizeof endpoint_previous[0]},
                                    {queue_of, 2 * sizeof queue_of[0]},
                                    ROWS(channel_holders),
                                    ROWS(channel_slots),
                                    ROWS(channel_payer),
                                    ROWS(channel_client_port),
                                    ROWS(channel_server_port),
                                    ROWS(channel_next),
                                    ROWS_END};

const struct rows port_rows[] = {ROWS(port_client),       ROWS(port_ioports),
                                 ROWS(port_owner),        ROWS(port_server),
                                 ROWS(port_end),          ROWS(port_clients),
                                 ROWS(port_first_client), ROWS(port_next_client),
                                 ROWS(port_pointer),      ROWS_END};

const struct rows set_rows[] = {ROWS(set_face), ROWS_END};
const struct rows maker_rows[] = {ROWS(made_of), ROWS_END};
const struct rows made_rows[] = {
    {set_face + PORTS_MAX, sizeof set_face[0]}, ROWS(made_next), ROWS_END};
