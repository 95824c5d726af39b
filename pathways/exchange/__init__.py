"""Pathways' facts in the forms that other programs read."""
