"""Names: the registered ones in all their forms, and unknown ones with a role."""
