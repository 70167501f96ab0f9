"""`langnghe doctor`: looks at everything an office runs on, changes nothing, and says what is wrong."""
