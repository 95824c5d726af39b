"""What every column of every published file holds: its type and a sentence."""

from __future__ import annotations

Columns = dict[str, tuple[str, str]]

LAT = ("number", "Latitude in WGS84 degrees.")
LON = ("number", "Longitude in WGS84 degrees.")
LAT_E6 = ("integer", "Latitude in millionths of a WGS84 degree.")
LON_E6 = ("integer", "Longitude in millionths of a WGS84 degree.")
DISTRICT = ("string", "ONS code of the local authority district.")
IN_REGION = ("boolean", "Whether it is in the East Midlands (ONS region E12000004).")
SETTING = ("string", "city, town or country, by the small area that the point is in.")
NEAR = ("string", "Nearest city, town or village of another name.")
LSOA = ("string", "ONS code of the small area (LSOA 2021).")
SOURCE_URL = ("string", "Page that the row was taken from.")

GEO: dict[str, Columns] = {
    "districts.parquet": {
        "district_code": DISTRICT,
        "name": ("string", "Name of the district."),
        "county": ("string", "Ceremonial county."),
        "upper_tier": ("string", "Education authority; in and beside the region only."),
        "in_region": IN_REGION,
    },
    "places.parquet": {
        "name": ("string", "Name of the city, town, village, suburb or hamlet."),
        "alt_name": ("string", "Another name in use."),
        "type": ("string", "Ordnance Survey's type of populated place."),
        "lat": LAT,
        "lon": LON,
        "uncertain_miles": ("number", "Half the diagonal of the place's box, in miles."),
        "outcode": ("string", "First half of the postcode at the point."),
        "district_code": DISTRICT,
        "near": NEAR,
        "setting": SETTING,
    },
    "postcodes.parquet": {
        "pcd7": ("string", "Postcode in seven characters, the first half padded to four."),
        "lat_e6": LAT_E6,
        "lon_e6": LON_E6,
        "district_code": (
            "string",
            "ONS code of the district, as published; from the small area for five postcodes.",
        ),
        "lsoa21cd": (
            "string",
            "Small area (LSOA 2021) by point in polygon: approximate, right for about 98 %.",
        ),
        "setting": SETTING,
        "live": ("boolean", "Whether the postcode is in use."),
    },
    "schools.parquet": {
        "urn": ("integer", "Unique reference number in the register of schools."),
        "name": ("string", "Name of the school."),
        "type": ("string", "Type of establishment."),
        "phase": ("string", "Phase of education."),
        "pupils": ("integer", "Number of pupils; empty where the register does not say."),
        "lat": LAT,
        "lon": LON,
        "postcode": ("string", "Postcode, only where the register has published it."),
        "district_code": DISTRICT,
        "near": NEAR,
        "setting": SETTING,
    },
    "small_areas.parquet": {
        "lsoa21cd": LSOA,
        "lsoa21nm": ("string", "Name of the small area."),
        "msoa21cd": ("string", "ONS code of the middle-sized area (MSOA 2021) that it is in."),
        "msoa21nm": ("string", "Name of the middle-sized area."),
        "district_code": DISTRICT,
        "in_region": IN_REGION,
        "lat": ("number", "Mean latitude of the live postcodes, in WGS84 degrees."),
        "lon": ("number", "Mean longitude of the live postcodes, in WGS84 degrees."),
        "mye20_0_4": ("number", "Residents aged 0 to 4, mid-2020 estimate."),
        "mye20_5_10": ("number", "Residents aged 5 to 10, mid-2020 estimate."),
        "mye20_11_15": ("number", "Residents aged 11 to 15, mid-2020 estimate."),
        "mye20_16_18": ("number", "Residents aged 16 to 18, mid-2020 estimate."),
        "mye20_5_18": ("number", "Residents aged 5 to 18, mid-2020 estimate."),
        "imd25_score": ("number", "Index of Multiple Deprivation 2025: score, higher is worse."),
        "imd25_rank": ("integer", "Rank in England, 1 being the most deprived."),
        "imd25_decile": ("integer", "Decile in England, 1 being the most deprived."),
        "urban_rural": ("string", "Urban or Rural (Rural Urban Classification 2021)."),
        "setting": ("string", "city (urban, within 4 miles of a city's centre), town or country."),
    },
    "stops.parquet": {
        "mode": ("string", "bus, tram or rail."),
        "locality": ("string", "Place that the stop is in."),
        "name": ("string", "Name of the stop."),
        "indicator": ("string", "Which of the stops of that name: adjacent, opposite, a letter."),
        "lat_e6": LAT_E6,
        "lon_e6": LON_E6,
    },
    "districts.geojson": {
        "code": DISTRICT,
        "name": ("string", "Name of the district."),
        "in_region": IN_REGION,
    },
    "hubs.geojson": {
        "id": ("string", "Music hub, as in hubs.csv."),
        "in_region": IN_REGION,
    },
    "region.geojson": {
        "code": ("string", "ONS code of the region."),
        "name": ("string", "Name of the region."),
    },
    "lsoa.geojson": {"code": LSOA, "district_code": DISTRICT},
    "msoa.geojson": {
        "code": ("string", "ONS code of the middle-sized area (MSOA 2021)."),
        "district_code": DISTRICT,
    },
}

