"""The form of the Find page, kept in step with the address bar."""

from __future__ import annotations

import streamlit as st

from pathways.errors import PlaceProblem
from pathways.model import Instrument, Place
from pathways.vocabulary import LEVELS, RADII_MILES, Level
from pathways.web.cards import plain_label, status_html
from pathways.web.search_form import LONGEST_PLACE, WHO, SearchForm, read_address
from pathways.wiring import App

_KEYS = ("near", "instrument", "level", "within", "who", "online")
_WRITTEN = "address_written"
_LONGEST_ABBREVIATION = 3
_USUAL = 0  # the choice "usual for the place" among the radii
EXAMPLES = (
    ("Violin, about grade 2, near NG5", SearchForm("NG5", "violin", "grade-2")),
    ("Cornet, playing about a year, near Louth", SearchForm("Louth", "cornet", "beginner")),
    ("Singing, Year 4, near Leicester", SearchForm("Leicester", "voice", who="year-4")),
)


def take_address(pathways: App) -> list[str]:
    """Fill the form from the address when it is new; words on what made no sense in it."""
    address = st.query_params.to_dict()
    if st.session_state.get(_WRITTEN) == address:
        return []
    form, ignored = read_address(address, pathways.catalogue.instruments)
    if address:
        fill(form)
    st.session_state[_WRITTEN] = address
    return ignored


def write_address(form: SearchForm, place: Place) -> None:
    """Put the search into the address bar, the home cut to its sector."""
    address = form.address(place)
    if st.session_state.get(_WRITTEN) != address:
        st.query_params.from_dict(address)
        st.session_state[_WRITTEN] = address


def fill(form: SearchForm) -> None:
    """Set every field of the form."""
    for key in _KEYS:
        value = getattr(form, key)
        st.session_state[key] = _USUAL if key == "within" and value is None else value


def chosen_level(form: SearchForm) -> Level | None:
    """The level asked for, or None."""
    return LEVELS[form.level] if form.level else None


def draw(pathways: App) -> SearchForm:
    """Draw the form and read it."""
    with st.container(key="search", border=True):
        near, what = st.columns(2)
        place = near.text_input(
            "Where do you live?",
            key="near",
            max_chars=LONGEST_PLACE,
            placeholder="Postcode, town, village or school",
        )
        with what:
            instrument = _draw_instrument(pathways)
        far, who, within = st.columns(3)
        with far:
            level = _draw_level(pathways, instrument)
        with who:
            said = st.selectbox("Age or school year (if you like)", list(WHO), key="who",
                                format_func=WHO.__getitem__)  # fmt: skip
        with within:
            miles = st.selectbox("How far to travel", [_USUAL, *RADII_MILES], key="within",
                                 format_func=_radius_label)  # fmt: skip
        st.toggle("Online groups and lessons too", key="online")
        st.button("Find", type="primary", key="go")
    return SearchForm(
        near=place or "",
        instrument=instrument,
        level=level,
        within=miles or None,
        who=said or "",
        online=bool(st.session_state.get("online")),
    )


def _radius_label(miles: int) -> str:
    if miles == _USUAL:
        return "Usual for the place"
    return "1 mile" if miles == 1 else f"{miles} miles"


def _draw_instrument(pathways: App) -> str | None:
    labels = {each.id: _instrument_label(each) for each in pathways.catalogue.instruments.values()}
    return st.selectbox(
        "What do you play or sing?",
        sorted(labels, key=lambda each: labels[each].casefold()),
        index=None,
        key="instrument",
        format_func=labels.__getitem__,
        placeholder="Choose or type, such as sax or drums",
    )


def _instrument_label(instrument: Instrument) -> str:
    """The name with everyday words for it, so that typing any of them finds it."""
    name = instrument.name.casefold()
    everyday = [
        word
        for word in instrument.synonyms
        # Shorter ones are teachers' abbreviations; the start of the name is found anyway.
        if len(word) > _LONGEST_ABBREVIATION and not name.startswith(word) and name != word
    ]
    return f"{instrument.name} ({', '.join(everyday[:2])})" if everyday else instrument.name


def _draw_level(pathways: App, instrument: str | None) -> str | None:
    known = pathways.catalogue.instruments
    if instrument is not None and known[instrument].family == "voice":
        st.caption("For singing, grades matter less: say an age or school year instead.")
        return None
    return st.selectbox(
        "About how far along?",
        list(LEVELS),
        index=None,
        key="level",
        format_func=lambda level: LEVELS[level].words,
        placeholder="Choose what is nearest",
        help="A guide only. Groups one step away are shown too, lower down.",
    )


def draw_welcome() -> None:
    """What a first visit needs: one sentence and three examples."""
    st.html(
        status_html(
            "Say where you live, what you play and about how far along you are. You will see "
            "groups, lessons and courses near you, why each one is there, and where each fact "
            "comes from."
        )
    )
    st.subheader("Or try one of these", anchor=False)
    with st.container(horizontal=True):
        for number, (words, form) in enumerate(EXAMPLES):
            st.button(words, key=f"example-{number}", on_click=fill, args=(form,))


def draw_problem(problem: PlaceProblem) -> None:
    """A place that was not found, with what was perhaps meant."""
    st.html(status_html(problem.message))
    if problem.suggestions:
        with st.container(horizontal=True):
            for number, label in enumerate(problem.suggestions):
                st.button(plain_label(label), key=f"suggestion-{number}", on_click=_move_to,
                          args=(label,))  # fmt: skip


def _move_to(label: str) -> None:
    st.session_state["near"] = label


def draw_alternatives(place: Place) -> None:
    """Other places of the same name."""
    if place.alternatives:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown("Not this one?")
            for number, label in enumerate(place.alternatives[:4]):
                st.button(plain_label(label), key=f"alternative-{number}", on_click=_move_to,
                          args=(label,))  # fmt: skip
