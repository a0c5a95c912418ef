/* ask.c - stands in the place of a program, under its name, and has the one that is loaded already
 * (loaded.c) run: with the same words, environment, folder, limits and files. The sockets are in
 * the folder that LOADED names.
 *
 * Of the preprocessor's runs on a text from standard input, the SDK's header as every component of
 * a test must begin with it, the first is kept there and the others are copies: the same words
 * about the same files. */
#include "loaded.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static char g_request[LOADED_MOST];
static struct loaded_head g_head = {.size = sizeof g_head};

/* ---- asking ---- */

static void add(const char *text)
{
    size_t size = strlen(text) + 1;
    if (size > sizeof g_request - g_head.size - 1)
        exit(126);
    memcpy(g_request + g_head.size, text, size);
    g_head.size += (uint32_t)size;
}

static void describe(int argc, char **argv)
{
    char folder[4096];
    if (getcwd(folder, sizeof folder) == NULL)
        exit(126);
    add(folder);
    for (; (int)g_head.words < argc; g_head.words++)
        add(argv[g_head.words]);
    for (; environ[g_head.variables] != NULL; g_head.variables++)
        add(environ[g_head.variables]);
    for (size_t i = 0; i < LOADED_LIMITS; i++)
        getrlimit((__rlimit_resource_t)loaded_limits[i], &g_head.limits[i]);
    memcpy(g_request, &g_head, sizeof g_head);
}

static bool send_all(int server)
{
    static const int files[LOADED_FILES] = {0, 1, 2};
    char control[CMSG_SPACE(sizeof files)] = {0};
    struct iovec part = {g_request, g_head.size};
    struct msghdr message = {.msg_iov = &part,
                             .msg_iovlen = 1,
                             .msg_control = control,
                             .msg_controllen = sizeof control};
    struct cmsghdr *attached = CMSG_FIRSTHDR(&message);
    attached->cmsg_level = SOL_SOCKET;
    attached->cmsg_type = SCM_RIGHTS;
    attached->cmsg_len = CMSG_LEN(sizeof files);
    memcpy(CMSG_DATA(attached), files, sizeof files);
    ssize_t sent = sendmsg(server, &message, 0);
    while (sent > 0 && (size_t)sent < g_head.size) {
        ssize_t more = write(server, g_request + sent, g_head.size - (size_t)sent);
        sent = more > 0 ? sent + more : -1;
    }
    return sent > 0;
}

static int ask(const char *folder, const char *program)
{
    struct sockaddr_un name = {.sun_family = AF_UNIX};
    snprintf(name.sun_path, sizeof name.sun_path, "%s/%s.socket", folder, program);
    int server = socket(AF_UNIX, SOCK_STREAM, 0), status;
    if (server < 0 || connect(server, (struct sockaddr *)&name, sizeof name) != 0 ||
        !send_all(server) || read(server, &status, sizeof status) != sizeof status) {
        perror(name.sun_path);
        exit(126);
    }
    close(server);
    return status;
}

/* ---- what is kept ---- */

struct kept {
    const char *output, *list;
    uint64_t hash[2];
};

static void mix(struct kept *kept, const char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++)
        for (int k = 0; k < 2; k++)
            kept->hash[k] = (kept->hash[k] ^ (uint8_t)bytes[i]) * 0x100000001b3u;
}

/* Does it preprocess what it reads from a file that is its standard input? */
static bool is_kept(struct kept *kept, int argc, char **argv)
{
    bool preprocesses = false;
    struct stat input;
    *kept = (struct kept){.hash = {0xcbf29ce484222325u, 0x84222325cbf29ce4u}};
    for (int i = 1; i < argc; i++) {
        preprocesses = preprocesses || strcmp(argv[i], "-E") == 0;
        bool names_output = strcmp(argv[i], "-o") == 0, names_list = strcmp(argv[i], "-MF") == 0;
        if (i + 1 < argc && (names_output || names_list || strcmp(argv[i], "-MT") == 0)) {
            i++;
            kept->output = names_output ? argv[i] : kept->output;
            kept->list = names_list ? argv[i] : kept->list;
        } else {
            mix(kept, argv[i], strlen(argv[i]) + 1);
        }
    }
    char text[4096];
    ssize_t size = pread(STDIN_FILENO, text, sizeof text, 0);
    if (size > 0)
        mix(kept, text, (size_t)size);
    return preprocesses && kept->output != NULL && kept->list != NULL &&
           strcmp(argv[argc - 1], "-") == 0 && fstat(STDIN_FILENO, &input) == 0 &&
           S_ISREG(input.st_mode) && size == input.st_size;
}

static bool copy(const char *from, const char *to)
{
    char part[4200];
    struct stat about;
    snprintf(part, sizeof part, "%s.%d", to, getpid());
    int in = open(from, O_RDONLY);
    int out = in >= 0 ? open(part, O_WRONLY | O_CREAT | O_TRUNC, 0666) : -1;
    bool good = out >= 0 && fstat(in, &about) == 0 &&
                sendfile(out, in, NULL, (size_t)about.st_size) == about.st_size;
    close(in);
    close(out);
    return good && rename(part, to) == 0;
}

/* The two files that are made, from where they are kept or to there; the second one is there last.
 */
static bool copy_both(const struct kept *kept, const char *folder, bool fetches)
{
    char output[4096], list[4096];
    snprintf(output, sizeof output, "%s/%016jx%016jx.i", folder, (uintmax_t)kept->hash[0],
             (uintmax_t)kept->hash[1]);
    snprintf(list, sizeof list, "%s.list", output);
    if (fetches)
        return access(list, R_OK) == 0 && copy(output, kept->output) && copy(list, kept->list);
    return copy(kept->output, output) && copy(kept->list, list);
}

int main(int argc, char **argv)
{
    const char *folder = getenv("LOADED"), *slash = strrchr(argv[0], '/');
    struct kept kept;
    struct stat said;
    if (folder == NULL)
        return 126;
    bool keeps = is_kept(&kept, argc, argv);
    if (keeps && copy_both(&kept, folder, true))
        return 0;
    describe(argc, argv);
    int status = ask(folder, slash != NULL ? slash + 1 : argv[0]);
    if (WIFSIGNALED(status))
        raise(WTERMSIG(status));
    if (keeps && status == 0 && fstat(STDERR_FILENO, &said) == 0 && said.st_size == 0)
        copy_both(&kept, folder, false);
    return WEXITSTATUS(status);
}
