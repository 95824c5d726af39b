"""Class lists: next steps for a whole class at once.

From bytes to answers: `read_table`, `recognise`, `drop_unused`, `read_pupils`, `answer_class`. Each
takes values and returns values; none keeps, writes or logs anything about a pupil.
"""

from pathways.classlist.answer import ClassAnswer, answer_class, as_files
from pathways.classlist.columns import recognise
from pathways.classlist.headings import ROLE_WORDS, Personal, Role
from pathways.classlist.layout import Column, Layout, drop_unused
from pathways.classlist.no_match import NoMatch, explain_no_match
from pathways.classlist.pupils import RowReader, read_pupils
from pathways.classlist.reading import read_pasted, read_table
from pathways.classlist.sharing import record_to_share
from pathways.classlist.steps import NextSteps, next_steps, query_for
from pathways.classlist.summary import Summary, summarise
from pathways.classlist.table import Table
from pathways.classlist.values import ClassList, Note, Problem, Pupil, WholeClass

__all__ = [
    "ROLE_WORDS",
    "ClassAnswer",
    "ClassList",
    "Column",
    "Layout",
    "NextSteps",
    "NoMatch",
    "Note",
    "Personal",
    "Problem",
    "Pupil",
    "Role",
    "RowReader",
    "Summary",
    "Table",
    "WholeClass",
    "answer_class",
    "as_files",
    "drop_unused",
    "explain_no_match",
    "next_steps",
    "query_for",
    "read_pasted",
    "read_pupils",
    "read_table",
    "recognise",
    "record_to_share",
    "summarise",
]
