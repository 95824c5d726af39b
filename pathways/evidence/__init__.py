"""A pack of evidence for a Local Plan for Music Education: gathered once, written in several ways.

`gathering.gather` makes one plain value from an answered question; the PDF, the workbook, the
GeoJSON and the worklist are written from that value alone (`pack.make_pack`), so that they cannot
disagree. See docs/adr/0009.
"""
