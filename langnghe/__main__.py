"""`python -m langnghe`: the same as the command `langnghe`."""

from langnghe.bot.cli import main

main()
