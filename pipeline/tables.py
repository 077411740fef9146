"""Every table: its columns with types, units and meaning, and its key.

A column is said once, here. The store checks each artifact against it on write, and the README's tables are generated
from it.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Attributes:
        name: public name; columns are added freely and never renamed.
        type: Arrow type.
        meaning: one line for the generated documentation, with the unit where there is one.
    """

    name: str
    type: pa.DataType
    meaning: str


@dataclass(frozen=True)
class Table:
    """One table, kept as a folder of Parquet files under `data/processed/<name>/`."""

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    meaning: str

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema every artifact of this table has, columns in this order."""
        return pa.schema([pa.field(column.name, column.type) for column in self.columns])

    @property
    def names(self) -> list[str]:
        """Column names, in order."""
        return [column.name for column in self.columns]


STRING, INT, FLOAT, POINTS, BOOL = pa.string(), pa.int32(), pa.float32(), pa.float64(), pa.bool_()
VECTOR_WIDTH = 384  # all-MiniLM-L6-v2

# What a format itself says about the structure of its text (an HTML <h2>, a DOCX list item, a markdown heading).
LAYOUT = pa.list_(
    pa.struct([pa.field("start", INT), pa.field("end", INT), pa.field("kind", STRING), pa.field("level", INT)])
)

SOURCES = Table(
    "sources",
    ("doc_id",),
    (
        Column("doc_id", STRING, "path relative to data/raw; a table's row adds `/<row id>`"),
        Column("kind", STRING, "`spec` or `resume`, from the folder"),
        Column("employer", STRING, "from the sub-folder or the settings"),
        Column("path", STRING, "file that holds the document, relative to data/raw"),
        Column("location", STRING, "where that file is on this machine; no part of the document's identity"),
        Column("row", INT, "row number in a table file, from 0; null for a file that is one document"),
        Column("duplicate_of", STRING, "doc_id of an earlier row of the same table file with the same text, else null"),
        Column("sha256", STRING, "digest of the file's bytes, or of the row's values"),
    ),
    "what lies in data/raw: planned anew at each run, never stored",
)

DOCUMENTS = Table(
    "documents",
    ("doc_id",),
    (
        Column("doc_id", STRING, "path relative to data/raw; a table's row adds `/<row id>`"),
        Column("kind", STRING, "`spec` or `resume`"),
        Column("employer", STRING, "city, county, state or agency; null when neither folder nor text says"),
        Column("title", STRING, "title as the document gives it, else null"),
        Column("class_code", STRING, "class code as the document gives it, else null"),
        Column("text", STRING, "the document as plain text, lines ended by \\n; every offset counts its characters"),
        Column("layout", LAYOUT, "what the format says of the text: kind is `heading`, `item` or `cell`"),
        Column(
            "status",
            STRING,
            "`ok`, `empty`, `unreadable`, `encrypted`, `too_large`, `low_quality`, `foreign_language`, "
            "`not_a_specification` or `duplicate`",
        ),
        Column("reason", STRING, "why the status is not `ok`, with the remedy; else null"),
        Column("format", STRING, "reader that read it: text, markdown, html, pdf, docx or table"),
        Column("encoding", STRING, "character encoding found; null for binary formats"),
        Column("sha256", STRING, "digest of the raw bytes"),
    ),
    "one row a document, readable or not",
)

CLASSES = Table(
    "classes",
    ("class_id",),
    (
        Column("class_id", STRING, "document id, with `#1`, `#2` … where the document describes several classes"),
        Column("doc_id", STRING, "document that describes the class"),
        Column("class_no", INT, "1, 2 … in the order of the document"),
        Column("title", STRING, "class title; null when the document gives none"),
        Column("class_code", STRING, "class code, null when the document gives none"),
        Column("start", INT, "first character of the class's own title in documents.text"),
        Column("end", INT, "character after the title"),
    ),
    "one row a class: a series specification describes several",
)

SECTIONS = Table(
    "sections",
    ("doc_id", "section_no"),
    (
        Column("doc_id", STRING, "document"),
        Column("section_no", INT, "1, 2 … in the order of the document"),
        Column("class_id", STRING, "class it belongs to (the first, where it names several); null: common to all"),
        Column("class_nos", pa.list_(INT), "numbers of all the classes it belongs to; empty: common to all"),
        Column("label", STRING, "what the section is, from a closed set"),
        Column("heading", STRING, "its heading without mark-up, null when it has none"),
        Column("subheading", STRING, "the class or level name that opens this part of the section, else null"),
        Column("start", INT, "first character in documents.text, heading included"),
        Column("end", INT, "character after the last"),
        Column("body_start", INT, "first character after the heading"),
        Column("text", STRING, "documents.text[start:end]"),
        Column("confidence", FLOAT, "0–1: probability that the label is right, over the lines of the section"),
    ),
    "every line of a document, in sections that follow each other without overlap",
)

ENTRIES = Table(
    "entries",
    ("doc_id", "entry_no"),
    (
        Column("doc_id", STRING, "resume"),
        Column("entry_no", INT, "1, 2 … in the order of the resume"),
        Column("section_no", INT, "section it stands in"),
        Column("kind", STRING, "`experience`, `education`, `license`, `certification` or `skill`"),
        Column("title", STRING, "post, degree, licence, certification or skill in the text's words; null: not named"),
        Column("organisation", STRING, "employer or school in the text's words; null when not named"),
        Column(
            "began", STRING, "first month, YYYY-MM, or YYYY where only the year is stated; of a credential: granted"
        ),
        Column(
            "ended", STRING, "last month likewise; of a degree: when it is awarded; of a credential: when it lapses"
        ),
        Column("current", BOOL, "a post still held, or schooling that goes on"),
        Column("months", INT, "months the post counts for as of `as_of`, both ends whole; null: no length is stated"),
        Column("as_of", STRING, "the month `present` stands for, YYYY-MM; null when nothing is dated"),
        Column("level", STRING, "of schooling: `high_school`, `bachelor` …, as in requirement trees; else null"),
        Column("fields", pa.list_(STRING), "of schooling: its subjects in the text's words"),
        Column("completed", BOOL, "false: expected, in progress, given up or lapsed; null for posts and skills"),
        Column("text", STRING, "the words that state it: documents.text[start:body_start], white space collapsed"),
        Column("start", INT, "first character in documents.text"),
        Column("body_start", INT, "first character of what was done there; `end` where nothing is told"),
        Column("end", INT, "character after the last"),
        Column("confidence", FLOAT, "0–1: how plainly the text states it"),
    ),
    "what a resume states: posts held, schooling, licences and certifications, skills",
)

PHRASES = Table(
    "phrases",
    ("doc_id", "phrase_no"),
    (
        Column("doc_id", STRING, "document"),
        Column("phrase_no", INT, "1, 2 … in the order of the document"),
        Column("section_no", INT, "section it stands in"),
        Column("class_id", STRING, "class it belongs to (the first, where several); null: common to all"),
        Column("class_nos", pa.list_(INT), "numbers of all the classes it belongs to; empty: common to all"),
        Column("kind", STRING, "`responsibility`, `knowledge`, `skill` or `ability`"),
        Column("text", STRING, "the phrase, shared words restored, white space collapsed"),
        Column("start", INT, "first character in documents.text"),
        Column("end", INT, "character after the last"),
        Column("verbatim", BOOL, "text is documents.text[start:end] but for white space"),
        Column("level", STRING, "`basic`, `working`, `thorough`, `expert` or null"),
        Column("confidence", FLOAT, "0–1"),
        Column(
            "canonical", STRING, "action and object, or topic, in lemmas and American spelling: phrases group by it"
        ),
        Column(
            "examples", pa.list_(STRING), "what the text names as examples (such as, e.g., including, in parentheses)"
        ),
    ),
    "responsibilities and competencies, one action or one competency each",
)

REQUIREMENTS = Table(
    "requirements",
    ("class_id",),
    (
        Column("class_id", STRING, "class"),
        Column("doc_id", STRING, "document"),
        Column("class_title", STRING, "title of the class, null when the document gives none"),
        Column(
            "tree",
            STRING,
            "minimum qualifications as JSON: operators `all`/`any` over leaves; null when none is stated",
        ),
        Column("preferred", STRING, "desirable qualifications, the same form; null when none is stated"),
        Column("start", INT, "first character of the text the tree was read from; null without a tree"),
        Column("end", INT, "character after the last"),
    ),
    "minimum qualifications of each class as an AND/OR tree",
)

REVIEWS = Table(
    "reviews",
    ("doc_id", "concern"),
    (
        Column("doc_id", STRING, "document"),
        Column("concern", STRING, "`subject`, `language`, `sections`, `duties` or `qualifications`"),
        Column("reason", STRING, "why a person should look before relying on what was read, and at what"),
        Column("share", FLOAT, "0–1: how much of the document it concerns; null where that cannot be said"),
        Column("start", INT, "first character of where to look in documents.text; null: the whole"),
        Column("end", INT, "character after the last"),
    ),
    "documents whose reading is doubtful; they are read all the same",
)

LEVELS = Table(
    "levels",
    ("class_id", "signal_no"),
    (
        Column("class_id", STRING, "class"),
        Column("doc_id", STRING, "document"),
        Column("signal_no", INT, "1, 2 … within the class: the base first, then by size"),
        Column("signal", STRING, "`base`, `supervision received`, `scope`, `experience required`, `title` …"),
        Column("value", STRING, "what is said, in short"),
        Column("contribution", POINTS, "levels it adds; those of a class sum to its level"),
        Column("text", STRING, "the words that say it; null for the base"),
        Column("start", INT, "first character of those words in documents.text; null when there are none"),
        Column("end", INT, "character after the last"),
    ),
    "why a class stands at its level: 1 entry, 2 working, 3 senior, 4 supervisor, 5 manager, 6 division, 7 department",
)

ATTRIBUTES = Table(
    "attributes",
    ("class_id", "name"),
    (
        Column("class_id", STRING, "class"),
        Column("doc_id", STRING, "document"),
        Column("name", STRING, "`reports_to`, `supervises`, `span_min`, `flsa`, `bargaining_unit`, `salary_min` …"),
        Column("value", STRING, "the value as text; amounts in dollars without separators, dates as YYYY-MM-DD"),
        Column("start", INT, "first character of the evidence in documents.text; null when derived from other values"),
        Column("end", INT, "character after the last"),
    ),
    "facts about a class outside its phrases and requirements",
)

SERIES = Table(
    "series",
    ("series_id", "class_id"),
    (
        Column("series_id", STRING, "class id of the lowest member"),
        Column("series", STRING, "the words its titles share"),
        Column("employer", STRING, "whose series it is; null when nobody says"),
        Column("class_id", STRING, "member"),
        Column("doc_id", STRING, "document that describes it"),
        Column("position", INT, "1 is the lowest step; classes that nothing sets apart share one"),
        Column("rank", STRING, "what ranks its title, such as `senior II`; null when nothing does"),
        Column("basis", STRING, "what sets its step off: `numeral`, `grade`, a rank word, `requirements`, `document`"),
    ),
    "which classes of an employer are steps of one ladder; of the whole corpus, and no part of any score",
)

PROFILES = Table(
    "profiles",
    ("owner_id", "item_no"),
    (
        Column("owner_id", STRING, "class id, or a resume's document id"),
        Column("item_no", INT, "1, 2 … within the owner"),
        Column("doc_id", STRING, "document the item stands in"),
        Column("employer", STRING, "employer of that document"),
        Column(
            "dimension", STRING, "a dimension that is compared, or `posts`, `subjects`, `areas`, `fields`, for verdicts"
        ),
        Column("text", STRING, "the item as shown"),
        Column("embedded", STRING, "the form that is embedded: lower case, white space collapsed; null for a level"),
        Column("value", FLOAT, "years asked for, or that a post lasted; the level on its scale; else null"),
        Column("weight", FLOAT, "how telling the item is of a job, 0–1, by the frozen specificity model"),
        Column("start", INT, "first character in documents.text; null when derived"),
        Column("end", INT, "character after the last"),
    ),
    "what each class or resume is made of, in the dimensions that are compared",
)

VECTORS = Table(
    "vectors",
    ("text",),
    (
        Column("text", STRING, "a distinct item of the profiles, in the form that is embedded"),
        Column("vector", pa.list_(pa.float32(), VECTOR_WIDTH), "unit-length embedding"),
    ),
    "each distinct phrase embedded once; the encoder's name and digest stand in the Parquet footer",
)

CANDIDATES = Table(
    "candidates",
    ("query_id", "candidate_id"),
    (
        Column("query_id", STRING, "class id, or a resume's document id"),
        Column("candidate_id", STRING, "class id"),
        Column("similarity", FLOAT, "cosine of the document vectors, -1–1"),
    ),
    "the nearest classes by document vector, for a closer comparison",
)

COPIES = Table(
    "copies",
    ("query_id", "candidate_id", "copy_no"),
    (
        Column("query_id", STRING, "resume"),
        Column("candidate_id", STRING, "class"),
        Column("copy_no", INT, "1, 2 … in the order of the resume"),
        Column("kind", STRING, "`run`: eight words or more in the same order; `phrase`: the same in the same words"),
        Column("text", STRING, "the copied words, white space collapsed"),
        Column("start", INT, "their first character in the resume's documents.text"),
        Column("end", INT, "character after the last"),
        Column("candidate_start", INT, "first character of what was copied in the class's documents.text"),
        Column("candidate_end", INT, "character after the last"),
    ),
    "passages of a resume that are copied from a specification: they earn nothing there",
)

VERDICTS = Table(
    "verdicts",
    ("query_id", "candidate_id", "node"),
    (
        Column("query_id", STRING, "resume"),
        Column("candidate_id", STRING, "class"),
        Column(
            "node",
            STRING,
            "place in the tree of requirements: `0` the whole, `0.1` its first child …; or `education`, `experience`, "
            "`credentials`: the tree as if it asked for nothing else",
        ),
        Column("type", STRING, "`all`, `any`, the type of the leaf, or `alone`"),
        Column("asks", STRING, "what the node asks for, in words"),
        Column("verdict", STRING, "`met`, `not met` or `no evidence`; null: nothing is required"),
        Column("reason", STRING, "why, in one sentence, with the sum where there is one"),
        Column("share", FLOAT, "0–1: how much of it is shown; null without evidence"),
        Column("quote", STRING, "the words of the resume it rests on, white space collapsed; null when there are none"),
        Column("start", INT, "first character of those words in the resume's documents.text; null when there are none"),
        Column("end", INT, "character after the last"),
        Column("asked_start", INT, "first character of what is asked in the class's documents.text; null: operators"),
        Column("asked_end", INT, "character after the last"),
    ),
    "which qualifications of a class a resume meets, node by node of the tree, with the words that show it",
)

MATCHES = Table(
    "matches",
    ("query_id", "candidate_id"),
    (
        Column("query_id", STRING, "class id, or a resume's document id"),
        Column("candidate_id", STRING, "class id"),
        Column("score", POINTS, "0–100: the sum of the points below"),
        Column("purpose", POINTS, "points from what the classes say they are for; null: no evidence, not counted"),
        Column("responsibilities", POINTS, "points from duties; null: no evidence on one side, not counted"),
        Column("competencies", POINTS, "points from knowledge, skills and abilities; null likewise"),
        Column("qualifications", POINTS, "points from minimum qualifications; null likewise"),
        Column("level", POINTS, "points from the level of the classes; null likewise"),
        Column("minimum", STRING, "of a resume: verdict on all that is required, as in `verdicts`; null: nothing is"),
        Column("education", STRING, "of a resume: verdict on the schooling asked, alone; null: none is asked"),
        Column("experience", STRING, "of a resume: verdict on the experience asked, alone; null: none is asked"),
        Column("credentials", STRING, "of a resume: verdict on licences and certifications asked; null: none is asked"),
        Column("level_gap", FLOAT, "candidate's level less the query's, in steps; null when either is unknown"),
        Column("benchmark", BOOL, "fit as a comparator: the score reaches the threshold and the levels agree"),
        Column("reason", STRING, "why the benchmark is withheld; of a resume: what it says nothing of; else null"),
    ),
    "score of each query against its candidates",
)

EVIDENCE = Table(
    "evidence",
    ("query_id", "candidate_id", "item_no"),
    (
        Column("query_id", STRING, "class id, or a resume's document id"),
        Column("candidate_id", STRING, "class id"),
        Column("item_no", INT, "1, 2 … by contribution within the pair"),
        Column("dimension", STRING, "`purpose`, `responsibilities`, `competencies`, `qualifications` or `level`"),
        Column("query_text", STRING, "item of the query; null when the candidate's item has no counterpart"),
        Column("query_start", INT, "first character in the query's documents.text; null when derived"),
        Column("query_end", INT, "character after the last"),
        Column("candidate_text", STRING, "its counterpart; null when there is none"),
        Column("candidate_start", INT, "first character in the candidate's documents.text"),
        Column("candidate_end", INT, "character after the last"),
        Column("similarity", FLOAT, "0–1"),
        Column("weight", POINTS, "this item's share of the 100 raw points"),
        Column("contribution", POINTS, "weight × similarity × the pair's calibration; they sum to the score"),
        Column("note", STRING, "why an item earns nothing: `claimed` in a list alone, or `copied`; else null"),
    ),
    "what each of the best matches rests on, item by item",
)

TABLES: tuple[Table, ...] = (
    DOCUMENTS, CLASSES, SECTIONS, ENTRIES, PHRASES, REQUIREMENTS, REVIEWS, LEVELS, ATTRIBUTES, SERIES, PROFILES,
    VECTORS, CANDIDATES, COPIES, VERDICTS, MATCHES, EVIDENCE,
)  # fmt: skip
