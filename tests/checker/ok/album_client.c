/* The other end of Album: everything is built here and sent, and what comes back is read. */
#include "client.component.h"

static struct uint8_frozen *g_text OWN;

OWN OPT
static struct Album_Stat_vector *stats(uint64_t count)
{
    struct Album_Stat_vector *made = Album_Stat_vector_take(count);
    if (made == NULL)
        return NULL;
    for (uint64_t i = 0; i < made->length; i++) {
        struct Album_Stat one = {.size = 100 - i, .days = {1, 2, 3}};
        made->at[i].size = one.size;
        made->at[i].days[i % 4] = 9;
        AT(made->at, made->length, i) = one;
    }
    return made;
}

static void list(struct Album_client *album STATE(Start) TO(Start))
{
    struct Album_Stat_vector *made = stats(12);
    if (made == NULL)
        return;
    switch (Album_call_List(album, made)) {
    case Album_Listed: deed_drop(Album_Listed_list(album)); return;
    case Album_closed: deed_fault(deed_reason_unreachable);
    }
}

static void names(struct Album_client *album STATE(Start) TO(Start))
{
    struct uint8_rows *made = uint8_rows_take(3, 30);
    if (made == NULL)
        return;
    for (uint64_t i = 0; i < 3; i++) {
        struct uint8_vector *name = uint8_rows_add(made, 5 + i);
        if (name != NULL)
            name->at[i] = (uint8_t)('a' + i);
    }
    struct Album_Stat_rows *tables = Album_Stat_rows_take(1, 4);
    if (tables != NULL) {
        struct Album_Stat_vector *row = Album_Stat_rows_add(tables, 4);
        if (row != NULL)
            row->at[3].mode = 4;
    }
    switch (Album_call_Names(album, made, tables)) {
    case Album_Named: {
        struct uint8_rows *back = Album_Named_names(album);
        if (back != NULL && uint8_rows_count(back) == 3)
            deed_sleep_until(uint8_rows_peek(back, 1)->at[1]);
        deed_drop(back);
        return;
    }
    case Album_closed: deed_fault(deed_reason_unreachable);
    }
}

/* The same text to two listeners, and one handle stays here. */
static void news(struct Album_client *album STATE(Start) TO(Start))
{
    const struct uint8_frozen *kept = g_text;
    struct uint8_frozen *text = kept != NULL ? uint8_frozen_share(kept) : NULL;
    struct Album_Stat_vector *made = stats(3);
    struct Album_Stat_frozen *frozen = made != NULL ? Album_Stat_vector_freeze(made) : NULL;
    if (text == NULL) {
        deed_drop(frozen);
        return;
    }
    switch (Album_call_News(album, text, frozen)) {
    case Album_Heard: return;
    case Album_closed: deed_fault(deed_reason_unreachable);
    }
}

/* What is required holds here, and the compiler sees that it does. */
static void read(struct Album_client *album STATE(Start) TO(Start), uint64_t block)
{
    struct uint8_vector *buffer = uint8_vector_take(512);
    if (buffer == NULL)
        return;
    struct Album_Frame frame = {.stat = {.size = 4}, .tint = 3, .shown = true};
    uint32_t tag = Album_call_Read(album, buffer, block % 1000 * 512, &frame, Album_Error_none, 3,
                                   false);
    switch (tag) {
    case Album_Data: deed_drop(Album_Data_buffer(album)); return;
    case Album_closed: deed_fault(deed_reason_unreachable);
    }
}

static void plant(struct Album_client *album STATE(Start) TO(Start))
{
    struct Album_Node_parcel *tree = Album_Node_parcel_take(20 * sizeof(struct Album_Node));
    if (tree == NULL)
        return;
    struct Album_Node *node = &tree->root;
    for (uint32_t i = 1; i < 10; i++) {
        struct Album_Node *next = Album_Node_parcel_add_Node(tree);
        if (next == NULL)
            break;
        next->key = i;
        node->right = next;
        node = next;
    }
    switch (Album_call_Plant(album, tree)) {
    case Album_Planted: {
        struct Album_Node_parcel *back = Album_Planted_root(album);
        if (back != NULL)
            deed_sleep_until(back->root.key);
        deed_drop(back);
        return;
    }
    case Album_closed: deed_fault(deed_reason_unreachable);
    }
}

void client_main(struct client_ports *ports)
{
    struct Album_client *album = Album_open(ports->album, DEED_FOREVER);
    struct uint8_vector *text = uint8_vector_take(100);
    if (text != NULL) {
        text->at[99] = '.';
        PUT(g_text, uint8_vector_freeze(text));
    }
    if (album == NULL)
        return;
    list(album);
    names(album);
    news(album);
    news(album);
    read(album, deed_now());
    plant(album);
    Album_send_Leave(album);
    Album_client_drop(album);
    deed_drop(TAKE(g_text));
}
