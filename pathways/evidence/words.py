"""Every text of the pack that comes from no listing and no method card, in one place.

What stands in braces is filled in.
"""

from __future__ import annotations

from types import MappingProxyType

TITLE = "Evidence for a Local Plan for Music Education"
QUESTION = (
    "How many young people aged 5 to 18 who live in {where} have a group, lessons or a course for "
    "{subject}, at the stage {stage}, within {miles} of the middle of their neighbourhood, that "
    "their family can join by itself?"
)
BESIDE = "Asked beside: {beside}."
AS_OF = "As of {date}. Catalogue version {version}."
THE = MappingProxyType({"region": "the {name}", "hub": "{name}", "district": "{name}"})

BAND = MappingProxyType(
    {
        "sure": "Sure",
        "likely": "Likely",
        "maybe": "Maybe",
        "none": "Nothing",
    }
)
SHORT = (
    "Of {young_people} young people, {held} ({held_share}) have something sure or likely in reach. "
    "For {maybe} ({maybe_share}) there is at most a maybe, and {none} ({none_share}) have nothing "
    "listed in reach."
)
PLACE_UNKNOWN = (
    "{people} of those with nothing live in a hub with listings that would answer if it were known "
    "where they meet."
)
NO_LISTINGS = (
    "No listing in reach answers this question, not even perhaps. That may be a gap in provision "
    "or in what is listed."
)
FIND_OUT = "Section “{unknown}” says what to find out."
NARROW = "What would narrow this most:"
BAND_TELLS = (
    "Bar of {young_people} young people by the best they have in reach: {parts}. "
    "The table below has the same figures."
)
COUNTED_RULE = (
    "Counted are places to play in the neighbourhood that a family can join by itself, openly or "
    "by audition. Not counted: lessons and groups that only a school can book or offer, what "
    "serves a whole hub without a place, online, regional and national offers, and listings that "
    "only nearly fit. Residents are counted, not players: nobody knows how many play."
)

HEADINGS = MappingProxyType(
    {
        "short": "In short",
        "map": "On the map",
        "places": "Place by place",
        "matrix": "Needs analysis: every instrument family and stage",
        "rungs": "Progression: where the ladder stops",
        "inclusion": "Inclusion: who is left out",
        "sites": "Where a new group would help most",
        "unknown": "What is not known, and whom to ask",
        "counted": "What stands behind the figures",
        "plan": "For the Local Plan",
        "methods": "How each figure is made",
        "sources": "Sources and licences",
    }
)
CONTENTS = "Contents"
METHOD = "Method {numbers}."
METHODS = "Methods {numbers}."
DIVISIONS = MappingProxyType(
    {
        "region": ("Region", "regions"),
        "hub": ("Hub", "hubs"),
        "district": ("District", "districts"),
        "msoa": ("Local area (MSOA)", "local areas (MSOA, about 8,000 people each)"),
        "lsoa": ("Neighbourhood (LSOA)", "neighbourhoods (LSOA, about 1,500 people each)"),
    }
)
COLUMNS = MappingProxyType(
    {
        "young_people": "Aged 5 to 18",
        "band": "",
        "sure": "Sure",
        "likely": "Likely",
        "maybe": "Maybe",
        "none": "Nothing",
        "none_share": "Nothing, %",
        "median_miles": "Median miles",
        "need_weighted_gap": "Need gap, %",
    }
)
FIGURES = MappingProxyType(
    {
        "median_miles": "Median miles to the nearest sure or likely",
        "need_weighted_gap": "Need with nothing in reach",
        "equity_gap": "Equity gap: with nothing, most deprived areas minus least",
        "country_gap": "With nothing, country minus cities and towns",
        "two_or_more": "Have a choice of two or more",
        "outside_not_surveyed": "Reach crosses the region’s border",
    }
)
OVER_40 = "over 40"
NOT_GIVEN = "not given"
POINTS = "{points} points"

# By the least certainty that counts as covered, what the others lack.
LACKING = MappingProxyType(
    {"sure": "nothing sure", "likely": "nothing sure or likely", "maybe": "nothing at all"}
)

# Maps.
STANDS_TELLS = (
    "Map of {where}. Each neighbourhood is coloured by the best in reach of its middle: {classes}. "
    "{dots} The table in “{places}” and the file evidence.xlsx have the same content."
)
SHARES_TELLS = (
    "Map of {where} by {division}. Coloured by the share of young people with {lacking} in reach: "
    "{classes}. The table below has the same figures."
)
DOTS = "{surely} places of listings are marked that are sure or likely, {perhaps} that are maybes."
LEGEND_SURELY = "Place of a listing that is sure or likely"
LEGEND_PERHAPS = "Place of a listing that is a maybe, or known by its town alone"
LEGEND_SITE = "Best next site, numbered as in “{sites}”"
NOBODY = "No young people live here"

PLACES_NOTE = "Every figure of every hub, district and neighbourhood is in evidence.xlsx."
MOST_LACKING = "The {count} local areas of {where} where most young people have {lacking} in reach."
ALL_OF_THEM = "All {count} {division} of {where}."

