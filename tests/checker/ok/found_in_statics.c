/* Functions that look something up in static lists and tables, and lend what they found. */
#include "memory.component.h"

struct user {
    struct user *next OWN;
    struct uint8_vector *name OWN;
    uint32_t id;
    uint32_t logins;
};

static struct user *g_users OWN;
static struct uint8_vector *g_motto OWN;

static struct user *find_id(uint32_t id)
{
    struct user *user;
    for (user = g_users; user != NULL; user = user->next)
        if (user->id == id)
            return user;
    return NULL;
}

static struct user *find_name(struct uint8_const_slice name)
{
    for (struct user *user = g_users; user; user = user->next)
        if (user->name && uint8_const_slice_equal(uint8_vector_const_slice(user->name), name))
            return user;
    return NULL;
}

static const struct uint8_vector *name_of(uint32_t id)
{
    const struct user *user = find_id(id);
    return user ? user->name : NULL;
}

static struct uint8_const_slice motto(void)
{
    const struct uint8_vector *text = g_motto;
    if (text == NULL)
        return deed_text(LITERAL("none"));
    return uint8_vector_const_slice(text);
}

static bool add(uint32_t id, struct uint8_const_slice name)
{
    if (find_id(id) || find_name(name))
        return false;
    struct user *user = deed_take(sizeof(*user));
    if (!user)
        return false;
    struct uint8_vector *copy = uint8_vector_take(name.length);
    if (copy)
        uint8_slice_copy(uint8_vector_slice(copy), name);
    user->id = id;
    PUT(user->name, copy);
    PUT(user->next, TAKE(g_users));
    PUT(g_users, user);
    return true;
}

static void rename(uint32_t id, struct uint8_vector *name OWN CLAIMS)
{
    struct user *user = find_id(id);
    if (user == NULL) {
        deed_drop(name);
        return;
    }
    deed_drop(TAKE(user->name));
    PUT(user->name, name);
    user->logins++;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    PUT(g_motto, uint8_vector_take(4));
    add(1, deed_text(LITERAL("ada")));
    add(2, motto());
    struct user *user = find_name(deed_text(LITERAL("ada")));
    if (user)
        user->logins++;
    struct uint8_vector *name = uint8_vector_take(3);
    if (name)
        rename(2, name);
    const struct uint8_vector *found = name_of(2);
    if (found && found->length != 3)
        deed_fault(deed_reason_value);
}
