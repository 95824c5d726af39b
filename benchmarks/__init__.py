"""How fast Pathways is, beside other ways to do the same work."""
