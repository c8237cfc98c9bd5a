"""What must survive a restart: settings of servers, opinions, kept questions, rates, leases."""
