"""The page's own API, over real sockets and without a bot."""
