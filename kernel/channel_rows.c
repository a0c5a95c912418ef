/* channel_rows.c - what a channel takes in the tables: a row is that of both ends. */
#include "kernel/channel.h"

#include "kernel/queue.h"

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
