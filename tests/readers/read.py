"""Reads exports of `chancery` with the readers that people use, and says of each whether it could.

Both the whole dossier and what a search finds in it are exported.
"""

import html as entities
import json
import pathlib
import re
import shutil
import subprocess
import sys
import warnings

import styles

PROGRAM, ROOT, WORK = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
OUT = WORK / "out"
CASES = [("whole", []), ("search", ["--find", "kokoity 2008"])]
FORMATS = {
    "json": "json", "jsonl": "jsonl", "csv": "csv", "md": "md", "html": "html",
    "timelinejs": "timelinejs.json", "jsonld": "jsonld", "ics": "ics", "graphml": "graphml",
    "dot": "dot", "csl-json": "csl.json", "bibtex": "bib",
}


def export(case, options, name):
    path = OUT / case / f"out.{FORMATS[name]}"
    path.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run([PROGRAM, "export", "--to", name, "--output", path, *options],
                   check=True, stderr=subprocess.PIPE)
    return path


def own(path):
    import jsonschema
    schema = json.loads((ROOT / "assets/schema/dossier.schema.json").read_text())
    value = json.loads(path.read_text())
    jsonschema.validators.validator_for(schema)(schema).validate(value)
    return f"{sum(len(part) for part in value.values() if isinstance(part, list))} records"


def lines(path):
    records = [json.loads(line) for line in path.read_text().splitlines()]
    assert all("kind" in record for record in records)
    return f"{len(records)} lines"


def table(path):
    from frictionless import Resource
    report = Resource(path=path.name, basepath=str(path.parent)).validate()
    assert report.valid, report.flatten(["type", "note"])[:5]
    return f"{report.tasks[0].stats['rows']} rows"


def markdown(path):
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin
    text = path.read_text()
    html = MarkdownIt("commonmark", {"html": True}).enable("table").use(footnote_plugin).render(text)
    assert "[^" not in html, "a footnote is named and not there"
    assert "<script" not in html and "onerror=" not in html.split("<img")[-1][:200]
    return f"{html.count('footnote-item')} footnotes, {html.count('<h3')} records"


def chromium(path, name, *options):
    profile = WORK / "profile"
    shutil.rmtree(profile, ignore_errors=True)
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
               "--no-first-run", "--disable-background-networking", "--disable-component-update",
               "--disable-sync", f"--user-data-dir={profile}", *options, path.as_uri()]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout


def page(path):
    import html5lib
    from pypdf import PdfReader
    html5lib.HTMLParser(strict=True).parse(path.read_text())
    for name, options in [("light", []), ("dark", ["--force-dark-mode", "--blink-settings=preferredColorScheme=0"])]:
        shot = path.with_name(f"{name}.png")
        chromium(path, name, "--window-size=1200,900", f"--screenshot={shot}", *options)
        assert shot.stat().st_size > 10_000
    seen = chromium(path, "dom", "--dump-dom")
    assert seen.count("<script") == 1 and "<circle" in seen
    ids = {part.split('"')[0] for part in seen.split(' id="')[1:]}
    loose = {part.split('"')[0] for part in seen.split('href="#')[1:]} - ids
    assert not loose, sorted(loose)[:5]
    printed = path.with_name("print.pdf")
    chromium(path, "print", "--no-pdf-header-footer", f"--print-to-pdf={printed}")
    pages = len(PdfReader(printed).pages)
    # Some 12 records a page, and what comes before and after them.
    records = seen.count("<article")
    assert pages <= 10 + records / 12, f"{pages} pages of {records} records"
    minor = accessibility(path)
    return (f"{records} records, {seen.count('<circle') + seen.count('<rect')} marks, {pages} pages in print, "
            f"{minor} minor findings of axe")


