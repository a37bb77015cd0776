"""Reading many documents on all cores; one that fails fails alone."""

from __future__ import annotations

import os
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from generator.build.cache import Cache
from generator.document import process
from generator.errors import Problem, UnreadableError
from generator.model import Document, Registry, Source

POOL_FROM = 64
"""Documents from which a pool of processes pays for its start: a worker needs about half a second
to load the language models, some 40 documents' worth of reading."""


def read_one(registry: Registry, job: tuple[Source, bytes]) -> Document | Problem:
    """One document, or what is wrong with it."""
    source, data = job
    try:
        return process(source, data, registry)
    except UnreadableError as error:
        return Problem(file=source.file, fault=error.fault, remedy=error.remedy)
    except Exception as error:  # noqa: BLE001 a fault of ours in one document must not stop the rest
        fault = f"the program failed on it ({type(error).__name__}: {error})"
        return Problem(file=source.file, fault=fault, remedy="leave it out and report the fault")


def process_all(
    sources: Iterable[tuple[Source, bytes]], registry: Registry, cache: Cache
) -> tuple[tuple[Document, ...], list[Problem], int]:
    """Every document sorted by id, the faults of those left out, and how many were kept ready."""
    jobs = {cache.key(source, data): (source, data) for source, data in sources}
    ready = {key: cache.get(key) for key in jobs}
    todo = [key for key, document in ready.items() if document is None]
    documents = [document for document in ready.values() if document is not None]
    reused = len(documents)
    problems: list[Problem] = []
    for key, result in zip(todo, _run([jobs[key] for key in todo], registry), strict=True):
        if isinstance(result, Problem):
            problems.append(result)
        else:
            documents.append(result)
            cache.put(key, result)
    cache.keep_only(frozenset(jobs))
    return tuple(sorted(documents, key=lambda entry: entry.id)), problems, reused


def _run(jobs: list[tuple[Source, bytes]], registry: Registry) -> Iterable[Document | Problem]:
    work = partial(read_one, registry)
    cores = os.cpu_count() or 1
    if len(jobs) < POOL_FROM or cores == 1:
        return [work(job) for job in jobs]
    with ProcessPoolExecutor(max_workers=cores) as executor:
        # A chunk carries the registry once; four a core even out long and short documents.
        return list(executor.map(work, jobs, chunksize=max(1, len(jobs) // (4 * cores))))
