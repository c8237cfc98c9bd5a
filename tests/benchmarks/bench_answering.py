"""How long a person waits: a whole cold process, and one answer once the documents are open."""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bot.clerk import Clerk
from bot.settings import Settings

QUESTIONS = (
    "Qui héberge les données de Doctolib ?",
    "Pourquoi le Conseil d'État a-t-il rejeté la requête ?",
    "Quand le Privacy Shield a-t-il été invalidé ?",
    "Que dit l'article L. 1111-8 du code de la santé publique ?",
    "Combien de rendez-vous de vaccination Doctolib a-t-il pris ?",
    "Who are the applicants of March 2021?",
    "What is the CLOUD Act?",
    "Quelle est la recette des crêpes ?",
)
PROCESSES = 9
ROUNDS = 5


def run() -> None:
    """Print the times, in seconds for a process and milliseconds for an answer."""
    first = []
    for _ in range(PROCESSES):
        with tempfile.TemporaryDirectory() as folder:
            first.append(_timed(lambda home=f"{folder}/home": _process(home)))
    with tempfile.TemporaryDirectory() as home:
        _process(home)
        used = _processor_time()
        later = [_timed(lambda: _process(home)) for _ in range(PROCESSES)]
        used = (_processor_time() - used) / PROCESSES
        clerk = Clerk.open(Settings(home=Path(home)))
        answers = [
            _timed(lambda asked=question: clerk.ask(asked))
            for _ in range(ROUNDS)
            for question in QUESTIONS
        ]
    print(f"cold process, first in a new home, median of {PROCESSES}: {_told(first)}")
    print(f"cold process, next, median of {PROCESSES}: {_told(later)}")
    print(f"processor time of such a process: {used:.2f} s")
    print(
        f"answer in process, median of {len(answers)}: {statistics.median(answers) * 1000:.1f} ms,"
        f" slowest {max(answers) * 1000:.1f} ms"
    )


def _told(times: list[float]) -> str:
    return f"{statistics.median(times):.2f} s, slowest {max(times):.2f} s"


def _process(home: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "bot", "ask", QUESTIONS[0]],
        env=os.environ | {"GREFFIER_HOME": home},
        stdout=subprocess.DEVNULL,
        check=True,
    )


def _processor_time() -> float:
    """Seconds of processor that all processes ended so far have used."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _timed(task: Callable[[], object]) -> float:
    start = time.perf_counter()
    task()
    return time.perf_counter() - start
