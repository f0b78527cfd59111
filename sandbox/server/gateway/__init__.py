"""The gateway v10: sessions over WebSockets, and who gets which event."""
