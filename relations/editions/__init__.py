"""What the public may see: events as they were published, each edition immutable."""
