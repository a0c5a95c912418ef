/* components.h - what a component costs: in instructions to start it, talk to it and stop it, and
 * in bytes while it is there. */

static bool has_name(const uint8_t *name COUNT(size), uint64_t size,
                     const char *wanted COUNT(wanted_size), uint64_t wanted_size)
{
    for (uint64_t i = 0; i < size && i < wanted_size; i++)
        if (AT(name, size, i) != (uint8_t)AT(wanted, wanted_size, i))
            return false;
    return wanted_size < size && AT(name, size, wanted_size) == 0;
}

/* The number of the component `spare`, or the number of components if there is none; what is known
 * of it in *info. */
static uint32_t find_spare(struct deed_component_info *info)
{
    uint32_t number = 0;

    while (deed_component_info(number, info) == deed_ok) {
        if (has_name(info->name, DEED_NAME_SIZE, LITERAL("spare")))
            break;
        number++;
    }
    return number;
}

/* Start it, ask it, stop it. False if that did not work. */
static bool cycle(struct Alive_port *port, uint32_t number)
{
    if (deed_component_start(number) != deed_ok)
        return false;
    struct Alive_client *spare = Alive_open(port, DEED_FOREVER);
    if (!spare)
        return false;
    switch (Alive_call_Ask(spare)) {
    case Alive_closed: Alive_client_drop(spare); return false;
    case Alive_Yes: break;
    }
    Alive_client_drop(spare);
    return deed_component_stop(number) == deed_ok;
}

static void measure_components(struct Alive_port *port)
{
    struct deed_component_info info = {0};
    uint32_t number = find_spare(&info);

    figure_begin();
    for (uint32_t i = 0; i < ROUNDS; i++) {
        uint64_t start = deed_cycles();
        if (!cycle(port, number))
            return;
        figure_round(start);
    }
    figure_print_cycles("component.cycle", g_least);
    figure_print("component.bytes", info.footprint, "bytes");
}
