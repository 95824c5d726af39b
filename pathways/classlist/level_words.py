"""Levels as teachers write them: grades in figures and words, boards' names, plain words."""

from __future__ import annotations

import re

from pathways.classlist.plain import Read, is_blank, plain, quote, whole
from pathways.errors import QuestionError
from pathways.matching.query import parse_level
from pathways.vocabulary import LEVELS, Level

_IN_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")
_FIGURES = {word: number for each in (_IN_WORDS, _ROMAN) for number, word in enumerate(each, 1)}
_FIGURE = r"([0-9]{1,2}|" + "|".join(sorted(_FIGURES, key=len, reverse=True)) + r")"
_GRADE_WORD = r"(?:grades?|grds?|gd|gr|g)"
_GRADE = re.compile(rf"\b{_GRADE_WORD}[ -]*{_FIGURE}\b")
_NEXT_GRADE = re.compile(rf" ?(?:/|-|&|,|to|and|or) ?(?:{_GRADE_WORD} ?)?{_FIGURE}\b")
_THEORY = re.compile(
    rf"\b(?:{_GRADE_WORD}[ -]*)?{_FIGURE} theory\b|\btheory (?:{_GRADE_WORD}[ -]*)?{_FIGURE}\b"
)
_BARE = re.compile(rf"{_FIGURE}(?: ?[-/] ?{_FIGURE})?(?=$|[ +])")
_BESIDE_A_BARE_FIGURE = frozenset(
    {"merit", "distinction", "dist", "pass", "passed", "taken", "abrsm", "trinity", "lcm", "mtb",
     "rockschool", "rsl", "+", "(", ")", ",", "/"}
)  # fmt: skip
_PAST_GRADE_8 = re.compile(rf"\b(?:post|beyond|above|over|past|after)[ -]*(?:{_GRADE_WORD} ?)?8\b")
_GRADE_8_UP = re.compile(rf"^(?:{_GRADE_WORD}[ -]*)?8 ?(?:\+|plus)")
_NOT_YET = re.compile(
    r"\b(?:pre|towards?|working|preparing|below|under|before|not yet|nearly|wt)\b"
)

_PHRASES: dict[Level, str] = {
    Level.STARTER: (
        "starter, just starting, complete beginner, absolute beginner, total beginner, brand new, "
        "new starter, new, not started, not yet started, yet to start, never played, "
        "no experience, taster, waiting list"
    ),
    Level.BEGINNER: (
        "beginner, beginners, beg, novice, initial, pre grade, pregrade, prep, prep test, "
        "preparatory, debut, wcet, whole class, first access, wider opps, wider opportunities, "
        "playing about a year, a year, one year, 1 year, first year, step 1, step 2"
    ),
    Level.GRADE_1: "foundation",
    Level.GRADE_4: "intermediate, int",
    Level.ADVANCED: (
        "advanced, adv, beyond grade 8, diploma, dip, dipabrsm, arsm, atcl, ltcl, ftcl, lrsm, "
        "frsm, conservatoire"
    ),
}
_LEVEL_OF = {
    phrase.strip(): level for level, phrases in _PHRASES.items() for phrase in phrases.split(",")
}
_PHRASE = re.compile(
    r"\b(?:" + "|".join(map(re.escape, sorted(_LEVEL_OF, key=len, reverse=True))) + r")\b"
)
# Words that mean a level only where nothing else is said.
_ONLY_ALONE = frozenset(
    {
        "new",
        "int",
        "adv",
        "taster",
        "waiting list",
        "dip",
        "a year",
        "one year",
        "1 year",
        "first year",
    }
)
_WHOLE_CLASS = "Whole-class teaching is taken as playing about a year."
_FROM_4 = "“Intermediate” is taken as about grade 4, where that stage begins."
_PAST_8 = "“Advanced” is taken as beyond grade 8; write a grade if one is meant."
_NOTES = {
    **dict.fromkeys(
        ("wcet", "whole class", "first access", "wider opps", "wider opportunities"), _WHOLE_CLASS
    ),
    "foundation": "“Foundation” is taken as about grade 1, where that stage begins.",
    **dict.fromkeys(("intermediate", "int"), _FROM_4),
    **dict.fromkeys(("advanced", "adv"), _PAST_8),
}
_NO_GRADE = frozenset({"0", "no grade", "no grades", "ungraded", "not graded", "no exam"})
SUGGESTED = f"{', '.join(list(LEVELS)[:3])} … grade-8 or advanced; empty where it is not known"


def read_level(text: str) -> Read[Level | None]:
    """A level; None where the cell says that it is not known.

    Of several the lowest counts, and a grade that is being worked towards as the one below: a
    child turned away loses more than one who could have aimed higher.

    Raises:
        QuestionError: no level is named; with what was perhaps meant.
    """
    text = whole(text)
    words = plain(text)
    if is_blank(text) or words in _NO_GRADE:
        return Read(None)
    if _PAST_GRADE_8.search(words) or _GRADE_8_UP.search(words):
        return Read(Level.ADVANCED)
    playing = " ".join(_THEORY.sub(" ", words).split())
    if not playing:
        raise QuestionError("level", "A theory grade does not say how far along the playing is.")
    grades, rest = _grades(playing)
    if len(set(grades)) == 1 and _NOT_YET.search(rest):
        return _noted(text, Level(grades[0] - 1))
    phrases = _phrases(rest, beside_grades=bool(grades))
    found = {*grades, *(_LEVEL_OF[each] for each in phrases)}
    if not found:
        return Read(parse_level(text))
    if len(found) > 1:
        return _noted(text, min(found), ", the lowest of it")
    return Read(min(found), next((_NOTES[each] for each in phrases if each in _NOTES), None))


def _noted(text: str, level: Level, which: str = "") -> Read[Level | None]:
    return Read(level, f"{quote(text)} is taken as “{level.words.lower()}”{which}.")


def _phrases(words: str, beside_grades: bool) -> list[str]:
    """The words for levels in the text; beside a grade, only those for beginners."""
    spaced = " ".join(words.replace("-", " ").split())
    if spaced in _LEVEL_OF:
        return [spaced]
    found = [each for each in _PHRASE.findall(spaced) if each not in _ONLY_ALONE]
    if beside_grades:
        return [each for each in found if _LEVEL_OF[each] is Level.BEGINNER]
    return found


def _grades(words: str) -> tuple[list[Level], str]:
    """The grades in the text, and the text without them.

    Raises:
        QuestionError: a grade that there is not.
    """
    found: list[Level] = []
    start = 0
    rest = ""
    first = _GRADE.search(words) or _bare(words)
    while first:
        rest += words[start : first.start()]
        found += [_grade(each, words) for each in first.groups() if each]
        start = first.end()
        first = _NEXT_GRADE.match(words, start) or _GRADE.search(words, start)
    return found, rest + words[start:]


def _bare(words: str) -> re.Match[str] | None:
    """Figures alone, or beside nothing but a result or a board."""
    found = _BARE.match(words)
    return found if found and set(words[found.end() :].split()) <= _BESIDE_A_BARE_FIGURE else None


def _grade(figure: str, words: str) -> Level:
    number = _FIGURES.get(figure) or int(figure)
    if not 1 <= number <= 8:
        raise QuestionError("level", f"{quote(words)} is not a grade; grades go from 1 to 8.")
    return LEVELS[f"grade-{number}"]
