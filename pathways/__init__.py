"""Pathways: music making near home for every young person in England's East Midlands."""
