"""Show gold against predicted, as one HTML page that needs nothing else: the article, and what differs by field.

    python -m training.errors chains/dev errors.html [--model FOLDER] [--shared ../shared]

`chains/dev` is a folder of ../shared/data with articles/ and gold/. The page holds other people's texts: keep it out of the repository.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from reportedly.codec import encode_report
from reportedly.ingest import article_from_record
from reportedly.reader import Reader
from training.error_page import Compared, render_page
from training.pair_up import differences, pair_up


def compare(folder: Path, reader: Reader, shared: Path) -> Iterator[Compared]:
    """Every article of the folder, read and set beside its gold."""
    sys.path.insert(0, str(shared / "score"))
    scorer = importlib.import_module("score_chains")
    for path in sorted((folder / "gold").glob("*.json")):
        article = article_from_record(json.loads((folder / "articles" / path.name).read_text("utf8")))
        report = json.loads(encode_report(reader.read(article)))
        gold = json.loads(path.read_text("utf8"))["attributions"]
        pairs = pair_up(list(scorer.from_report(report)), list(scorer.gold_spans(article.text, gold)))
        yield Compared(
            title=article.title or article.id,
            outlet=article.outlet or "",
            text=article.text,
            pairs=tuple((pair, tuple(differences(pair, scorer.same_name))) for pair in pairs),
        )


def main() -> None:
    """Reads, compares, writes the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("split", help="a folder of the shared data: chains/dev, chains/train")
    parser.add_argument("page", type=Path, help="the HTML file to write")
    parser.add_argument("--model", type=Path, default=None, help="another weights folder")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    options = parser.parse_args()
    folder = options.shared / "data" / options.split
    if not (folder / "gold").is_dir():
        parser.error(f"{folder} has no folder gold: name a folder of the chains, and their place with --shared")
    compared = list(compare(folder, Reader(options.model), options.shared))
    options.page.write_text(render_page(compared), "utf8")
    print(f"{len(compared)} articles in {options.page}", file=sys.stderr)


if __name__ == "__main__":
    main()