def accessibility(path):
    """What axe finds in the page as the browser shows it: nothing serious, and how much else."""
    script = f"""<script src="{(WORK / 'node_modules/axe-core/axe.min.js').as_uri()}"></script><script>
        axe.run().then(found => {{
            const rules = found.violations.map(rule => [rule.id, rule.impact, rule.nodes[0].html]);
            const said = document.createElement("pre");
            said.id = "axe";
            said.textContent = JSON.stringify(rules);
            document.body.replaceChildren(said);
        }});</script>"""
    # The policy of the page allows no script but its own.
    open_page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", path.read_text())
    checked = path.with_name("axe.html")
    checked.write_text(open_page.replace("</body>", script + "</body>"))
    seen = chromium(checked, "axe", "--dump-dom", "--virtual-time-budget=100000", "--allow-file-access-from-files")
    found = json.loads(entities.unescape(seen.split('<pre id="axe">')[1].split("</pre>")[0]))
    serious = [rule for rule in found if rule[1] in ("serious", "critical")]
    assert not serious, serious
    return len(found)


def timeline(path):
    value = json.loads(path.read_text())
    for event in value["events"]:
        start = event["start_date"]
        assert isinstance(start["year"], int) and set(start) <= {"year", "month", "day"}
        assert event["text"]["headline"] and "<script" not in event["text"]["text"]
        # No day where the dossier has none.
        if "day" in start:
            assert len(event["edtf"].strip("./~?%").split("/")[0].strip("~?%")) >= 10, event
    return f"{len(value['events'])} slides"


def linked(path):
    import rdflib
    graph = rdflib.Graph().parse(path, format="json-ld")
    assert not any("\x1b" in str(value) for value in graph.objects())
    return f"{len(graph)} triples"


def calendar(path):
    import icalendar
    data = path.read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n")), "a line is too long"
    found = icalendar.Calendar.from_ical(data)
    events = found.walk("VEVENT")
    assert all(not event.errors and event["DTEND"].dt > event["DTSTART"].dt for event in events)
    assert len({str(event["UID"]) for event in events}) == len(events)
    return f"{len(events)} events"


def graphml(path):
    import networkx
    graph = networkx.read_graphml(path)
    assert all("label" in data for _, data in graph.nodes(data=True))
    return f"{graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges"


def dot(path):
    # Ranks take minutes for the whole graph, springs take seconds.
    layout = "dot" if "search" in path.parts else "sfdp"
    drawn = path.with_suffix(".svg")
    subprocess.run([layout, "-Tsvg", "-o", drawn, path], check=True, timeout=120, capture_output=True)
    return str(drawn.read_text().count('class="edge"')) + " edges drawn"


def csl(path):
    shutil.copy(ROOT / "tests/readers/cite.cjs", WORK)
    read = subprocess.run(["node", WORK / "cite.cjs", path], capture_output=True, text=True, timeout=120)
    assert read.returncode == 0, read.stderr
    compared = styles.compare(PROGRAM, WORK) if "whole" in path.parts else ""
    return "; ".join(filter(None, [read.stdout.strip(), compared]))


def bibtex(path):
    import bibtexparser
    from pybtex.database import parse_file
    # Strings for months are known to every style file, not to this parser.
    library = bibtexparser.parse_file(str(path))
    assert not library.failed_blocks, library.failed_blocks[:2]
    entries = parse_file(str(path), bib_format="bibtex").entries
    assert len(entries) == len(library.entries)
    return f"{len(entries)} works"


READERS = {
    "json": own, "jsonl": lines, "csv": table, "md": markdown, "html": page,
    "timelinejs": timeline, "jsonld": linked, "ics": calendar, "graphml": graphml, "dot": dot,
    "csl-json": csl, "bibtex": bibtex,
}


def main():
    warnings.simplefilter("ignore")
    shutil.rmtree(OUT, ignore_errors=True)
    failed = False
    for name, reader in READERS.items():
        results = []
        for case, options in CASES:
            try:
                results.append(f"{case}: {reader(export(case, options, name))}")
            except Exception as error:  # whatever a reader says against it
                failed = True
                results.append(f"{case}: FAILED: {type(error).__name__}: {str(error)[:1500]}")
        print(f"{name:11} {'; '.join(results)}", flush=True)
    return int(failed)


sys.exit(main())
