/* ask_calc.h - `calc 6 * 7`. The channel is kept from one command to the next; when calc stopped in
 * between, it turns out closed, and the question is asked again on a new one. */

static struct Calculator_client *g_calc OWN STATE(Start);

/* Ask, and say the answer. False if there was none. */
static bool ask_sum(struct Calculator_client *calc, uint8_t sign, int32_t a, int32_t b)
{
    if (sign == '+')
        Calculator_send_Add(calc, a, b);
    else if (sign == '-')
        Calculator_send_Subtract(calc, a, b);
    else
        Calculator_send_Multiply(calc, a, b);
    switch (Calculator_client_receive(calc)) {
    case Calculator_Result:
        say_signed(Calculator_Result_value(calc));
        say_byte('\n');
        break;
    case Calculator_Overflow: say(LITERAL("calc: the result does not fit 32 bits\n")); break;
    case Calculator_closed: Calculator_client_drop(calc); return false;
    }
    PUT(g_calc, calc);
    return true;
}

static bool ask_quotient(struct Calculator_client *calc, int32_t a, int32_t b)
{
    switch (Calculator_call_Divide(calc, a, b)) {
    case Calculator_Result:
        say_signed(Calculator_Result_value(calc));
        say_byte('\n');
        break;
    case Calculator_Overflow: say(LITERAL("calc: the result does not fit 32 bits\n")); break;
    case Calculator_DivisionByZero: say(LITERAL("calc: division by zero\n")); break;
    case Calculator_closed: Calculator_client_drop(calc); return false;
    }
    PUT(g_calc, calc);
    return true;
}

static bool ask_calc(struct Calculator_port *port, uint8_t sign, int32_t a, int32_t b)
{
    struct Calculator_client *calc = TAKE(g_calc);

    if (!calc)
        calc = Calculator_open(port, deed_now() + PATIENCE);
    if (!calc)
        return false;
    if (sign == '/')
        return ask_quotient(calc, a, b);
    return ask_sum(calc, sign, a, b);
}

/* "6*7" is one word: says so, rather than that it is no number. */
static bool is_glued(void)
{
    struct uint8_const_slice text = word(1);

    if (g_words != 2 || text.length < 3)
        return false;
    for (uint64_t i = 1; i < text.length; i++)
        if (text.at[i] == '+' || text.at[i] == '-' || text.at[i] == '*' || text.at[i] == '/')
            return true;
    return false;
}

static void command_calc(struct shell_ports *ports)
{
    int32_t a = 0;
    int32_t b = 0;

    if (is_glued()) {
        blame(1);
        say(LITERAL(" needs spaces, as in calc 6 * 7\n"));
        return;
    }
    if (!word_there(1, LITERAL("a number")) || !word_number(1, &a))
        return;
    if (!word_there(2, LITERAL("a sign")))
        return;
    uint8_t sign = line_at(g_word[2].first);
    bool known = sign == '+' || sign == '-' || sign == '*' || sign == '/';
    if (!known || word(2).length > 1) {
        blame(2);
        say(LITERAL(" is none of + - * /\n"));
        return;
    }
    if (!word_there(3, LITERAL("a number")) || !word_number(3, &b) || !words_end(4))
        return;
    if (!ask_calc(ports->calc, sign, a, b) && !ask_calc(ports->calc, sign, a, b))
        say(LITERAL("calc: no answer from calc\n"));
}
