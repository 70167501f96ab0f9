"""What `langnghe` can do on the command line; `langnghe.bot.cli` joins the words."""
