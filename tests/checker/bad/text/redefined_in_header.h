/* A header of the component's own that takes a macro of the SDK away. */
#undef CLAIMS //~ token
