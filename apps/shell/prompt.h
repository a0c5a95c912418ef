/* prompt.h - lets a line be typed: each key does one thing to the line, and Enter ends it. */

/* What a key does to the line; false if it does nothing to it. */
static bool edit(struct shell_ports *ports, uint32_t key)
{
    switch (key) {
    case KEY_LEFT: line_move(line_before(g_cursor)); return true;
    case KEY_RIGHT: line_move(line_after(g_cursor)); return true;
    case KEY_HOME: line_move(0); return true;
    case KEY_END: line_move(g_length); return true;
    case BACKSPACE:
    case DELETE: line_cut(line_before(g_cursor)); return true;
    case KEY_CUT_UNDER: line_cut(line_after(g_cursor)); return true;
    case KEY_CUT_LEFT: line_cut(0); return true;
    case KEY_CUT_RIGHT: line_cut(g_length); return true;
    case KEY_CUT_WORD: line_cut(word_start(true)); return true;
    case KEY_UP: history_up(); return true;
    case KEY_DOWN: history_down(); return true;
    case KEY_TAB: complete(ports->top); return true;
    default: return false;
    }
}

/* False at the end of input. */
static bool line_read(struct shell_ports *ports)
{
    line_empty();
    draw_line();
    for (;;) {
        uint32_t key = next_key(ports->console);

        switch (key) {
        case '\r':
        case '\n':
            say_byte('\n');
            history_keep();
            return true;
        case END_OF_INPUT: say_byte('\n'); return g_length > 0;
        case CANCEL:
            say(LITERAL("^C\n"));
            line_empty();
            draw_line();
            break;
        case NEW_CONSOLE:
            say_byte('\n');
            draw_line();
            break;
        default:
            if (!edit(ports, key) && key < 0x100)
                line_insert((uint8_t)key);
            break;
        }
    }
}
