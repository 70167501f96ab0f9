"""Direct dialogues with leaders, from the year's plan to the kept promise."""
