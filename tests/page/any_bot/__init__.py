"""Whatever a bot may show, tried with one that shows all of it."""
