"""What people see: the pages, the map and the server that brings them."""
