"""Public holidays by country and region, as the package `holidays` knows them, without a network.

The names of countries and the countries of time zones are those of the tz database.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib import resources
from typing import Any
from zoneinfo import ZoneInfo

_NO_COUNTRY_OF_ISO = {"XK": "Kosovo"}
_SHORTEST_NAME = 5  # shorter names of regions are mostly codes


@lru_cache(maxsize=1)
def country_names() -> Mapping[str, str]:
    """Return the names of the countries whose holidays are known, by their ISO 3166 codes."""
    from holidays import list_supported_countries

    names = dict(_rows("iso3166.tab")) | _NO_COUNTRY_OF_ISO
    known = [code for code in list_supported_countries(include_aliases=False) if code in names]
    return {code: names[code] for code in sorted(known, key=lambda code: names[code])}


@lru_cache
def regions_of(country: str) -> Mapping[str, str]:
    """Return the names of a country's regions that have holidays of their own.

    They stand by an id of country and region, "US-CA", so that none is one of another country.
    """
    if country not in country_names():
        return {}
    from holidays import country_holidays

    calendar = type(country_holidays(country))
    aliases: dict[str, list[str]] = {}
    for name, code in getattr(calendar, "subdivisions_aliases", {}).items():
        aliases.setdefault(code, []).append(name)
    names = {code: _region_name(code, aliases.get(code, [])) for code in calendar.subdivisions}
    return {
        f"{country}-{code}": names[code] for code in sorted(names, key=lambda code: names[code])
    }


@lru_cache(maxsize=1)
def region_names() -> Mapping[str, str]:
    """Return the names of all regions by their ids."""
    return {region: name for code in country_names() for region, name in regions_of(code).items()}


def zone_labels(zones: Iterable[str]) -> Mapping[str, str]:
    """Return zones with the country they are of, by which people search: "Europe/Berlin · Germany".

    A zone that is of no country, or is named after it, stays as it is.
    """
    names, of_zones = dict(_rows("iso3166.tab")), _countries_of_zones()
    countries = {zone: names.get(of_zones.get(zone, ""), "") for zone in zones}
    return {
        zone: zone if not country or country in zone.replace("_", " ") else f"{zone} · {country}"
        for zone, country in countries.items()
    }


def country_of(zones: Iterable[ZoneInfo], locale: str, default: str) -> str:
    """Return the code of the first country that a zone or else a locale names, else `default`.

    Zones that are of no country, such as UTC, are passed over. A zone says more than the language
    of a browser: "en-US" is how browsers come.
    """
    countries, of_zones = country_names(), _countries_of_zones()
    for code in (*(of_zones.get(zone.key, "") for zone in zones), locale.partition("-")[2].upper()):
        if code in countries:
            return code
    return default


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The days of a country that are neither of the weekend nor public holidays.

    `country` is a code of `country_names`, `region` an id of `regions_of` that country or "".
    """

    country: str
    region: str = ""

    def includes(self, day: date) -> bool:
        """Tell whether a day is a working day."""
        return bool(_calendar(self.country, self.region, day.year).is_working_day(day))

    def first_from(self, day: date) -> date:
        """Return `day`, or where that is no working day, the next one after it."""
        while not self.includes(day):
            day += timedelta(days=1)
        return day

    def after(self, day: date, count: int) -> date:
        """Return the working day that is so many working days after a day."""
        for _ in range(count):
            day = self.first_from(day + timedelta(days=1))
        return day

    def holiday(self, day: date) -> str:
        """Return the name of a public holiday, in English where there is one, "" for none."""
        return str(_calendar(self.country, self.region, day.year).get(day) or "")


@lru_cache(maxsize=64)
def _calendar(country: str, region: str, year: int) -> Any:
    """Return the holidays of one year, which are read before any thread sees them."""
    from holidays import country_holidays

    code = region.removeprefix(f"{country}-")
    calendar = country_holidays(country)
    if code == region or code not in calendar.subdivisions:
        code = ""
    language = "en_US" if "en_US" in calendar.supported_languages else None
    subdivision = code or None
    return country_holidays(
        country, subdiv=subdivision, years=year, expand=False, language=language
    )


def _region_name(code: str, aliases: list[str]) -> str:
    names = [name for name in aliases if len(name) >= _SHORTEST_NAME]
    return names[0] if names else max(aliases, key=len, default=code)


@lru_cache(maxsize=1)
def _countries_of_zones() -> Mapping[str, str]:
    return {row[2]: row[0] for row in _rows("zone.tab")}


def _rows(name: str) -> list[list[str]]:
    text = resources.files("tzdata").joinpath("zoneinfo", name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
