"""Invented tables of a whole run, as the stages would leave them, for the tests of the report."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import pandas as pd
import pyarrow as pa

from pipeline import tables
from pipeline.matching.items import DIMENSIONS

CITIES = ("Arborvale", "Brightwater", "Cedar Mills", "Dunmore", "Eastmarch")

# title, duties, competencies: the first words of each phrase are shared by all cities, the ending is a city's own.
FAMILIES: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "Information Systems Manager",
        (
            "plans and directs the work of the technology division",
            "prepares and controls the division's budget",
            "negotiates contracts with software and equipment suppliers",
            "sets standards for the security of city networks",
            "evaluates the performance of subordinate supervisors",
            "advises department heads on technology plans",
        ),
        ("network architecture", "public sector budgeting", "lead teams through change", "contract negotiation"),
    ),
    (
        "Senior Accountant",
        (
            "reconciles general ledger accounts at month end",
            "prepares the annual financial report",
            "reviews journal entries made by accounting staff",
            "analyses variances between budget and actual spending",
            "assists outside auditors with their examination",
        ),
        ("governmental accounting standards", "spreadsheet modelling", "explain figures to non-accountants"),
    ),
    (
        "Librarian",
        (
            "selects books and digital media for the collection",
            "answers reference questions from the public",
            "plans reading programmes for children and families",
            "catalogues new material",
        ),
        ("reference sources", "children's literature", "deal tactfully with the public"),
    ),
    (
        "Building Inspector",
        (
            "inspects buildings under construction for compliance with codes",
            "reviews plans submitted with permit applications",
            "issues correction notices and stop-work orders",
            "keeps records of inspections made",
        ),
        ("building and fire codes", "read construction drawings", "enforce regulations firmly"),
    ),
    (
        "Park Maintenance Worker",
        (
            "mows and irrigates lawns and playing fields",
            "repairs benches, fences and playground equipment",
            "operates light trucks and tractors",
            "removes litter and graffiti",
        ),
        ("irrigation systems", "use hand and power tools safely", "lift heavy objects"),
    ),
    (
        "Payroll Specialist",
        (
            "enters hours and leave into the payroll system",
            "calculates retroactive pay and deductions",
            "answers employees' questions about their pay",
            "prepares quarterly tax returns",
        ),
        ("payroll law", "arithmetic", "keep information confidential"),
    ),
)
ENDINGS = ("", " under general direction", " for all departments", " with the help of staff", " as assigned")
TREE = {
    "op": "any",
    "of": [
        {
            "op": "all",
            "of": [
                {"type": "education", "level": "bachelor", "fields": ["public administration"], "years": None},
                {
                    "type": "experience",
                    "years": 3,
                    "area": "progressively responsible work in the field",
                    "in_class": [],
                    "supervisory": True,
                    "full_time": True,
                },
                {"type": "license", "name": "driver's licence"},
            ],
        },
        {"type": "equivalent", "text": "any equivalent combination of education and experience"},
    ],
}
UNREADABLE = (
    ("empty", "the file holds no text · scan it with text recognition, or leave it out", "pdf"),
    ("encrypted", "the file asks for a password · save a copy without one", "pdf"),
    ("unreadable", "not a PDF although its name says so · export it again", "pdf"),
    ("low_quality", "38 % of its characters are not letters · find a cleaner copy", "pdf"),
)

Rows = list[dict[str, Any]]


def frame(table: tables.Table, rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
    """Rows as a frame with every column of the table, absent ones null, as Parquet gives it back."""
    schema = table.schema
    filled = ({name: row.get(name) for name in table.names} for row in rows)
    return pa.Table.from_pylist(list(filled), schema=schema).to_pandas()


def empty() -> dict[str, pd.DataFrame]:
    """Every table without a row."""
    return {table.name: frame(table, []) for table in tables.TABLES}


class Corpus:
    """Collects the rows of an invented run, document by document."""

    def __init__(self) -> None:
        self.rows: dict[str, Rows] = {table.name: [] for table in tables.TABLES}
        self.family: dict[str, int] = {}
        self.level: dict[str, int] = {}

    def document(self, doc_id: str, **values: Any) -> None:
        row = {"doc_id": doc_id, "kind": "spec", "status": "ok", "format": "html", "sha256": "0" * 64, **values}
        self.rows["documents"].append(row)

    def specification(self, city: int, family: int, levels: int) -> None:
        title, duties, competencies = FAMILIES[family % len(FAMILIES)]
        edition = family // len(FAMILIES)
        title += f" {chr(65 + edition)}" if edition else ""
        name = CITIES[city % len(CITIES)] + (f" {city // len(CITIES) + 1}" if city >= len(CITIES) else "")
        doc_id = f"specs/{name.lower().replace(' ', '-')}/{title.lower().replace(' ', '-')}.html"
        self.document(doc_id, employer=name, title=title)
        for number, label in enumerate(("header", "summary", "duties", "ksa", "qualifications"), 1):
            section = {"doc_id": doc_id, "section_no": number, "label": label, "start": number, "end": number + 1}
            self.rows["sections"].append({**section, "body_start": number, "text": "", "confidence": 0.9})
        self._phrases(doc_id, city + edition, duties, competencies)
        for number in range(1, levels + 1):
            class_id = f"{doc_id}#{number}" if levels > 1 else doc_id
            class_title = f"{title} {'I' * number}" if levels > 1 else title
            self._class(class_id, doc_id, number, class_title, 1000 + family * 10 + city)
            self.family[class_id], self.level[class_id] = family, number
            self._level(class_id, doc_id, number)
            if levels > 1:
                member = {"series_id": f"{doc_id}#1", "series": title, "employer": name, "class_id": class_id}
                self.rows["series"].append({**member, "doc_id": doc_id, "position": number, "basis": "numeral"})

    def _level(self, class_id: str, doc_id: str, number: int) -> None:
        """A level of `number` above the base, less a little for what is said of supervision."""
        said = [("base", None, 1.5), ("title", "numeral", float(number)), ("supervision received", "close", -0.6)]
        said += [
            ("scope", f"the {thing}", 0.1) for thing in ("unit", "section", "division", "office", "city", "county")
        ]
        for at, (signal, words, levels) in enumerate(said, 1):
            place = {"text": f"words on {words}", "start": 10 * at, "end": 10 * at + 9} if words else {}
            told = {"signal_no": at, "signal": signal, "value": words or "", "contribution": levels}
            self.rows["levels"].append({"class_id": class_id, "doc_id": doc_id, **told, **place})

    def _class(self, class_id: str, doc_id: str, number: int, title: str, code: int) -> None:
        identity = {"class_id": class_id, "doc_id": doc_id}
        self.rows["classes"].append({**identity, "class_no": number, "title": title, "class_code": str(code)})
        self.rows["requirements"].append({**identity, "class_title": title, "tree": json.dumps(TREE)})
        facts = {"salary_min": str(5000 + code), "salary_max": str(6500 + code), "salary_period": "month"}
        for name, value in {**facts, "reports_to": "Director", "flsa": "exempt", "series_rank": str(number)}.items():
            self.rows["attributes"].append({**identity, "name": name, "value": value})

    def _phrases(self, doc_id: str, city: int, duties: tuple[str, ...], competencies: tuple[str, ...]) -> None:
        kept = [duty for at, duty in enumerate(duties) if (at + city) % 5]
        own = [(f"{duty}{ENDINGS[(city + at) % len(ENDINGS)]}", "responsibility") for at, duty in enumerate(kept)]
        own.append((f"performs special studies for the {CITIES[city % len(CITIES)]} council", "responsibility"))
        at = 200
        for number, (text, kind) in enumerate([*own, *((word, "knowledge") for word in competencies)], 1):
            phrase = {"doc_id": doc_id, "phrase_no": number, "section_no": 3, "kind": kind, "text": text}
            span = {"start": at, "end": at + len(text), "verbatim": True, "confidence": 0.9}
            self.rows["phrases"].append({**phrase, **span, "class_nos": []})
            at += len(text) + 2

    def phrases(self, subject: str) -> Rows:
        doc_id = subject.split("#")[0]
        return [row for row in self.rows["phrases"] if row["doc_id"] == doc_id]

    def match(self, query: str, candidate: str, threshold: float) -> None:
        """A score and its evidence: each phrase earns its share of the dimension's points by the words it shares."""
        pair = {"query_id": query, "candidate_id": candidate}
        gap = self.level.get(candidate, 1) - self.level.get(query, 1)
        items = self._aligned(query, candidate)
        for dimension, points, alike in (
            ("purpose", 10.0, 0.9 if self.family.get(query) == self.family.get(candidate) else 0.2),
            ("qualifications", 15.0, 1.0 if self.family.get(query) == self.family.get(candidate) else 0.4),
            ("level", 10.0, 1.0 if gap == 0 else 0.2),
        ):
            statement = {"query_text": f"{dimension} of the one", "candidate_text": f"{dimension} of the other"}
            item = {"dimension": dimension, **statement, "similarity": alike, "weight": points}
            items.append({**item, "contribution": points * alike})
        items.sort(key=lambda item: -item["contribution"])
        sums = dict.fromkeys(DIMENSIONS, 0.0)
        for number, item in enumerate(items, 1):
            sums[item["dimension"]] += item["contribution"]
            self.rows["evidence"].append({**pair, "item_no": number, **item})
        score = sum(sums.values())
        reason = f"below {threshold:g} points" if score < threshold else f"levels differ by {gap}" if gap else None
        told = {"score": score, "level_gap": gap, "benchmark": reason is None, "reason": reason}
        self.rows["matches"].append({**pair, **sums, **told})

    def _aligned(self, query: str, candidate: str) -> Rows:
        items: Rows = []
        others = self.phrases(candidate)
        for dimension, points, kinds in (
            ("responsibilities", 40.0, {"responsibility"}),
            ("competencies", 25.0, {"knowledge", "skill", "ability"}),
        ):
            own = [row for row in self.phrases(query) if row["kind"] in kinds]
            for row in own:
                best = max(others, key=lambda other: _alike(row["text"], other["text"]), default=None)
                alike = _alike(row["text"], best["text"]) if best else 0.0
                found = best if best and alike >= 0.4 else None
                share = points / len(own)
                item = {"dimension": dimension, "query_text": row["text"], "weight": share}
                item |= {"query_start": row["start"], "query_end": row["end"]}
                item |= {"candidate_text": found["text"], "similarity": alike} if found else {"similarity": 0.0}
                item |= {"candidate_start": found["start"], "candidate_end": found["end"]} if found else {}
                items.append({**item, "contribution": share * alike if found else 0.0})
            used = {item.get("candidate_start") for item in items}
            for row in others:
                if row["kind"] in kinds and row["start"] not in used:
                    item = {"dimension": dimension, "candidate_text": row["text"], "similarity": 0.0, "weight": 0.0}
                    span = {"candidate_start": row["start"], "candidate_end": row["end"]}
                    items.append({**item, **span, "contribution": 0.0})
        return items

    def withhold_last(self, reason: str) -> None:
        """Takes the score and the evidence of the last match away."""
        last = self.rows["matches"][-1]
        blank = dict.fromkeys(("score", *DIMENSIONS, "benchmark"))
        last.update(blank, reason=reason)
        pair = (last["query_id"], last["candidate_id"])
        kept = [row for row in self.rows["evidence"] if (row["query_id"], row["candidate_id"]) != pair]
        self.rows["evidence"] = kept

    def frames(self) -> dict[str, pd.DataFrame]:
        return {table.name: frame(table, self.rows[table.name]) for table in tables.TABLES}


