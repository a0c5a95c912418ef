/* asker.c - sends one of each kind, and looks at what comes back. */
#include "asker.component.h"
#include <deed/library/text.h>

static struct uint8_vector *g_line OWN;
static uint32_t g_used;

static void note(const char *name COUNT(size), uint64_t size, bool good)
{
    struct uint8_vector *line = g_line;
    if (line == NULL)
        return;
    g_used = text_add(line, g_used, name, size);
    g_used = text_byte(line, g_used, good ? '1' : '0');
}

static void ask_list(struct Album_client *album STATE(Start) TO(Start))
{
    struct Album_Stat_vector *list = Album_Stat_vector_take(5);
    if (list == NULL)
        return;
    for (uint32_t i = 0; i < 5; i++) {
        list->at[i].size = i * 7 % 5;
        list->at[i].days[3] = (uint16_t)(i * 7 % 5);
    }
    switch (Album_call_List(album, list)) {
    case Album_Listed: {
        struct Album_Stat_vector *back = Album_Listed_list(album);
        bool good = back != NULL && back->length == 5;
        for (uint64_t i = 0; good && back != NULL && i < 5; i++)
            good = back->at[i].size == i && back->at[i].days[3] == i;
        note(LITERAL("list "), good);
        deed_drop(back);
        break;
    }
    case Album_closed: note(LITERAL("list "), false); deed_exit(1);
    }
}

static void ask_names(struct Album_client *album STATE(Start) TO(Start))
{
    struct uint8_rows *names = uint8_rows_take(3, 24);
    struct Album_Stat_rows *tables = Album_Stat_rows_take(3, 6);
    if (names == NULL || tables == NULL)
        deed_exit(1);
    for (uint64_t i = 0; i < 3; i++) {
        struct uint8_vector *name = uint8_rows_add(names, 7 + i);
        struct Album_Stat_vector *table = Album_Stat_rows_add(tables, 3 - i);
        if (name == NULL || table == NULL)
            deed_exit(1);
        name->at[6 + i] = (uint8_t)(50 + i);
        table->at[2 - i].size = i;
    }
    note(LITERAL(" full "),
         uint8_rows_add(names, 0) == NULL && Album_Stat_rows_add(tables, 0) == NULL);
    switch (Album_call_Names(album, names, tables)) {
    case Album_Named: {
        struct uint8_rows *back = Album_Named_names(album);
        bool good = back != NULL && uint8_rows_count(back) == 3;
        for (uint64_t i = 0; good && back != NULL && i < 3; i++) {
            const struct uint8_vector *name = uint8_rows_peek(back, i);
            good = name->length == 7 + i && name->at[0] == 3 - i && name->at[6 + i] == 50 + i;
        }
        note(LITERAL(" rows "), good);
        deed_drop(back);
        break;
    }
    case Album_closed: deed_exit(1);
    }
}

/* The same text to the keeper twice; what the keeper reads is what was written here. */
static void ask_news(struct Album_client *album STATE(Start) TO(Start), uint8_t first)
{
    struct uint8_vector *text = uint8_vector_take(4096);
    struct uint8_vector *buffer = uint8_vector_take(512);
    if (text == NULL || buffer == NULL)
        deed_exit(1);
    text->at[0] = first;
    struct uint8_frozen *mine = uint8_vector_freeze(text);
    if (mine == NULL)
        deed_exit(1);
    struct uint8_frozen *other = uint8_frozen_share(mine);
    if (other == NULL)
        deed_exit(1);
    switch (Album_call_News(album, other, NULL)) {
    case Album_Heard: break;
    case Album_closed: deed_exit(1);
    }
    note(LITERAL(" news "), uint8_frozen_view(mine)->at[0] == first);
    deed_drop(mine);
    struct Album_Frame frame = {.stat = {.size = 4}};
    switch (Album_call_Read(album, buffer, 512, &frame, Album_Error_none, 0, true)) {
    case Album_Data: {
        struct uint8_vector *back = Album_Data_buffer(album);
        note(LITERAL(" kept "), back->at[0] == first && Album_Data_used(album) == 1);
        deed_drop(back);
        break;
    }
    case Album_closed: deed_exit(1);
    }
}

static bool is_grown(const struct Album_Node_parcel *tree)
{
    const struct Album_Node *node = &tree->root;
    uint32_t count = 0;
    for (; count < 1000; count++) {
        const struct Album_Node *next = node->right;
        if (next == NULL)
            break;
        node = next;
    }
    const struct uint8_vector *name = node->name;
    const struct Album_Leaf *leaf = node->leaf;
    if (count != 10 || node->key != 10 || name == NULL || name->at[2] != 'e' || leaf == NULL)
        return false;
    const struct Album_Stat_vector *stats = leaf->stats;
    return leaf->value == -5 && stats != NULL && stats->length == 2 && stats->at[1].size == 77 &&
           node->left == &tree->root;
}

