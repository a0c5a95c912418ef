/* situation_words.c - what is wrong with a certificate, in words. */
#include "kernel/situation.h"

static const char *const words[] = {
    [SITUATION_SOUND] = "nothing is wrong",
    [SITUATION_COUNT] = "there is no start",
    [SITUATION_DIRECTION] = "goes neither to the client nor to the server",
    [SITUATION_NEXT] = "leads to a state that is not there",
    [SITUATION_BEGIN] = "the first situation is not that of a fresh channel",
    [SITUATION_STATE] = "a situation is of a state that is not there",
    [SITUATION_FULL] = "more is under way than the queue takes",
    [SITUATION_OUTSIDE] = "a situation names what is not there",
    [SITUATION_SENT] = "is sent into another situation than the certificate says",
    [SITUATION_TAKEN] = "is taken into another situation than the certificate says",
    [SITUATION_UNEXPECTED] = "arrives unexpected",
    [SITUATION_STUCK] = "both sides wait, and nothing is under way",
};

const char *situation_words(uint32_t found)
{
    return words[SITUATION_VERDICT(found)];
}

bool situation_is_of_message(uint32_t found)
{
    uint32_t verdict = SITUATION_VERDICT(found);

    return verdict == SITUATION_DIRECTION || verdict == SITUATION_NEXT ||
           verdict == SITUATION_SENT || verdict == SITUATION_TAKEN ||
           verdict == SITUATION_UNEXPECTED;
}
