"""The end of the paper: what is unknown, what was counted, the Local Plan, methods, sources."""

from __future__ import annotations

from pathways.coverage.words import matter_words
from pathways.coverage.words import people as people_words
from pathways.evidence import words
from pathways.evidence.blocks import Block, Row, cell, links, table, text
from pathways.evidence.credits import Credits
from pathways.evidence.values import Evidence
from pathways.wording import date_words

MOST_WORK = 15
MOST_COUNTED = 40


def unknown(evidence: Evidence) -> list[Block]:
    """What to find out, the most telling first, and whom to ask."""
    work = evidence.worklist["listings"]
    if not work:
        return [text(words.NOTHING_UNKNOWN)]
    rows: list[Row] = [
        [
            cell(each["name"], each["provider_url"] or each["url"], each["provider"]),
            each["questions"],
            people_words(each["young_people"]),
        ]
        for each in work[:MOST_WORK]
    ]
    blocks = [text(words.UNKNOWN_NOTE)]
    matters = [matter_words(**each) for each in evidence.worklist["matters"]]
    blocks.append({"kind": "list", "items": matters})
    blocks.append(table(words.WORK_COLUMNS, rows, left=2, widths=[1, 1, None]))
    more = words.WORK_MORE.format(shown=len(rows), count=len(work))
    return [*blocks, text(more, quiet=True)]


def counted(evidence: Evidence) -> list[Block]:
    """The listings behind the figures."""
    count = {
        name: sum(each.certainty == name for each in evidence.counted)
        for name in ("sure", "likely", "maybe", "place unknown")
    }
    firm = [each for each in evidence.counted if each.certainty in ("sure", "likely")]
    shown = firm[:MOST_COUNTED]
    note = words.COUNTED_NOTE.format(
        sure=count["sure"],
        likely=count["likely"],
        maybe=count["maybe"],
        unplaced=count["place unknown"],
        shown=len(shown),
        of=words.COUNTED_OF.format(count=len(firm)) if len(shown) < len(firm) else "",
    )
    rows: list[Row] = [
        [
            cell(each.name, each.url, each.provider),
            ", ".join(each.places),
            words.BAND[each.certainty],
            cell(
                date_words(each.source_date) if each.source_date else words.UNDATED,
                each.source_url,
            ),
        ]
        for each in shown
    ]
    block = table(words.COUNTED_COLUMNS, rows, left=4, widths=[1.6, 1, None, None])
    return [text(note), *([block] if rows else [])]


def plan(evidence: Evidence) -> list[Block]:
    """Which of it speaks to which function of a hub lead organisation."""
    rows = [[each.format(**words.HEADINGS) for each in row] for row in words.PLAN]
    return [
        text(words.PLAN_NOTE),
        table(words.PLAN_COLUMNS, rows, left=3, widths=[1, 1.6, 1.4]),
        text(words.PLAN_SOURCES, quiet=True),
        links(words.PLAN_LINKS),
    ]


def methods(evidence: Evidence) -> list[Block]:
    """A card for each figure."""
    cards = [
        {
            "heading": f"{number}. {card.name}",
            "facts": [(label, getattr(card, name)) for name, label in words.CARD_LABELS.items()],
        }
        for number, card in enumerate(evidence.cards, start=1)
    ]
    return [{"kind": "cards", "cards": cards}]


def sources(credits: Credits) -> list[Block]:
    """Where the data comes from, and what must stand wherever it is shown."""
    if not credits.files:
        return [text(words.NO_CREDITS), text(words.MADE_WITH)]
    rows: list[Row] = [
        [each.title, each.sources, each.vintage, cell(each.licence, each.licence_url)]
        for each in credits.files
    ]
    statements = [text(each) for each in credits.statements]
    block = table(words.SOURCE_COLUMNS, rows, left=4, widths=[1.2, 1.6, 1, 1])
    return [block, *statements, text(words.MADE_WITH)]
