"""What people can do on Discord: one room for each thing."""
