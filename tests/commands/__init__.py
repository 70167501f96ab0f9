"""The command line, as a user starts it: mostly in processes of its own."""
