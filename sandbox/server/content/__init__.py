"""What a message says: read from a request, checked, and put into the form of an answer."""