CATALOGUE: dict[str, Columns] = {
    "hubs.csv": {
        "id": ("string", "Stable identifier of the music hub."),
        "name": ("string", "Name of the hub."),
        "lead_organisation": ("string", "Organisation that leads it."),
        "lead_confirmed": ("boolean", "yes where a source confirms the lead organisation."),
        "url": ("string", "Page of the hub."),
        "districts": ("string", "ONS codes of its districts, between semicolons."),
        "lessons_url": ("string", "Page about lessons through school or hub."),
        "help_url": ("string", "Page about help with cost or loans of instruments."),
        "in_region": ("boolean", "yes for the hubs of the East Midlands."),
        "source_url": SOURCE_URL,
    },
    "providers.csv": {
        "id": ("string", "Stable identifier of the provider."),
        "name": ("string", "Name of the organisation."),
        "hub_id": ("string", "Hub whose area it is in, regional or national."),
        "url": ("string", "Its website."),
        "safeguarding_url": ("string", "Its page about safeguarding."),
        "kind": ("string", "Sort of organisation: band, choir, charity, school and so on."),
    },
    "venues.csv": {
        "id": ("string", "Stable identifier of the venue."),
        "name": ("string", "Name of the venue, or of the town where only that is known."),
        "address": ("string", "Address, as the source gives it."),
        "postcode": ("string", "Postcode, where a source gives it."),
        "town": ("string", "Town or village."),
        "lat": LAT,
        "lon": LON,
        "precision": ("string", "What the point stands for: venue, postcode or town."),
        "uncertain_miles": ("number", "How far from the point the true spot may be, in miles."),
        "step_free": ("boolean", "yes or no where a source says; else empty."),
        "source_url": SOURCE_URL,
    },
    "opportunities.csv": {
        "id": ("string", "Stable identifier of the listing."),
        "name": ("string", "Name of the listing."),
        "provider_id": ("string", "Provider, as in providers.csv."),
        "venue_id": ("string", "Venues, as in venues.csv, between semicolons."),
        "hub_id": ("string", "Hub, as in hubs.csv; or regional or national."),
        "reach": ("string", "local, hub, online, regional or national."),
        "kind": ("string", "Sort of opportunity: ensemble, group_lessons and so on."),
        "genres": ("string", "Styles of music, between semicolons."),
        "instruments": ("string", "Instruments or groups of them, between semicolons."),
        "instruments_text": ("string", "Instruments in the source's words."),
        "level_min": ("string", "Lowest level: starter, beginner, grade-1 to grade-8, advanced."),
        "level_max": ("string", "Highest level, on the same scale."),
        "level_basis": ("string", "Whether the level is stated or implied."),
        "level_text": ("string", "Level in the source's words."),
        "age_min": ("integer", "Lowest age in whole years."),
        "age_max": ("integer", "Highest age in whole years."),
        "join": ("string", "How one joins: open, audition, ask_school and so on."),
        "audience": ("string", "young, all_ages, adults or students_18plus."),
        "open_to": ("string", "all, girls or boys."),
        "days": ("string", "Days of the week, between semicolons."),
        "time_start": ("string", "Start, as HH:MM."),
        "time_end": ("string", "End, as HH:MM."),
        "frequency": ("string", "How often, in the source's words."),
        "cost_text": ("string", "Cost in the source's words."),
        "cost_gbp": ("number", "Cost in pounds; 0 is free."),
        "cost_period": ("string", "What the cost covers: a session, a term, a year and so on."),
        "cost_year": ("integer", "Year that the cost is of."),
        "bursary": ("boolean", "yes where the source offers help with the cost."),
        "inclusion": ("string", "Whom the listing makes welcome in particular, by code."),
        "inclusion_text": ("string", "The same in the source's words."),
        "part_of": ("string", "Listing of the music centre whose group it is."),
        "url": ("string", "Page of the listing."),
        "source_url": SOURCE_URL,
        "source_kind": ("string", "official, press or other."),
        "source_date": ("string", "Date of the source: a year, a month or a day."),
        "ended": ("boolean", "yes where it is over."),
        "note": ("string", "A sentence for families."),
    },
    "routes.csv": {
        "from": ("string", "Listing, group:, school or outside: that the step starts from."),
        "to": ("string", "Listing, group:, school or outside: that the step leads to."),
        "condition": ("string", "What the step asks for, in words."),
        "evidence": ("string", "Whether the step is stated or implied."),
        "source_url": SOURCE_URL,
    },
    "route_groups.csv": {
        "id": ("string", "Stable identifier of the group of listings."),
        "name": ("string", "Name of the group."),
        "members": ("string", "Listings in it, between semicolons."),
    },
    "instruments.csv": {
        "id": ("string", "Stable identifier of the instrument."),
        "name": ("string", "Name of the instrument."),
        "family": ("string", "Family of instruments."),
        "synonyms": ("string", "Other words for it, between semicolons."),
        "transfers_to": ("string", "Instruments its players move to easily, between semicolons."),
    },
    "instrument_groups.csv": {
        "group": ("string", "What a listing names instead of instruments."),
        "instrument": ("string", "Instrument in the group."),
        "part": ("string", "core, or sometimes."),
    },
}
