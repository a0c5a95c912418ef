/* render_json.c - diagnostics as one JSON object: what `--format=json` prints, and what editors and
 * `deed check --fix` work from. Columns count bytes. */
#include "render.h"

#include <stdlib.h>
#include <string.h>

/* Text from a file that is not UTF-8 must not make the report unreadable. */
json_t *json_text(const char *text)
{
    json_t *value = json_string(text ? text : "");

    if (value)
        return value;
    char *plain = strdup(text);
    for (char *at = plain; at && *at; at++)
        if ((unsigned char)*at >= 128)
            *at = '?';
    value = json_string(plain ? plain : "");
    free(plain);
    return value;
}

static void json_add_place(json_t *object, struct place at)
{
    if (!at.file)
        return;
    json_object_set_new(object, "file", json_text(at.file));
    if (at.line)
        json_object_set_new(object, "line", json_integer(at.line));
    if (at.line && at.column)
        json_object_set_new(object, "column", json_integer(at.column));
}

/* What mends the error: `text` for what stands in [column, end_column). */
static json_t *json_fix(const struct diagnostic *one)
{
    json_t *edits = json_array();

    for (size_t i = 0; i < one->edit_count; i++) {
        const struct edit *edit = &one->edits[i];
        json_t *object = json_object();
        json_add_place(object, edit->at);
        json_object_set_new(object, "end_column",
                            json_integer((json_int_t)(edit->at.column + strlen(edit->old))));
        json_object_set_new(object, "old", json_text(edit->old));
        json_object_set_new(object, "text", json_text(edit->text));
        json_array_append_new(edits, object);
    }
    return json_pack("{s:o, s:b, s:o}", "title", json_text(one->fix), "certain",
                     (int)one->fix_is_certain, "edits", edits);
}

static json_t *json_steps(const struct diagnostic_step *steps, size_t count)
{
    json_t *list = json_array();

    for (size_t i = 0; i < count; i++)
        json_array_append_new(
            list,
            json_pack("{s:o, s:s, s:o, s:o, s:o}", "peer", json_text(steps[i].peer), "action",
                      steps[i].sends ? "send" : "receive", "message", json_text(steps[i].message),
                      "from", json_text(steps[i].from), "to", json_text(steps[i].to)));
    return list;
}

json_t *json_report(const struct diagnostic *list, size_t count)
{
    json_t *errors = json_array();

    for (size_t i = 0; i < count; i++) {
        json_t *notes = json_array();
        for (size_t j = 0; j < list[i].note_count; j++) {
            json_t *note = json_object();
            json_add_place(note, list[i].notes[j].at);
            json_object_set_new(note, "text", json_text(list[i].notes[j].text));
            if (list[i].notes[j].is_help)
                json_object_set_new(note, "help", json_true());
            if (list[i].notes[j].is_way)
                json_object_set_new(
                    note, "steps",
                    json_steps(list[i].steps + list[i].notes[j].first, list[i].notes[j].many));
            json_array_append_new(notes, note);
        }
        json_t *error = json_object();
        json_add_place(error, list[i].at);
        json_object_set_new(error, "rule", json_text(list[i].rule));
        json_object_set_new(error, "text", json_text(list[i].text));
        json_object_set_new(error, "notes", notes);
        if (list[i].end.line)
            json_object_set_new(error, "end_column", json_integer(list[i].end.column));
        if (list[i].fix)
            json_object_set_new(error, "fix", json_fix(&list[i]));
        json_array_append_new(errors, error);
    }
    return json_pack("{s:o}", "errors", errors);
}
