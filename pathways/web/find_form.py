"""The form of the Find page, kept in step with the address bar."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import streamlit as st

from pathways.catalogue import Catalogue
from pathways.errors import PlaceProblem
from pathways.model import Instrument, Place
from pathways.vocabulary import GENRES, LEVELS
from pathways.web import family_pictures
from pathways.web.cards import note_html, plain_label, status_html
from pathways.web.location import location_button
from pathways.web.place_box import place_list_address, suggest_places
from pathways.web.search_form import LONGEST_PLACE, WHO, SearchForm, read_address
from pathways.wiring import App

_ASKED = ("near", "instrument", "level", "who")
_MANY = ("kind", "day", "genre", "join", "inclusion")
_FLAGS = ("online", "free", "step_free")
_WRITTEN = "address_written"
_LONGEST_ABBREVIATION = 3
USUAL = 0  # the choice "usual for the place" among the radii
_NOT_SURE = ""  # the choice "not sure yet" among the instruments
EXAMPLES = (
    ("Violin, about grade 2, near NG5", SearchForm("NG5", "violin", "grade-2")),
    ("Cornet, playing about a year, near Louth", SearchForm("Louth", "cornet", "beginner")),
    ("Singing, Year 4, near Leicester", SearchForm("Leicester", "voice", who="year-4")),
    ("Not sure yet, near Corby", SearchForm("Corby")),
)
LIKES = ("rock-pop", "electronic", "hip-hop", "jazz", "choral", "orchestral", "brass-band",
         "folk", "south-asian", "musical-theatre")  # fmt: skip


def take_address(pathways: App) -> list[str]:
    """Fill the form from the address when it is new; words on what made no sense in it."""
    address = st.query_params.to_dict()
    if st.session_state.get(_WRITTEN) == address:
        return []
    form, ignored = read_address(address, pathways.catalogue.instruments)
    if form != SearchForm():  # an address of other things leaves the form as it stands
        fill(form)
    st.session_state[_WRITTEN] = address
    return ignored


def write_address(form: SearchForm, place: Place, more: Mapping[str, str] | None = None) -> None:
    """Put the search into the address bar, the home cut to its sector, and ``more`` after it."""
    address = form.address(place) | dict(more or {})
    if st.session_state.get(_WRITTEN) != address:
        st.query_params.from_dict(address)
        st.session_state[_WRITTEN] = address


def fill(form: SearchForm) -> None:
    """Set every field of the form and every filter."""
    for key in (*_ASKED, *_FLAGS):
        st.session_state[key] = getattr(form, key)
    st.session_state["within"] = form.within or USUAL
    for key in _MANY:
        st.session_state[key] = list(getattr(form, key))


def clear_filters() -> None:
    """Take every filter off, leaving what was asked."""
    for key in _MANY:
        st.session_state[key] = []
    for key in _FLAGS:
        st.session_state[key] = False
    st.session_state["within"] = USUAL


def draw(pathways: App, go_words: str = "Find") -> SearchForm:
    """Draw the form and read it, and the filters as they stand."""
    with st.container(key="search"):
        where, what = st.columns(2)
        with where:
            near = _draw_place(pathways)
        with what:
            instrument = _draw_instrument(pathways)
            if instrument is None:
                family_pictures.draw(pathways.catalogue)
        far, who, go = st.columns(3, vertical_alignment="bottom")
        with far:
            level = _draw_level(pathways, instrument)
        with who:
            said = st.selectbox("Age or school year (if you like)", list(WHO), key="who",
                                format_func=WHO.__getitem__, persist_state="session")  # fmt: skip
        go.button(go_words, type="primary", key="go", width="stretch")
    return filled(near or "", instrument, level, said or "")


def filled(near: str, instrument: str | None, level: str | None, who: str) -> SearchForm:
    """What was asked, with the filters as they stand in the session."""
    return SearchForm(
        near=near,
        instrument=instrument,
        level=level,
        within=st.session_state.get("within") or None,
        who=who,
        online=_is_on("online"),
        kind=_chosen("kind"),
        day=_chosen("day"),
        genre=_chosen("genre"),
        join=_chosen("join"),
        inclusion=_chosen("inclusion"),
        free=_is_on("free"),
        step_free=_is_on("step_free"),
    )


def _chosen(key: str) -> tuple[str, ...]:
    return tuple(st.session_state.get(key) or ())


def _is_on(key: str) -> bool:
    return bool(st.session_state.get(key))


def _draw_place(pathways: App) -> str | None:
    near = st.text_input(
        "Where do you live?",
        key="near",
        max_chars=LONGEST_PLACE,
        placeholder="Postcode, town, village or school",
        persist_state="session",
    )
    suggest_places("near", place_list_address(pathways.gazetteer))
    if not near:
        location_button("near")
    return near


def _draw_instrument(pathways: App) -> str | None:
    labels = instrument_labels(pathways.catalogue)
    chosen = st.selectbox(
        "What do you play or sing?",
        list(labels),
        index=None,
        key="instrument",
        format_func=labels.__getitem__,
        placeholder="Choose or type, such as drums",
        persist_state="session",
    )
    return chosen or None


@cache
def instrument_labels(catalogue: Catalogue) -> Mapping[str, str]:
    """Instrument id to its name with everyday words for it, by name; "" is not sure yet."""
    named = sorted((_instrument_label(each), each.id) for each in catalogue.instruments.values())
    return {_NOT_SURE: "Not sure yet: show me everything", **{id_: name for name, id_ in named}}


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
        persist_state="session",
    )


def draw_welcome(pathways: App, form: SearchForm) -> None:
    """What a first visit needs: one sentence, what one likes, examples, and why to trust it."""
    st.html(
        status_html(
            "Say where you live, and what you play if you know. You will see groups, lessons "
            "and courses near you, why each one is there, and where each fact comes from."
        )
    )
    st.subheader("Or start with what you like", anchor=False)
    with st.container(horizontal=True, key="likes"):
        for genre in LIKES:
            st.button(GENRES[genre], key=f"like-{genre}", on_click=_like, args=(genre,),
                      type="primary" if genre in form.genre else "secondary")  # fmt: skip
    if form.genre or form.instrument:
        st.html(note_html("Now say where you live, at the top."))
    st.subheader("Or try one of these", anchor=False)
    with st.container(horizontal=True):
        for number, (words, form) in enumerate(EXAMPLES):
            st.button(words, key=f"example-{number}", on_click=fill, args=(form,))
    listed = int(pathways.catalogue.index.for_young.sum())
    st.html(
        note_html(
            f"Pathways lists {listed} groups, lessons, courses and kinds of help, with the source "
            "and date of each. It says what is not known, so that you can ask. Nothing you type "
            "is stored."
        )
    )


def _like(genre: str) -> None:
    liked = list(st.session_state.get("genre") or [])
    rest = [each for each in liked if each != genre]
    st.session_state["genre"] = rest if genre in liked else [*liked, genre]


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
