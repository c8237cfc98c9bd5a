"""What each message shows, as screens: plain data, measured before it is sent."""
