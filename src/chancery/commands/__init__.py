"""The commands: thin, data to stdout, progress and messages to stderr."""
