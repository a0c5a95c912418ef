/* ask_kill.h - `kill calc`: stops a component, and leaves a line about it in the log. */

/* Said before it is done: it may be the console that is stopped, or this shell. */
static void command_kill(struct shell_ports *ports)
{
    uint32_t number = UNKNOWN;

    if (!word_there(1, LITERAL("a component")) || !words_end(2))
        return;
    if (!ask_number(ports->top, 1, &number) && !ask_number(ports->top, 1, &number)) {
        say_no_top();
        return;
    }
    if (number == UNKNOWN) {
        say(LITERAL("kill: there is no component "));
        say_word(1);
        say_byte('\n');
        return;
    }
    log_command(ports);
    say_bytes(word(1));
    say(LITERAL(" is stopped\n"));
    flush();
    if (deed_component_stop(number) != deed_ok)
        say(LITERAL("kill: not so, it was not running\n"));
}