def _alike(one: str, other: str) -> float:
    left, right = set(one.split()), set(other.split())
    return len(left & right) / len(left | right)


def sample(
    cities: int = 3, families: int = 3, resumes: int = 2, threshold: float = 70.0, nearest: int = 12
) -> dict[str, pd.DataFrame]:
    """Tables of an invented run: a series in every third city, unreadable documents, resumes, one withheld match."""
    corpus = Corpus()
    for city in range(cities):
        for family in range(families):
            corpus.specification(city, family, levels=3 if family == 1 and city % 3 == 0 else 1)
    for number, (status, reason, kind) in enumerate(UNREADABLE):
        corpus.document(
            f"specs/dunmore/scan-{number}.pdf", employer="Dunmore", status=status, reason=reason, format=kind
        )
    classes = [row["class_id"] for row in corpus.rows["classes"]]
    for number in range(resumes):
        doc_id = f"resumes/FINANCE/{100 + number}.pdf"
        corpus.document(doc_id, kind="resume", format="pdf")
        corpus._phrases(doc_id, number, FAMILIES[number % len(FAMILIES)][1][:4], FAMILIES[number % len(FAMILIES)][2])
    for query in [*classes, *(f"resumes/FINANCE/{100 + number}.pdf" for number in range(resumes))]:
        family = corpus.family.get(query, -1)
        near = sorted((other for other in classes if other != query), key=lambda other: corpus.family[other] != family)
        for candidate in near[:nearest]:
            corpus.match(query, candidate, threshold)
    corpus.withhold_last("the candidate states no duties, so nothing can be compared")
    return corpus.frames()
