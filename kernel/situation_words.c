/* situation_words.c - what is wrong with a certificate, in words. */
#include "kernel/situation.h"

static const struct text words[] = {
    [SITUATION_SOUND] = TEXT("nothing is wrong"),
    [SITUATION_COUNT] = TEXT("there is no start"),
    [SITUATION_DIRECTION] = TEXT("goes neither to the client nor to the server"),
    [SITUATION_NEXT] = TEXT("leads to a state that is not there"),
    [SITUATION_BEGIN] = TEXT("the first situation is not that of a fresh channel"),
    [SITUATION_STATE] = TEXT("a situation is of a state that is not there"),
    [SITUATION_FULL] = TEXT("more is under way than the queue takes"),
    [SITUATION_OUTSIDE] = TEXT("a situation names what is not there"),
    [SITUATION_SENT] = TEXT("is sent into another situation than the certificate says"),
    [SITUATION_TAKEN] = TEXT("is taken into another situation than the certificate says"),
    [SITUATION_UNEXPECTED] = TEXT("arrives unexpected"),
    [SITUATION_STUCK] = TEXT("both sides wait, and nothing is under way"),
};

struct text situation_words(uint32_t found)
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
