"""One store for many threads: each borrows a corpus of its own, those that write one after the other."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from reportedly.corpus.choose_vectors import choose_vectors
from reportedly.corpus.corpus import Corpus
from reportedly.corpus.outlet_counts import OutletCounts
from reportedly.corpus.shared_models import SharedReader, SharedVectors
from reportedly.errors import StoreError
from reportedly.link.vectors import Vectors
from reportedly.reader import Reader
from reportedly.store import Store, open_store
from reportedly.store.answers import OutletRecord


class Corpora:
    """Corpora over one store and one model, for use by many threads at once; whoever opens it closes it.

    A corpus remembers rulings and stories while it works, so no two threads may share one: each `borrow` makes a new one,
    which costs next to nothing and sees what other processes stored meanwhile. The store below is safe for threads
    (every transaction takes a connection of its own out of a pool), and so are the shared models.
    """

    def __init__(self, where: str, reader: Reader | None = None, vectors: Vectors | None = None) -> None:
        self.where = where
        self._reader = SharedReader(reader or Reader())
        self._vectors = SharedVectors(vectors or choose_vectors())
        self._opening, self._writing = Lock(), Lock()
        self._outlets = OutletCounts()
        self._store: Store | None = open_store(where)
        self._file = _file_at(where)

    def __repr__(self) -> str:
        return f"<Corpora over {self.where.rpartition('@')[2]}>"

    @contextmanager
    def borrow(self) -> Iterator[Corpus]:
        """A corpus to read from; raises StoreError if the store is not there any more."""
        yield Corpus(self._opened(), self._reader, self._vectors)

    @contextmanager
    def borrow_to_write(self) -> Iterator[Corpus]:
        """A corpus to add to or to judge in, once those before have finished."""
        with self._writing, self.borrow() as corpus:
            yield corpus

    @property
    def reader(self) -> Reader:
        """The one reader, for any thread."""
        return self._reader

    @property
    def vectors(self) -> Vectors:
        """The vectors of passages, for any thread."""
        return self._vectors

    def edition(self) -> str:
        """What changes with every write and with every other file in the store's place; raises StoreError if it is gone."""
        with self.borrow() as corpus:
            return f"{self._file}.{corpus.store.edition()}"

    def outlets(self) -> tuple[OutletRecord, ...]:
        """The outlets of the corpus; in one that keeps growing, as of up to a minute ago."""
        with self.borrow() as corpus:
            return self._outlets.of(self.edition(), corpus.outlets)

    def close(self) -> None:
        """Let go of the store."""
        with self._opening:
            if self._store is not None:
                self._store.close()
                self._store = None

    def _opened(self) -> Store:
        """The store, opened anew where another file lies in its place.

        Open connections go on answering from a deleted file, and what is written there is lost; a new connection would make an empty one.
        """
        found = _file_at(self.where)
        with self._opening:
            if self._store is None or found != self._file:
                if self._store is not None:
                    self._store.close()
                    self._store = None
                self._file = None
                if found is None and "://" not in self.where:
                    raise StoreError(
                        f"the store at {self.where} is gone: put it back, or start the server with another"
                    )
                self._store, self._file = open_store(self.where), found
            return self._store


def _file_at(where: str) -> tuple[int, int] | None:
    """What tells a file from another that takes its name; None for a database server, or where there is none."""
    if "://" in where:
        return None
    try:
        found = os.stat(Path(where))
    except OSError:
        return None
    return found.st_dev, found.st_ino
