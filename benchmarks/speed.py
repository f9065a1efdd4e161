"""Speed, memory and cold start of the reader, each against something run in the same minutes.

    python -m benchmarks.speed [--articles 60] [--threads 1]

Articles of about 800 words come from ../shared/data/articles. The pipeline is `reportedly read` from JSON Lines to JSON
Lines without the start of Python; the bare encoder is the same ONNX file over the same windows.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.shared import DATA, lines
from reportedly.annotate.cut_windows import cut_windows
from reportedly.codec import encode_report
from reportedly.ingest import article_from_record
from reportedly.reader import Reader

MEMORY = """
import resource, sys
from reportedly.cli import app
try:
    app(["read", sys.argv[1], "--format", "jsonl", "-o", "/dev/null", "--threads", "1"])
except SystemExit:
    pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def chosen(count: int) -> list[dict[str, object]]:
    """Articles of 700 to 900 words."""
    rows = (r for r in lines(DATA / "articles/articles.jsonl.gz") if 700 <= len(r["text"].split()) <= 900)
    return [row for row, _ in zip(rows, range(count), strict=False)]


def compare(path: Path, threads: int) -> dict[str, float]:
    """Seconds of pipeline and bare encoder, in turns of ten articles so that both meet the same machine."""
    reader = Reader(threads=threads)
    rows = path.read_text("utf8").splitlines()
    read = [article_from_record(json.loads(row)) for row in rows]
    tagger = reader.tagger
    windows = [(p := tagger.pieces(a.text), cut_windows(a.text, p)) for a in read]
    reader.read(read[0])
    ratios, pipeline, bare = [], 0.0, 0.0
    for at in range(0, len(read), 10):
        began = time.perf_counter()
        for row in rows[at : at + 10]:
            encode_report(reader.read(article_from_record(json.loads(row))))
        middle = time.perf_counter()
        for pieces, cut in windows[at : at + 10]:
            for window in cut:
                tagger.encode(pieces, window)
        ended = time.perf_counter()
        ratios.append((ended - middle) / (middle - began))
        pipeline += middle - began
        bare += ended - middle
    words = sum(len(a.text.split()) for a in read)
    return {
        "pipeline, share of the bare encoder's speed": round(median(ratios), 3),
        "articles a second": round(len(read) / pipeline, 2),
        "words a second": round(words / pipeline),
        "bare encoder words a second": round(words / bare),
    }


def peak_memory(path: Path) -> int:
    """MB at the peak of reading the file in a process of its own."""
    out = subprocess.run([sys.executable, "-c", MEMORY, str(path)], capture_output=True, text=True, check=True)
    return int(out.stdout.split()[-1])


def cold_start(runs: int = 9) -> dict[str, float]:
    """Reading one short text from the command line against importing onnxruntime, in turns.

    On a shared machine the processor's seconds tell more than the clock's, which count the waiting too.
    """
    text = "The bridge will reopen on Friday, the ministry said."
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write(text)
        file.flush()
        ours, theirs = [], []
        for _ in range(runs):
            ours.append(_seconds([sys.executable, "-m", "reportedly", "read", file.name, "--format", "jsonl"]))
            theirs.append(_seconds([sys.executable, "-c", "import onnxruntime"]))
    (clock, processor), (clock_of_import, processor_of_import) = (
        (median(run[0] for run in those), median(run[1] for run in those)) for those in (ours, theirs)
    )
    return {
        "cold read, seconds": round(clock, 3),
        "import onnxruntime, seconds": round(clock_of_import, 3),
        "ratio": round(clock / clock_of_import, 2),
        "cold read, seconds of processor": round(processor, 3),
        "import onnxruntime, seconds of processor": round(processor_of_import, 3),
        "ratio of processor": round(processor / processor_of_import, 2),
    }


def _seconds(command: list[str]) -> tuple[float, float]:
    """Of the clock and of the processor."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    ended, after = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    return ended - began, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure and print as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in chosen(arguments.articles)), "utf8")
        print(
            json.dumps(
                compare(path, arguments.threads) | {"peak memory, MB": peak_memory(path)} | cold_start(), indent=1
            )
        )


if __name__ == "__main__":
    main()
