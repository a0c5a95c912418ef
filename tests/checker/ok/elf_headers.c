/* Reads the header and program headers of a 64-bit ELF file. */
#include "memory.component.h"

#define PT_LOAD 1
#define ELF_MAX 16

struct elf_ident {
    uint8_t magic[4];
    uint8_t class;
    uint8_t data;
    uint8_t version;
    uint8_t pad[9];
};

struct elf_header {
    struct elf_ident ident;
    struct deed_le16 type;
    struct deed_le16 machine;
    struct deed_le32 version;
    struct deed_le64 entry;
    struct deed_le64 phoff;
    struct deed_le64 shoff;
    struct deed_le32 flags;
    struct deed_le16 ehsize;
    struct deed_le16 phentsize;
    struct deed_le16 phnum;
    struct deed_le16 shentsize;
    struct deed_le16 shnum;
    struct deed_le16 shstrndx;
};

struct elf_program {
    struct deed_le32 type;
    struct deed_le32 flags;
    struct deed_le64 offset;
    struct deed_le64 vaddr;
    struct deed_le64 paddr;
    struct deed_le64 filesz;
    struct deed_le64 memsz;
    struct deed_le64 align;
};

struct segment {
    uint64_t address;
    uint64_t file_offset;
    uint64_t file_size;
    uint64_t memory_size;
};

struct image {
    uint64_t entry;
    struct segment segment[ELF_MAX];
    unsigned segments;
};

static bool elf_magic(const struct elf_header *h)
{
    static const uint8_t magic[4] = {0x7f, 'E', 'L', 'F'};

    for (unsigned i = 0; i < sizeof magic; i++)
        if (h->ident.magic[i] != magic[i])
            return false;
    return h->ident.class == 2 && h->ident.data == 1;
}

static int elf_read(struct uint8_const_slice file, struct image *image)
{
    const struct elf_header *h;
    const struct elf_program *p;

    if (file.length < sizeof(*h))
        return -1;
    h = OVERLAY(struct elf_header, file, 0);
    if (!elf_magic(h) || deed_le16(&h->phentsize) != sizeof(*p))
        return -1;
    image->entry = deed_le64(&h->entry);
    image->segments = 0;
    uint64_t offset = deed_le64(&h->phoff);
    for (unsigned i = 0; i < deed_le16(&h->phnum); i++, offset += sizeof(*p)) {
        if (offset > file.length || file.length - offset < sizeof(*p))
            return -1;
        p = OVERLAY(struct elf_program, file, offset);
        if (deed_le32(&p->type) != PT_LOAD)
            continue;
        if (image->segments == ELF_MAX)
            return -1;
        struct segment *s = &image->segment[image->segments++];
        s->address = deed_le64(&p->vaddr);
        s->file_offset = deed_le64(&p->offset);
        s->file_size = deed_le64(&p->filesz);
        s->memory_size = deed_le64(&p->memsz);
        if (s->file_size > s->memory_size || s->file_offset > file.length ||
            s->file_size > file.length - s->file_offset)
            return -1;
    }
    return (int)image->segments;
}

static struct image g_image;

void memory_main(struct memory_ports *ports)
{
    struct uint8_vector *file = uint8_vector_take(4096);

    (void)ports;
    if (file == NULL)
        return;
    if (elf_read(uint8_vector_const_slice(file), &g_image) >= 0)
        deed_fault(deed_reason_value);
    deed_drop(file);
}
