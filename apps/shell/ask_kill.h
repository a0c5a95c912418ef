/* ask_kill.h - `kill calc` stops a component, `start calc` starts one that is down; each leaves a
 * line about it in the log. */

/* The component that word 1 names. UNKNOWN: there is none, and that was said. */
static uint32_t ask_component(struct shell_ports *ports)
{
    uint32_t number = UNKNOWN;

    if (!word_there(1, LITERAL("a component")) || !words_end(2))
        return UNKNOWN;
    if (!ask_number(ports->top, 1, &number) && !ask_number(ports->top, 1, &number)) {
        say_no_top();
        return UNKNOWN;
    }
    if (number != UNKNOWN)
        return number;
    say_bytes(word(0));
    say(LITERAL(": there is no component "));
    say_word(1);
    say_byte('\n');
    return UNKNOWN;
}

/* Said before it is done: it may be the console that is stopped, or this shell. */
static void command_kill(struct shell_ports *ports)
{
    uint32_t number = ask_component(ports);

    if (number == UNKNOWN)
        return;
    log_command(ports);
    say_bytes(word(1));
    say(LITERAL(" is stopped\n"));
    flush();
    if (deed_component_stop(number) != deed_ok)
        say(LITERAL("kill: not so, it was not running\n"));
}

static void command_start(struct shell_ports *ports)
{
    uint32_t number = ask_component(ports);

    if (number == UNKNOWN)
        return;
    log_command(ports);
    if (deed_component_start(number) != deed_ok) {
        say(LITERAL("start: it is running\n"));
        return;
    }
    say_bytes(word(1));
    say(LITERAL(" is started\n"));
}
