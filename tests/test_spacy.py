"""Reportedly as a component of spaCy."""

from __future__ import annotations

import doctest
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

spacy = pytest.importorskip("spacy", reason="the extra spacy is not installed")

from spacy.tokens import DocBin  # noqa: E402

from reportedly.annotate.tag import WEIGHTS  # noqa: E402
from reportedly.errors import ModelError  # noqa: E402
from reportedly.spacy import Attributions  # noqa: E402

ROOT = Path(__file__).parents[1]
TEXT = (
    "Mayor Ada Quill told the Harbour Post on Tuesday that the bridge will open on Monday. “Nobody was hurt,” an official said.\n\n"
    "The ministry denied that the bridge had moved."
)


@pytest.fixture(scope="module")
def nlp() -> Any:
    nlp = spacy.blank("en")
    nlp.add_pipe("reportedly", config={"threads": 1})
    return nlp


@pytest.fixture(scope="module")
def doc(nlp: Any) -> Any:
    doc = nlp.make_doc(TEXT)
    doc._.published = "2026-03-04"
    return nlp(doc)


def seen(doc: Any) -> list[tuple[object, ...]]:
    return [(one.id, one.speaker, one.kind, one.via, one.act, str(one.content[0])) for one in doc._.attributions]


def test_attributions_have_spans_of_the_doc_and_what_they_mean(doc: Any) -> None:
    first = doc._.attributions[0]
    assert (first.speaker, first.kind, first.via, first.said_on) == (
        "Ada Quill",
        "person",
        ("Harbour Post",),
        "2026-03-03",
    )
    assert first.content[0].text == "the bridge will open on Monday"
    assert first.content[0].doc is doc
    assert "denies" in {one.act for one in doc._.attributions}


def test_span_groups_are_filled_and_labelled(doc: Any) -> None:
    ids = {one.id for one in doc._.attributions}
    for group in ("sources", "cues", "contents"):
        assert doc.spans[group]
        assert {span.id_ for span in doc.spans[group]} <= ids
    assert "person" in {span.label_ for span in doc.spans["sources"]}
    assert "says" in {span.label_ for span in doc.spans["cues"]}


def test_the_record_has_the_exact_characters(doc: Any) -> None:
    report = doc._.report
    assert report.article.text == TEXT
    assert report.attributions[0].content[0].text(TEXT) == "the bridge will open on Monday"


def test_docs_go_through_a_docbin_with_all_that_was_read(nlp: Any, doc: Any) -> None:
    content = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (again,) = DocBin().from_bytes(content).get_docs(nlp.vocab)
    assert seen(again) == seen(doc)
    assert [span.text for span in again.spans["cues"]] == [span.text for span in doc.spans["cues"]]


@pytest.mark.parametrize("text", ["", " \n ", "!!! ???", "Das Wasser steht hoch, sagte der Bürgermeister am Dienstag."])
def test_a_doc_without_words_or_in_another_language_breaks_nothing(nlp: Any, text: str) -> None:
    doc = nlp(text)
    assert isinstance(doc._.attributions, tuple)
    assert set(doc.spans) == {"sources", "cues", "contents"}


def test_a_stream_gives_what_single_docs_give(nlp: Any, doc: Any) -> None:
    texts = [TEXT, "", TEXT.replace("Ada Quill", "Ola Brand")]
    piped = list(nlp.pipe(texts, batch_size=2))
    assert [len(one._.attributions) for one in piped] == [len(doc._.attributions), 0, len(doc._.attributions)]
    assert piped[2]._.attributions[0].speaker == "Ola Brand"


def test_a_saved_pipeline_reads_the_same(nlp: Any, doc: Any, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    assert [one[1:] for one in seen(again(TEXT))] == [one[1:] for one in seen(nlp(TEXT))]
    other = spacy.blank("en")
    other.add_pipe("reportedly")
    assert len(other.from_bytes(nlp.to_bytes())(TEXT)._.attributions) == len(doc._.attributions)


def test_a_model_of_its_own_goes_with_the_pipeline(tmp_path: Path) -> None:
    copytree(WEIGHTS, tmp_path / "mine")
    Attributions(str(tmp_path / "mine"), threads=1).to_disk(tmp_path / "saved")
    assert {path.name for path in (tmp_path / "saved" / "model").iterdir()} == {path.name for path in WEIGHTS.iterdir()}
    loaded = Attributions(threads=1).from_disk(tmp_path / "saved")
    assert loaded.reader.produced_by == Attributions(threads=1).reader.produced_by


def test_a_pipeline_saved_with_another_model_says_so(tmp_path: Path) -> None:
    Attributions(threads=1).to_disk(tmp_path)
    (tmp_path / "reportedly.json").write_text('{"model": "another"}', "utf8")
    with pytest.raises(ModelError, match="another"):
        Attributions(threads=1).from_disk(tmp_path)


def test_spacy_finds_it_by_its_entry_point_and_several_processes_read(tmp_path: Path) -> None:
    """As installed: nothing imports reportedly.spacy but spaCy itself."""
    points = tomllib.loads((ROOT / "pyproject.toml").read_text("utf8"))["project"]["entry-points"]["spacy_factories"]
    info = tmp_path / "reportedly_here-0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: reportedly-here\nVersion: 0\n", "utf8")
    lines = "".join(f"{name} = {where}\n" for name, where in points.items())
    (info / "entry_points.txt").write_text(f"[spacy_factories]\n{lines}", "utf8")
    code = (
        "import spacy\nnlp = spacy.blank('en')\nnlp.add_pipe('reportedly', config={'threads': 1})\n"
        f"docs = nlp.pipe([{TEXT!r}] * 4, n_process=2, batch_size=2)\n"
        "print([len(doc._.attributions) for doc in docs])"
    )
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT / 'src'}"}
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=environment)
    assert ran.returncode == 0, ran.stderr
    counts = set(ran.stdout.strip("[] \n").split(", "))
    assert len(counts) == 1
    assert int(counts.pop()) >= 3


def test_the_examples_in_the_docs_hold() -> None:
    result = doctest.testfile(str(ROOT / "docs" / "spacy.md"), module_relative=False)
    assert result.attempted >= 8
    assert result.failed == 0