MATRIX_NOTE = (
    "Each cell: the share of young people in {where} with {lacking} within {miles}, shaded as "
    "on the map; below it the share with nothing at all. {lit} marks 75% or more."
)
GAPS_NOTE = (
    "The deepest gaps over all families and stages: where the largest share of the need of {where} "
    "(young people, each counted by the deprivation score of their area) has nothing in reach."
)
NO_GAPS = "There is no gap: for every family and stage everybody has at least a maybe in reach."
ALL_STAGES = "all stages"
GAP_COLUMNS = ("Family", "Stage", "Where", "Aged 5 to 18", "Nothing", "Share of need")

RUNGS_NOTE = (
    "Young people who have the stage below within {miles} and nothing of this stage within 25 "
    "miles (or the chosen radius, if wider): their last rung. A dash means nobody."
)
RUNG_COLUMNS = ("Family", "Foundation", "Intermediate", "Advanced", "Whole ladder in reach")
RUNGS_MOST = (
    "The rung that most lack is {family}, {stage}: {people} young people have the stage below and "
    "no next step."
)
NO_RUNGS = "No rung is missing where the stage below is in reach."

INCLUSION_NOTE = (
    "On any instrument, at any stage, within {miles}: only what a source states in its own words "
    "counts, so most of this is silence rather than refusal."
)
INCLUSION_COLUMNS = ("What is stated", "Sure", "Likely", "Maybe", "Nothing", "Nothing, %")
GROUPS_NOTE = "With nothing in reach, by the deprivation of the area and by country and town."
GROUPS = MappingProxyType(
    {
        "none_most_deprived": "Two most deprived tenths of England",
        "none_least_deprived": "Two least deprived tenths of England",
        "none_country": "Country",
        "none_town": "Cities and towns",
    }
)
GROUP_COLUMNS = ("Where they live", "Nothing, %")

SITES_NOTE = (
    "Of {candidates} schools and known venues in {where}, these {new} would together bring "
    "something sure to {newly} more young people than the {before} who have something sure or "
    "likely now."
)
SITES_NOTE_ONE = (
    "Of {candidates} schools and known venues in {where}, this one would bring something sure to "
    "{newly} more young people than the {before} who have something sure or likely now."
)
SITES_FEWER = "No more sites than these would add anybody."
SITES_NONE = "No site would add to what is sure or likely."
PROVED = "No other choice of as many sites reaches more."
AT_MOST = "No choice of as many sites can reach more than {people}."
SITE_COLUMNS = ("", "Site", "District", "Newly reached")
SITES_LIMITS = (
    "A site is where a group could meet by its position alone; whether it has a room, a leader or "
    "the will is for the hub to find out."
)

UNKNOWN_NOTE = (
    "Counts say how many could come to have something sure or likely, were the answers good. They "
    "overlap and do not add up."
)
NOTHING_UNKNOWN = (
    "Nothing that is unknown of a listing could change an answer here. What is not listed at all "
    "could: ask schools, partners and neighbouring groups what they know of."
)
WORK_COLUMNS = ("Listing", "Ask", "Could move")
WORK_MORE = "The first {shown} of {count}; all are in worklist.csv, ready for a mail merge."
COUNTED_NOTE = (
    "{sure} listings are sure, {likely} likely, {maybe} a maybe, and of {unplaced} nobody says "
    "where they meet. Shown are the {shown} that are sure or likely{of}; all are in evidence.xlsx."
)
COUNTED_OF = ", the first of {count}"
COUNTED_COLUMNS = ("Listing", "Where", "How sure", "Source")
UNDATED = "undated"

PLAN_NOTE = (
    "The National Plan for Music Education (Department for Education and Department for Digital, "
    "Culture, Media and Sport, “The power of music to change lives”, June 2022) gives hub lead "
    "organisations five strategic functions and a Local Plan to set out how. This is what the pack "
    "brings to each."
)
PLAN_COLUMNS = ("Function", "What is here", "What is not")
PLAN = (
    (
        "Partnerships",
        "Who offers what in the area, community groups among them (“{counted}”), and whom to ask "
        "what (“{unknown}”).",
        "How well partners work together.",
    ),
    (
        "Schools",
        "Schools as places for a new group (“{sites}”, where asked for).",
        "Music lessons and groups in school time: no open source lists them.",
    ),
    (
        "Progression and musical development",
        "Every family by stage (“{matrix}”) and the rungs that are missing (“{rungs}”).",
        "How many move up: residents are counted, not players.",
    ),
    (
        "Inclusion",
        "Deprivation, country and town, and what is stated on inclusion (“{inclusion}”).",
        "Whether those who come are representative; what no source states.",
    ),
    (
        "Sustainability",
        "A needs analysis that can be published and repeated: same question, later date.",
        "Workforce and income.",
    ),
)
PLAN_SOURCES = "The five functions as listed by hubs on undated pages, read in November 2026:"
PLAN_LINKS = (
    "https://makemusicswindon.org/five-strategic-functions/",
    "https://cumbriamusichub.com/hub-roles/",
)

CARD_LABELS = MappingProxyType(
    {
        "definition": "What is counted",
        "denominator": "Out of",
        "date": "Of when",
        "limits": "What it does not say",
        "check": "How to check",
    }
)
SOURCE_COLUMNS = ("What", "From", "Of when", "Licence")
NO_CREDITS = "No data package describes the sources of this catalogue."
MADE_WITH = (
    "Made with Pathways. Whoever passes figures or maps on must carry the statements above. "
    "Map colours: ColorBrewer by Cynthia Brewer (Apache 2.0)."
)
PAGE = "{title} · {where} · {date}"
