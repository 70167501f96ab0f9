"""Stand-ins for the messengers' servers, on loopback."""
