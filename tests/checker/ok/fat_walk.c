/* Walks a FAT directory that lies in one vector: entries of 32 bytes, 8.3 names, cluster chains. */
#include "memory.component.h"

#define FAT_END     0xfff8
#define DELETED     0xe5
#define ATTR_LONG   0x0f
#define ATTR_DIR    0x10
#define ATTR_VOLUME 0x08

struct fat_entry {
    uint8_t name[8];
    uint8_t extension[3];
    uint8_t attributes;
    uint8_t reserved[10];
    struct deed_le16 time;
    struct deed_le16 date;
    struct deed_le16 cluster;
    struct deed_le32 size;
};

struct volume {
    struct uint8_const_slice disk;
    struct uint16_const_slice fat;
    uint64_t root;
    uint64_t data;
    uint32_t cluster_size;
    uint32_t root_entries;
};

static unsigned copy_name(const struct fat_entry *e, uint8_t *name COUNT(13))
{
    unsigned n = 0;

    for (int i = 0; i < 8 && e->name[i] != ' '; i++)
        name[n++] = e->name[i];
    if (e->extension[0] != ' ')
        name[n++] = '.';
    for (int i = 0; i < 3 && e->extension[i] != ' '; i++)
        name[n++] = e->extension[i];
    name[n] = 0;
    return n;
}

static bool same(struct uint8_const_slice a, const uint8_t *b COUNT(n), unsigned n)
{
    if (a.length != n)
        return false;
    for (unsigned i = 0; i < n; i++)
        if (a.at[i] != AT(b, n, i))
            return false;
    return true;
}

static bool find(const struct volume *v, struct uint8_const_slice wanted, uint16_t *cluster,
                 uint32_t *size)
{
    for (uint32_t i = 0; i < v->root_entries; i++) {
        const struct fat_entry *e = OVERLAY(struct fat_entry, v->disk, v->root + i * sizeof(*e));
        uint8_t name[13] = {0};
        unsigned length;

        if (e->name[0] == 0)
            break;
        if (e->name[0] == DELETED || e->attributes == ATTR_LONG || (e->attributes & ATTR_VOLUME))
            continue;
        length = copy_name(e, name);
        if (same(wanted, name, length)) {
            *cluster = deed_le16(&e->cluster);
            *size = deed_le32(&e->size);
            return true;
        }
    }
    return false;
}

static uint64_t read_file(const struct volume *v, uint16_t cluster, uint32_t size,
                          struct uint8_slice to)
{
    uint64_t done = 0;

    while (size > 0 && cluster >= 2 && cluster < FAT_END) {
        uint32_t part = size < v->cluster_size ? size : v->cluster_size;
        uint64_t from = v->data + (uint64_t)(cluster - 2) * v->cluster_size;

        if (from + part > v->disk.length || done + part > to.length)
            break;
        uint8_slice_copy(uint8_slice_sub(to, done, part),
                         uint8_const_slice_sub(v->disk, from, part));
        done += part;
        size -= part;
        if (cluster >= v->fat.length)
            break;
        cluster = AT(v->fat.at, v->fat.length, cluster);
    }
    return done;
}

void memory_main(struct memory_ports *ports)
{
    struct uint8_vector *disk = uint8_vector_take(16 * 1024);
    struct uint16_vector *fat = uint16_vector_take(256);
    struct uint8_vector *buffer = uint8_vector_take(1024);
    uint16_t cluster = 0;
    uint32_t size = 0;

    (void)ports;
    if (disk && fat && buffer) {
        struct volume v = {
            .disk = uint8_vector_const_slice(disk),
            .fat = uint16_vector_const_slice(fat),
            .root = 512,
            .data = 2048,
            .cluster_size = 512,
            .root_entries = 48,
        };
        if (find(&v, deed_text(LITERAL("README.TXT")), &cluster, &size))
            read_file(&v, cluster, size, uint8_vector_slice(buffer));
    }
    deed_drop(buffer);
    deed_drop(fat);
    deed_drop(disk);
}
