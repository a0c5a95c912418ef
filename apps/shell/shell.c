/* shell.c - the prompt: reads a line, asks the component that knows, says the answer. An answer
 * stands on lines of its own; what is wrong with a command takes one. */
#include "shell.component.h"
#include <deed/library/text.h>

#define PATIENCE 2000000000 /* nanoseconds that a stopped component has to come back */

#include "screen.h"
#include "keys.h"
#include "line.h"
#include "row.h"
#include "edit.h"
#include "history.h"
#include "words.h"
#include "ask_calc.h"
#include "ask_store.h"
#include "ask_top.h"
#include "ask_crash.h"
#include "ask_log.h"
#include "ask_kill.h"
#include "ask_memory.h"
#include "ask_record.h"
#include "complete.h"
#include "prompt.h"

static void command_help(void)
{
    say(LITERAL("calc 6 * 7          add, subtract, multiply or divide: + - * /\n"
                "put greeting hello  store a value under a key\n"
                "get greeting        show it\n"
                "delete greeting     forget it\n"
                "list                show all keys\n"
                "ps                  show all components\n"
                "graph               show who may speak to whom\n"
                "memory              show what the heap is used for\n"));
    say(LITERAL("crash null          let a component fail, in one of these ways:\n"
                "                    " WAYS "\n"
                "kill calc           stop a component\n"
                "start calc          start one that is down\n"
                "log 5 warning store show the log: how many lines, from which level on, whose\n"
                "record              write out what the flight recorder holds\n"
                "help                show this\n"
                "exit                end the machine\n"));
}

/* Run the command that word 0 names. */
static void run(struct shell_ports *ports)
{
    if (word_is(0, LITERAL("calc")))
        command_calc(ports);
    else if (word_is(0, LITERAL("put")))
        command_put(ports);
    else if (word_is(0, LITERAL("get")))
        command_get(ports);
    else if (word_is(0, LITERAL("delete")))
        command_delete(ports);
    else if (word_is(0, LITERAL("list")))
        command_list(ports);
    else if (word_is(0, LITERAL("ps")))
        command_ps(ports);
    else if (word_is(0, LITERAL("graph")))
        command_graph(ports);
    else if (word_is(0, LITERAL("crash")))
        command_crash(ports);
    else if (word_is(0, LITERAL("kill")))
        command_kill(ports);
    else if (word_is(0, LITERAL("start")))
        command_start(ports);
    else if (word_is(0, LITERAL("log")))
        command_log(ports);
    else if (word_is(0, LITERAL("memory")))
        command_memory(ports);
    else if (word_is(0, LITERAL("record")))
        command_record();
    else if (word_is(0, LITERAL("help"))) {
        if (words_end(1))
            command_help();
    } else {
        say_word(0);
        say(LITERAL(" is no command; try help\n"));
    }
}

void shell_main(struct shell_ports *ports)
{
    bool more = true;

    screen_open(ports->console);
    say(LITERAL("\nThis is Deed. Type help for what can be said, exit to leave.\n"));
    while (more) {
        more = line_read(ports);
        line_split();
        flush();
        if (g_words == 0)
            continue;
        if (g_overrun) {
            say(LITERAL("the line has no end within 240 bytes; nothing is done\n"));
            continue;
        }
        if (!word_is(0, LITERAL("exit")))
            run(ports);
        else if (words_end(1))
            more = false;
    }
    flush();
    deed_exit(0);
}
