/* A header that lies where its path says by chance. */
static uint32_t g_climbed;
