"""Where the time of a cold start goes: milliseconds of the processor, stage by stage, in a process of its own.

    python -m benchmarks.cold_start [--runs 9]

Prints the medians as one JSON object; `leaving` is what the process takes after the last stage. The whole against
`import onnxruntime`: `python -m benchmarks.speed`.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
from statistics import median

STAGES = {
    "Python": "pass",
    "Typer": "import typer",
    "ONNX Runtime and numpy": "import onnxruntime",
    "tokenizers": "import tokenizers",
    "our command line": "import reportedly.cli.read",
    "our nouns and ingest": "import reportedly.ingest",
    "our passes": "import reportedly.annotate.pipeline",
    "opening the tokenizer": "from reportedly.reader import Reader; reader = Reader(); reader.tagger.tokenizer",
    "opening the encoder": "reader.tagger._session('encoder.onnx')",
    "opening the heads": "reader.tagger._session('roles.onnx'), reader.tagger._session('stances.onnx')",
    "the registry of outlets": "from reportedly.model.outlets import outlets; outlets()",
    "reading a sentence": "import reportedly; reportedly.read('The bridge will reopen on Friday, the ministry said.', reader=reader)",
}


def program() -> str:
    """A program that runs the stages in turn and prints the processor's seconds after each."""
    lines = ["import atexit, gc, os, time", "atexit.register(gc.freeze)", "spent = []"]
    for code in STAGES.values():
        lines += [code, "spent.append(time.process_time())"]
    return "\n".join([*lines, "os.write(1, repr(spent).encode())"])


def once() -> dict[str, float]:
    """Milliseconds of each stage."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ran = subprocess.run([sys.executable, "-c", program()], check=True, capture_output=True, env=os.environ)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = json.loads(ran.stdout)
    whole = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    steps = [end - start for start, end in zip([0.0, *spent], [*spent, whole], strict=True)]
    return {name: step * 1000 for name, step in zip([*STAGES, "leaving"], steps, strict=True)}


def main() -> None:
    """Measure and print as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9)
    runs = [once() for _ in range(parser.parse_args().runs)]
    print(json.dumps({name: round(median(run[name] for run in runs)) for name in runs[0]}, indent=1))


if __name__ == "__main__":
    main()
