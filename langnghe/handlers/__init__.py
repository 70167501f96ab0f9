"""Conversations, by role. They read the input, call one service verb, and say one thing."""
