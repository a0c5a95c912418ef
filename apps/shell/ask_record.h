/* ask_record.h - `record`: what the flight recorder holds is written out, while everything goes on.
 */

static void command_record(void)
{
    if (!words_end(1))
        return;
    flush();
    if (deed_record())
        say(LITERAL("record: written, for deed trace\n"));
    else
        say(LITERAL("record: this kernel keeps none; make trace boots one that does\n"));
}