static void ask_tree(struct Album_client *album STATE(Start) TO(Start), uint64_t room)
{
    struct Album_Node_parcel *tree = Album_Node_parcel_take(room);
    if (tree == NULL)
        deed_exit(1);
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
        note(LITERAL(" tree "), back != NULL ? is_grown(back) : room < 1000);
        deed_drop(back);
        break;
    }
    case Album_closed: deed_exit(1);
    }
}

static bool reads(struct Media_client *media STATE(Ready) TO(Ready), uint64_t block)
{
    struct uint8_vector *buffer = uint8_vector_take(4);
    bool good = false;
    if (buffer == NULL)
        return false;
    switch (Media_call_Read(media, buffer, block % 100 * 512)) {
    case Media_Data: {
        struct uint8_vector *back = Media_Data_buffer(media);
        good = back->at[0] == block;
        deed_drop(back);
        break;
    }
    case Media_Failed:
        good = block >= 8 && Media_Failed_why(media) == Media_Error_outside;
        deed_drop(Media_Failed_buffer(media));
        break;
    case Media_closed: deed_exit(1);
    }
    return good;
}

static void hang_up(struct Media_client *media OWN CLAIMS STATE(Ready))
{
    Media_send_Leave(media);
    Media_client_drop(media);
}

/* A Disc behind a port of Media. */
static void ask_media(struct asker_ports *ports)
{
    struct Media_client *media = Media_open(ports->media, DEED_FOREVER);
    if (media == NULL)
        deed_exit(1);
    note(LITERAL(" media "), reads(media, 3) && reads(media, 9));
    hang_up(media);
}

/* A Disc that speaks as one, then as Media, and is passed on as that. */
static void ask_disc(struct asker_ports *ports, struct Lender_client *lender STATE(Start) TO(Start))
{
    struct Disc_client *disc = Disc_open(ports->disc, DEED_FOREVER);
    if (disc == NULL)
        deed_exit(1);
    switch (Disc_call_Trim(disc, 0, 600)) {
    case Disc_Trimmed: note(LITERAL(" disc "), Disc_Trimmed_freed(disc) == 600); break;
    case Disc_closed: deed_exit(1);
    }
    struct Media_client *media = Disc_as_Media(disc);
    note(LITERAL(" upcast "), reads(media, 5));
    switch (Lender_call_Return(lender, media)) {
    case Lender_Taken: note(LITERAL(" passed "), true); break;
    case Lender_closed: deed_exit(1);
    }
}

static void ask_lender(struct asker_ports *ports)
{
    struct Lender_client *lender = Lender_open(ports->lender, DEED_FOREVER);
    if (lender == NULL)
        deed_exit(1);
    switch (Lender_call_Ask(lender)) {
    case Lender_Lent: {
        struct Media_client *media = Lender_Lent_media(lender);
        if (media != NULL) {
            note(LITERAL(" lent "), reads(media, 7));
            hang_up(media);
        }
        break;
    }
    case Lender_closed: deed_exit(1);
    }
    ask_disc(ports, lender);
    Lender_send_Leave(lender);
    Lender_client_drop(lender);
}

static void print(struct Console_port *port)
{
    struct Console_client *console = Console_open(port, DEED_FOREVER);
    struct uint8_vector *line = TAKE(g_line);
    if (console == NULL || line == NULL)
        deed_exit(1);
    g_used = text_byte(line, g_used, '\n');
    switch (Console_call_Write(console, line, g_used)) {
    case Console_Written: deed_drop(Console_Written_text(console)); break;
    case Console_closed: deed_exit(1);
    }
    deed_exit(0);
}

void asker_main(struct asker_ports *ports)
{
    struct Album_client *album = Album_open(ports->album, DEED_FOREVER);
    PUT(g_line, uint8_vector_take(400));
    if (album == NULL)
        deed_exit(1);
    uint64_t used = deed_heap_used();
    ask_list(album);
    ask_names(album);
    ask_news(album, 'x');
    ask_news(album, 'y');
    ask_tree(album, 4000);
    ask_tree(album, 10 * sizeof(struct Album_Node));
    /* the keeper still has the news, and the asker pays for it */
    note(LITERAL(" paid "), deed_heap_used() > used + 4096 && deed_heap_used() < used + 9000);
    ask_media(ports);
    ask_lender(ports);
    Album_send_Leave(album);
    Album_client_drop(album);
    print(ports->console);
}
